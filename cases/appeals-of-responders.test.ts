import { expect, it } from 'vitest';
import type { AppealStep } from '../forms/appeals.js';
import { startOfDay } from '../forms/jalali.js';
import { begunWith } from './appeals-of-responders.js';

const title = { fa: 'شکایت', en: 'Recourse' };
const first: AppealStep = {
  id: 'first',
  type: 'appeal',
  title,
  of: ['ISSUED'],
  role: 'appeals',
  by: { filedOn: 'view' },
};
const second: AppealStep = { ...first, id: 'second', after: 'first', within: { days: 30 } };
const at = (day: '1405/09/02' | '1405/09/10' | '1405/10/20') => new Date(startOfDay(day)).toISOString();

const begun = (step: AppealStep, appealed: Record<string, string | null>) =>
  begunWith(
    step,
    // Another of them was heard last.
    { status: 'ISSUED', permit: 'ISSUED', heard: { first: at('1405/10/20') } } as never,
    {
      responding: { filed: [{ step: 'view', kind: 'objection' }], told: at('1405/09/02'), appealed, begun: [] },
      all: [first, second],
      from: at('1405/09/02'),
    },
    { thursday: 'off', holidays: new Set() },
  );

it('counts the days of a second instance from the decision that each was given', () => {
  expect(begun(second, { first: at('1405/09/10') })).toMatchObject({ from: new Date(at('1405/09/10')), mine: false });
});

it('is closed to whoever left the first instance out, or is being heard there', () => {
  expect(begun(second, {})).toBeUndefined();
  expect(begun(second, { first: null })).toBeUndefined();
});

it('is whoever has begun it once', () => {
  expect(begun(first, { first: null })).toMatchObject({ mine: true });
  expect(begun(first, {})).toMatchObject({ from: new Date(at('1405/09/02')), mine: false });
});
