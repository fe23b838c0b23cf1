import { expect, it } from 'vitest';
import { evaluationOf, keptEvaluation } from './kept.js';
import { drawSlips } from './slips.js';
import type { DraftSlip, Evaluation, FeeLine } from './types.js';

const line = (code: string, amount: string): FeeLine => ({
  code,
  title: { fa: code, en: code },
  amount,
  payee: 'MUNICIPALITY',
  basis: 'a law',
  explanation: { label: { fa: code, en: code }, value: amount, inputs: [] },
});
const slip = (lines: FeeLine[]): DraftSlip => ({
  payee: 'MUNICIPALITY',
  lines,
  sum: '0',
  rounding: '0',
  payable: '0',
  payUntil: '1405/12/29',
});

const [duty, service] = [line('DUTY', '70'), line('SERVICE', '5')];
const part = { ...duty, amount: '20' };
const evaluation = {
  outcome: 'CLEAN',
  total: '75',
  feeLines: [duty, service],
  slips: [slip([duty]), slip([part, service])],
} as Evaluation;

it('keeps each line once, and a part of one whole in its slip', () => {
  const kept = keptEvaluation(evaluation);
  expect(kept.slips.map(({ lines }) => lines)).toEqual([[0], [part, 1]]);
  expect(JSON.stringify(kept).match(/"DUTY"/g)?.length).toBeLessThan(
    JSON.stringify(evaluation).match(/"DUTY"/g)?.length ?? 0,
  );
});

it('gives the evaluation back as it was', () => {
  const read = JSON.parse(JSON.stringify(keptEvaluation(evaluation)));
  expect(evaluationOf(read)).toEqual(evaluation);
});

it('reads what was kept with every line whole, and what has no slips', () => {
  expect(evaluationOf(JSON.parse(JSON.stringify(evaluation)))).toEqual(evaluation);
  const { slips, ...without } = evaluation;
  expect(evaluationOf(without as Evaluation)).toEqual({ ...without, slips: [] });
  expect(slips).toHaveLength(2);
});

it('keeps once what slips are drawn from: groups, payees, what lies below zero, and slips that are split', () => {
  const feeLines = [
    line('DUTY', '70'),
    { ...line('LATER', '30'), group: 'later' },
    { ...line('FUND', '8'), payee: 'FUND' },
    line('LESS', '-10'),
    line('SERVICE', '145'),
    line('SERVICE', '145'),
  ];
  const terms = {
    roundTo: 1,
    maxPayable: '100',
    validDays: 30,
    withinYear: false,
    payees: {},
    fileCode: '1',
    basis: 'a law',
  };
  const slips = drawSlips(feeLines, { terms, asOf: '1405/01/01', firstPeriod: 1, fileCode: undefined });
  const drawn = { ...evaluation, feeLines, slips };
  const kept = keptEvaluation(drawn);
  const places = kept.slips.map(({ lines }) => lines.map((each) => (typeof each === 'number' ? each : each.amount)));
  expect(places).toEqual([[3, 0, '40'], ['100'], ['5', '95'], ['50'], [1], [2]]);
  expect(evaluationOf(JSON.parse(JSON.stringify(kept)))).toEqual(JSON.parse(JSON.stringify(drawn)));
});
