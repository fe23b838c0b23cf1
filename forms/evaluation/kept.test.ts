import { expect, it } from 'vitest';
import { evaluationOf, keptEvaluation } from './kept.js';
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
