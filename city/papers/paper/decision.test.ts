import { expect, it } from 'vitest';
import { persianDigits } from '../../../forms/persian.js';
import { samplePaper } from '../test-support/samples.js';

const decision = {
  ...{ policyHash: 'a1b2c3d4e5f60718', policyVersion: 3, at: '2026-11-29T09:00:00Z', appealUntil: '1405/10/07' },
  conditions: [{ id: 'E-LANE', title: { fa: '-condition-', en: '-' }, basis: '-basis-' }],
  sources: [{ source: '-register-', at: '2026-11-29T08:59:00Z' }],
  legalBasis: { fa: '-order-', en: '-' },
};

it('says on every paper of the engine how it decided and until when that may be objected to', () => {
  const text = JSON.stringify(samplePaper('inquiry', { decision }).blocks);
  for (const said of ['a1b2c3d4e5f6', '-condition-', '-basis-', '-register-', '-order-', persianDigits('1405/10/07')])
    expect(text).toContain(said);
  expect(JSON.stringify(samplePaper('inquiry').blocks)).not.toContain('a1b2c3d4e5f6');
});
