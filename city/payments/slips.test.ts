import { expect, it } from 'vitest';
import { type SlipNow, slipSteps, slipsAfter } from './slips.js';

const slip = (group: string): SlipNow => ({
  id: `U-1-1-${group}`,
  revision: 1,
  payee: 'MUNICIPALITY',
  status: 'DRAFT',
  payable: '5000',
  payUntil: '1405/09/17',
  group,
});
const slips = [slip('FILING'), slip('GRANT')];
/** 1405/12/20 */
const at = '2027-03-11T08:00:00.000Z';
const payable = (asked: string[] | undefined, lapsing: object | null, until?: string) => {
  const transition = { reference: 'U-1', revision: 1, at, slips: ['payable' as const], ...(asked && { asked }) };
  const steps = slipSteps(transition, { slips, drawing: null, lapsing: lapsing as never }, until);
  return slipsAfter(slips, 1, steps).map(({ status, payUntil }) => [status, payUntil]);
};

it.each([
  ['in days from that on', { validDays: 15, withinYear: false }, '1406/01/06'],
  ['but not beyond the year of it', { validDays: 15, withinYear: true }, '1405/12/29'],
  ['in few days', { validDays: 3, withinYear: true }, '1405/12/23'],
])('a group of fees that is asked for on a day lapses %s', (_, lapsing, until) => {
  expect(payable(['GRANT'], lapsing)).toEqual([
    ['DRAFT', '1405/09/17'],
    ['PAYABLE', until],
  ]);
});

it('lapses when its payment says so, and without groups when it was drawn for', () => {
  const lapsing = { validDays: 15, withinYear: false };
  expect(payable(['GRANT'], lapsing, '2027-03-16T08:00:00.000Z')[1]).toEqual(['PAYABLE', '1405/12/25']);
  expect(payable(undefined, lapsing)).toEqual([
    ['PAYABLE', '1405/09/17'],
    ['PAYABLE', '1405/09/17'],
  ]);
});

it('draws slips that were called off anew where they are asked for, over what was paid of them', () => {
  const line = (payee: string) => ({ code: payee, payee, amount: '5000', title: { fa: '', en: '' }, basis: '' });
  const lines = ['CITY', 'TREASURY'].map((payee) => ({ ...line(payee), explanation: {} as never }));
  const drawn = lines.map((each) => ({
    ...{ payee: each.payee, lines: [each], sum: '5000', rounding: '0', payable: '5000', payUntil: '1405/12/29' },
  }));
  const off = [
    { ...slip('x'), id: 'U-1-1-1', payee: 'CITY', status: 'PAID' as const, group: null },
    { ...slip('x'), id: 'U-1-1-2', payee: 'TREASURY', status: 'VOID' as const, group: null },
  ];
  const transition = { reference: 'U-1', revision: 1, at, slips: ['redraft' as const, 'payable' as const] };
  const drawing = { slips: drawn, feeLines: lines, roundTo: 1 };
  const after = slipsAfter(off, 1, slipSteps(transition, { slips: off, drawing }, undefined));
  expect(after.map(({ id, status, payable: amount }) => [id, status, amount])).toEqual([
    ['U-1-1-1', 'PAID', '5000'],
    ['U-1-1-2', 'VOID', '5000'],
    ['U-1-1-3', 'PAID', '0'],
    ['U-1-1-4', 'PAYABLE', '5000'],
  ]);
});
