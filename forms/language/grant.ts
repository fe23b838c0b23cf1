import { z } from 'zod';
import { OnFail } from './rule.js';
import { Expression, Identifier } from './text.js';

/** How a permit stands: ISSUED is in force, EXPIRED one whose last day is over. */
export const PermitStanding = z.enum(['ISSUED', 'SUSPENDED', 'REVOKED', 'SUPERSEDED', 'EXPIRED']);
export type PermitStanding = z.infer<typeof PermitStanding>;

/** The permit that a case changes, renews or builds on. It is looked at when the case is filed and once more in the transaction that grants. */
export const BasePermit = z.strictObject({
  permit: Identifier.describe('the lookup in the register `permits` that finds it'),
  when: Expression.optional().describe(
    'the case rests on a permit only where this holds, as a renewal beside new ones; by default always',
  ),
  types: z
    .union([z.array(z.string().min(1).max(41)).min(1).max(50), Expression])
    .optional()
    .describe('the permit types that it may be of, or an expression that lists them; by default any'),
  standing: z
    .array(PermitStanding)
    .min(1)
    .max(5)
    .optional()
    .describe('how it has to stand; by default ISSUED: granted, not lapsed, nothing in its place'),
  stays: z
    .boolean()
    .optional()
    .describe('true: it stays in force beside the new permit; by default the new permit takes its place'),
  onFail: OnFail.optional().describe('what it leads to when the permit may not be used; by default `block`'),
});
export type BasePermit = z.infer<typeof BasePermit>;

/** What becomes of plots by a grant: each of those that end becomes all of those that begin. */
const PlotsGranted = z.strictObject({
  ends: Expression.describe('renewal codes of the plots that end with the grant, as of those that are merged'),
  begins: Expression.describe('renewal codes of the plots that they become, as a surveyor has filled them in'),
});

const recordFields = z.record(Identifier, Expression);

/** What granting does in the register of permits. */
export const Grant = z.strictObject({
  base: BasePermit.optional().describe('the permit that it rests on'),
  replaces: Expression.optional().describe(
    'numbers of other permits granted here that lose their force with the grant',
  ),
  plots: PlotsGranted.optional().describe(
    'plots that are merged or divided by it; nothing becomes of them where either list comes out empty, or the permit is revoked',
  ),
  record: recordFields
    .optional()
    .describe('what the type says of its permits in the register, by field; no import changes it'),
  initially: recordFields
    .optional()
    .describe('the same, until the register is told otherwise by an import: the stage of the work'),
});
export type Grant = z.infer<typeof Grant>;
