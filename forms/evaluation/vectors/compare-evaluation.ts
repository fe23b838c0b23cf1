import type { z } from 'zod';
import type { Check, DraftSlip, Evaluation, FeeLine } from '../types.js';
import type { ExpectedCheck, ExpectedSlip, ReferenceCase, VectorCase } from './case-file.js';
import { compare, type Report } from './difference.js';

/** Every expected check by its rule, and none beside them. One that does not apply says nothing, so it may stand beside. */
export function compareChecks(report: Report, expected: z.infer<typeof ExpectedCheck>[], got: Check[]): void {
  const byRule = new Map(got.map((check) => [check.rule, check]));
  for (const { rule, status, actual, limit } of expected) {
    const check = byRule.get(rule);
    compare(report, `checks.${rule}.status`, status.toUpperCase(), check?.status);
    if (actual !== undefined && actual !== null) compare(report, `checks.${rule}.actual`, actual, check?.actual);
    if (limit !== undefined && limit !== null) compare(report, `checks.${rule}.limit`, limit, check?.limit);
  }
  const listed = new Set(expected.map(({ rule }) => rule));
  for (const { rule, status } of got) {
    if (!listed.has(rule) && status !== 'NOT_APPLICABLE') report(`checks.${rule}`, 'nothing', status);
  }
}

type ExpectedLine = { code: string; amount: string | number; payee?: string };

export function compareLines(report: Report, expected: ExpectedLine[], got: FeeLine[]): void {
  const byCode = new Map(got.map((line) => [line.code, line]));
  for (const { code, amount, payee } of expected) {
    compare(report, `fees.${code}.amount`, amount, byCode.get(code)?.amount);
    if (payee) compare(report, `fees.${code}.payee`, payee, byCode.get(code)?.payee);
  }
  const listed = new Set(expected.map(({ code }) => code));
  for (const { code, amount } of got) if (!listed.has(code)) report(`fees.${code}`, 'nothing', amount);
}

const slipFields = ['payee', 'sum', 'rounding', 'payable', 'billId', 'paymentId', 'payUntil'] as const;

export function compareSlips(report: Report, expected: z.infer<typeof ExpectedSlip>[], got: DraftSlip[]): void {
  compare(report, 'slips.length', expected.length, got.length);
  expected.forEach((slip, i) => {
    for (const field of slipFields) {
      const value = slip[field];
      if (value !== undefined) compare(report, `slips[${i}].${field}`, value, got[i]?.[field]);
    }
  });
}

/** Everything of a case except its lanes, which need an evaluation each. */
export function compareCase(report: Report, { expected }: VectorCase, got: Evaluation): void {
  compare(report, 'outcome', expected.outcome.toUpperCase(), got.outcome);
  compare(report, 'referralTarget', expected.referralTarget, got.referralTarget);
  if (expected.checks) compareChecks(report, expected.checks, got.checks);
  if (expected.fees !== undefined) {
    compareLines(report, expected.fees?.lines ?? [], got.feeLines);
    compare(report, 'total', expected.fees?.total ?? 0, got.total);
    if (!expected.fees || expected.fees.slips) compareSlips(report, expected.fees?.slips ?? [], got.slips);
  }
  if (expected.validUntil !== undefined) compare(report, 'validUntil', expected.validUntil, got.validUntil);
}

/** What a reference case says of its evaluation. */
export function compareReference(report: Report, { expected }: ReferenceCase, got: Evaluation): void {
  compare(report, 'outcome', expected.outcome, got.outcome);
  compare(report, 'referralTarget', expected.referralTarget, got.referralTarget);
  if (expected.lane !== undefined) compare(report, 'lane', expected.lane, got.lane);
  if (expected.checks) compareChecks(report, expected.checks, got.checks);
  if (expected.total !== undefined) compare(report, 'total', expected.total, got.total);
  if (expected.slips) compareSlips(report, expected.slips, got.slips);
  if (expected.validUntil !== undefined) compare(report, 'validUntil', expected.validUntil, got.validUntil);
  if (!expected.feeLines) return;
  const lines = Object.entries(expected.feeLines).map(([code, amount]) => ({ code, amount }));
  compareLines(report, lines, got.feeLines);
}
