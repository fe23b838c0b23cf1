import { expect, it } from 'vitest';
import { hearingOf, lastDayOf, whyLastDay } from './appeal-days.js';
import type { AppealStep } from './appeals.js';
import type { BusinessCalendar } from './calendar.js';
import { startOfDay } from './jalali.js';

const calendar: BusinessCalendar = { thursday: 'off', holidays: new Set(['1405/09/14']) };
const ended = new Date(startOfDay('1405/09/02').getTime() + 9 * 3_600_000);
const title = { fa: 'اعتراض', en: 'Objection' };
const appeal = (more: Partial<AppealStep>): AppealStep => ({
  ...{ id: 'objection', type: 'appeal', title, of: ['ISSUED'] },
  ...more,
});
const moved = { ifDayOff: 'nextWorkingDay' } as const;

it.each([
  [{ within: { days: 10 } }, '1405/09/12'],
  [{ within: { days: 10 }, ...moved }, '1405/09/15'],
  [{ within: { days: 9 }, ...moved }, '1405/09/11'],
  [{}, null],
] as const)('ends the time to object of %j on %s', (more, day) => {
  expect(lastDayOf(appeal(more), ended, calendar)).toBe(day);
});

it('hears the holder of a permit to the end of the last day, and lets nobody decide before', () => {
  const hearing = { days: 3 };
  expect(hearingOf(appeal({ hearing }), ended, calendar)).toEqual({
    heardUntil: '1405/09/05',
    decidedFrom: '1405/09/06',
  });
  expect(hearingOf(appeal({ hearing, ...moved }), ended, calendar)).toEqual({
    heardUntil: '1405/09/07',
    decidedFrom: '1405/09/08',
  });
  expect(hearingOf(appeal({ hearing: { hours: 2 } }), ended, calendar)).toEqual({ heardUntil: '1405/09/02' });
  expect(hearingOf(appeal({}), ended, calendar)).toEqual({});
});

it('says why its last day is that day', () => {
  const why = whyLastDay(appeal({ within: { days: 10 }, ...moved }), { from: ended }, calendar);
  expect([why.label, why.value]).toEqual([title, '1405/09/15']);
  expect(why.inputs.map(({ label, value }) => [label.en, value])).toEqual([
    ['The case has ended', '1405/09/02'],
    ['It lasts 10 days', ''],
    ['That is a day off, so it moves to the next working day', '1405/09/12'],
  ]);
  const before = { fa: 'نخست', en: 'First appeal' };
  const second = whyLastDay(appeal({ within: { days: 9 } }), { from: ended, before }, calendar);
  expect(second.inputs.map(({ label }) => label.en)).toEqual(['“First appeal” was decided', 'It lasts 9 days']);
  expect(whyLastDay(appeal({}), { from: ended }, calendar).value).toBe('—');
});
