import { expect, it } from 'vitest';
import { sampleGrant } from '../test-support/samples.js';
import { filledMessage, type Sayable } from './filled-message.js';

const field = (type: string, title: string, more: object = {}) => ({ type, title, ...more });
const form = {
  schema: {
    type: 'object',
    properties: {
      height: field('string', 'ارتفاع', { format: 'decimal' }),
      state: field('string', 'وضع', {
        enum: ['GOOD'],
        'x-labels': { GOOD: { fa: 'خوب', en: 'Good', de: 'Gut' } },
      }),
      witness: field('string', 'گواه', { 'x-personal': 'name' }),
    },
  },
  ui: {},
};
const title = { fa: 'بازدید', en: 'Visit' };
const steps = [
  { id: 'site-visit', type: 'inspect', title, role: 'supervisor', form },
  { id: 'opinions', type: 'consult', title, bodies: [{ id: 'FIRE', title, role: 'agency', form }] },
];
const { definition, answers } = sampleGrant('construction');

const filled = (text: string, over: Partial<Sayable> = {}) =>
  filledMessage({ fa: text, en: text, de: text } as never, {
    reference: 'P-1405-0000042',
    definition: { ...definition, steps: steps as never },
    answers,
    results: {
      'site-visit': { outcome: 'approve', height: '1234.50', state: 'GOOD', witness: 'سارا نوری' },
      'opinions.FIRE': { outcome: 'approve', height: '9' },
    },
    ...over,
  });

it('says in each language what its case says there', () => {
  expect(filled('{reference} {results.site_visit.height} {results.site_visit.state}')).toMatchObject({
    en: 'P-1405-0000042 1,234.50 Good',
    de: 'P-1405-0000042 1.234,50 Gut',
  });
  expect(filled('{results.site_visit.height}، {results.site_visit.state}').fa).toBe('۱٬۲۳۴٫۵۰، خوب');
  expect(filled('{type}: {results.opinions.FIRE.height} ({answers.property.deedArea})').en).toMatch(
    /^Construction permit: 9 \(\d/,
  );
});

it('says nothing personal, and a dash for what nobody has answered', () => {
  expect(filled('{results.site_visit.witness} {answers.applicant}').en).not.toMatch(/سارا|مریم|999/);
  expect(filled('{results.site_visit.height}', { results: {} }).en).toBe('—');
  expect(filled('{results.opinions.FIRE.state}').en).toBe('—');
});

it('reads no value as a placeholder, and leaves braces that name nothing', () => {
  const results = { 'site-visit': { state: '{reference}' } };
  expect(filled('{results.site_visit.state} {nobody}', { results }).en).toBe('{reference} {nobody}');
});
