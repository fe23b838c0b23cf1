import { expect, it } from 'vitest';
import { readSaid } from '../forms/language/said-text.js';
import { conditionsOfCase, conditionsWithDays } from './conditions.js';

const task = (id: string, more: object = {}) => ({
  id,
  stepId: 'approval',
  stepType: 'review',
  body: null,
  status: 'DONE',
  outcome: 'APPROVE',
  conditions: [],
  conditionDue: [],
  decidedAt: new Date(Date.parse('2026-11-24T08:00:00Z') + Number(id) * 1000),
  ...more,
});
const settled = (id: string, code: string, more: object = {}) =>
  task(id, { stepId: 'duties', stepType: 'fulfil', body: code, ...more });

it('counts of each step, or body, the last approval, and says what became of its conditions', () => {
  const tasks = [
    task('1', { conditions: ['of an earlier revision'] }),
    task('2', {
      conditions: ['plant trees', 'send plans', 'close the drain'],
      conditionDue: ['', '1405/10/01', '1405/09/01'],
    }),
    task('3', { stepId: 'opinions', body: 'FIRE', conditions: ['a hydrant'] }),
    task('4', { stepId: 'opinions', body: 'WATER', conditions: ['a meter'] }),
    task('5', { stepId: 'opinions', body: 'POWER', outcome: 'RETURN', conditions: ['nothing of it'] }),
    settled('6', '2-2', { decidedAt: new Date(0) }),
    settled('7', '2-3', { outcome: 'REJECT' }),
  ];
  const found = conditionsOfCase(tasks, '1405/09/15');
  expect(found.map(({ code, text, standing, isOverdue }) => [code, text.en, standing, isOverdue])).toEqual([
    ['2-1', 'plant trees', 'SET', false],
    ['2-2', 'send plans', 'FULFILLED', false],
    ['2-3', 'close the drain', 'NOT_FULFILLED', true],
    ['3-1', 'a hydrant', 'SET', false],
    ['4-1', 'a meter', 'SET', false],
  ]);
});

it('counts what an outcome sets that is like none of the three, and forgets what was decided before it', () => {
  const body = (id: string, of: string, more: object) => task(id, { stepId: 'opinions', body: of, ...more });
  const tasks = [
    body('1', 'FIRE', { outcome: null, conditions: ['a hydrant'], conditionDue: ['1405/10/01'] }),
    body('2', 'WATER', { conditions: ['a meter'] }),
    body('3', 'WATER', { outcome: null }),
    body('4', 'POWER', { outcome: null, status: 'CANCELLED', conditions: ['never decided'] }),
    settled('5', '1-1', { decidedAt: new Date(0) }),
  ];
  const found = conditionsOfCase(tasks, '1405/09/15');
  expect(found.map(({ code, text, standing }) => [code, text.en, standing])).toEqual([
    ['1-1', 'a hydrant', 'FULFILLED'],
  ]);
});

it('takes a day from today on, and says where it is wrong', () => {
  const set = (due: string) =>
    conditionsWithDays({ conditions: ['a'], conditionItems: [{ text: 'b', due }] }, '1405/09/08');
  expect(set('1405/09/08')).toEqual({ texts: ['a', 'b'], days: ['', '1405/09/08'], hasDays: true });
  for (const due of ['1405/09/07', '1405/13/01', 'soon']) expect(() => set(due)).toThrow();
  expect(conditionsWithDays({ conditions: ['a'] }, '1405/09/08').hasDays).toBe(false);
});

it('takes the same in further languages of the installation, and in no other', () => {
  const set = (language: string, text = 'Bäume') =>
    conditionsWithDays({ conditionItems: [{ text: 'درخت', inLanguages: [{ language, text }] }] }, '1405/09/08', [
      'fa',
      'en',
      'de-CH',
    ]).texts.map(readSaid);
  expect(set('de-CH')).toEqual([{ fa: 'درخت', en: 'درخت', 'de-CH': 'Bäume' }]);
  expect(set('en')).toEqual([{ fa: 'درخت', en: 'Bäume' }]);
  for (const language of ['fa', 'fr', '']) expect(() => set(language)).toThrow();
  expect(() => set('en', ' ')).toThrow();
});
