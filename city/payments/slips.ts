import { countPaid, type PaidSlip } from '../../forms/evaluation/count-paid.js';
import { UNGROUPED } from '../../forms/evaluation/credits.js';
import { evaluationOf, type KeptEvaluation } from '../../forms/evaluation/kept.js';
import { lastDayToPay } from '../../forms/evaluation/slips.js';
import type { Credit, DraftSlip, Evaluation } from '../../forms/evaluation/types.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { SlipTerms } from '../../forms/language/rulebook.js';
import type { FeeCurrency } from '../../forms/money.js';
import type { Transaction } from '../../prisma/client.js';
import type { SlipStatus } from '../../prisma/generated/client/enums.js';
import type { Transition } from '../../workflows/transition.js';
import { type RefundRow, refundRows } from './refunds.js';

/** A slip of a case as it stands. */
export interface SlipNow {
  id: string;
  revision: number;
  payee: string;
  status: SlipStatus;
  /** in smallest units */
  payable: string;
  /** Jalali day */
  payUntil: string | null;
  /** of the fees that it is for, where they name one */
  group?: string | null;
  /** left out where it is the rial */
  currency?: FeeCurrency;
}

/** A slip that is drawn, with its id and its place among those of its revision. */
type DrawnSlip = DraftSlip & { id: string; ordinal: number };

/** One change of the slips of a case, as the database writes it. */
export type SlipStep =
  /** `counted`: ids of the slips whose payment counts in this revision */
  | { to: 'draft'; drawn: DrawnSlip[]; counted: string[]; refunds: RefundRow[] }
  /** `groups`: of those groups of fees alone */
  | { to: 'payable'; payUntil?: string; groups?: string[] }
  | { to: 'void' | 'expired' };

/** What slips are drawn from: of a revision's evaluation, with the rounding unit of its rulebook. */
export interface Drawing extends Pick<KeptEvaluation, 'slips' | 'feeLines'> {
  credits?: Credit[] | null;
  /** null where nothing was paid before, so that nothing is rounded */
  roundTo: number | null;
}

type Changing = Pick<Transition, 'reference' | 'revision' | 'at' | 'slips' | 'asked'>;

/** How long a slip may be paid, by the rulebook of its revision. */
export type Lapsing = Pick<SlipTerms, 'validDays' | 'withinYear'>;

/**
 * What a transition changes in the slips of its case. Drafts are drawn over what was paid for revisions before and nobody
 * has refunded, with what payees will owe back; they stay drafts until somebody approves. `until`: when payable slips lapse. Without it those of
 * groups of fees lapse counted from the day on which they are asked for, which may be long after the filing that drew them.
 */
export function slipSteps(
  { reference, revision, at, slips: changes, asked }: Changing,
  { slips, drawing, lapsing }: { slips: readonly SlipNow[]; drawing: Drawing | null; lapsing?: Lapsing | null },
  until: string | undefined,
): SlipStep[] {
  return changes.flatMap((to): SlipStep[] => {
    if (to === 'payable') {
      const opens = jalaliDay(new Date(at));
      const payUntil = until ? jalaliDay(new Date(until)) : asked && lapsing ? lastDayToPay(lapsing, opens) : undefined;
      return [{ to, ...(payUntil && { payUntil }), ...(asked && { groups: asked }) }];
    }
    if (to !== 'draft' && to !== 'redraft') return [{ to }];
    const own = slips.filter((slip) => slip.revision === revision);
    const before = to === 'redraft' ? own.length : 0;
    const isCounted = (slip: SlipNow) => slip.revision < revision || (to === 'redraft' && slip.revision === revision);
    const paid = slips.filter((slip) => isCounted(slip) && slip.status === 'PAID').flatMap(paidSlip);
    const { drawn, credits } = draw(drawing, paid);
    const ordinal = (i: number) => before + i + 1;
    const draft: SlipStep = {
      to: 'draft',
      drawn: drawn.map((slip, i) => ({ ...slip, id: `${reference}-${revision}-${ordinal(i)}`, ordinal: ordinal(i) })),
      counted: paid.map(({ id }) => id),
      refunds: refundRows({ reference, revision }, credits, before),
    };
    return before > 0 ? [{ to: 'void' }, draft] : [draft];
  });
}

const paidSlip = ({ id, payee, payable, group, currency }: SlipNow): PaidSlip[] => {
  const amount = BigInt(payable);
  return amount > 0n ? [{ id, payee, amount, ...(group != null && { group }), ...(currency && { currency }) }] : [];
};

function draw(drawing: Drawing | null, paid: readonly PaidSlip[]) {
  if (!drawing) throw new Error('There is no evaluation to draw slips from.');
  const { credits, roundTo, ...worked } = evaluationOf(drawing);
  if (paid.length > 0 && roundTo === null) throw new Error('There is no rulebook to draw slips by.');
  const drawn = countPaid({ ...worked, ...(credits && { credits }) } as Evaluation, paid, roundTo ?? 1);
  return { drawn: drawn.slips, credits: drawn.credits };
}

/**
 * The slips as these steps leave them: open ones move on, one over nothing is paid as soon as it could be, and one that
 * money has reached stays as it is.
 */
export function slipsAfter(slips: readonly SlipNow[], revision: number, steps: readonly SlipStep[]): SlipNow[] {
  let now = [...slips];
  for (const step of steps) {
    if (step.to === 'draft') {
      const drawn = step.drawn.map(
        ({ lines: [first], ...slip }): SlipNow => ({
          ...slip,
          revision,
          status: 'DRAFT',
          group: first?.group ?? null,
          ...(first?.currency && { currency: first.currency }),
        }),
      );
      now.push(...drawn.filter(({ id }) => slips.every((slip) => slip.id !== id)));
    } else now = now.map((slip) => ({ ...slip, ...moved(slip, step) }));
  }
  return now;
}

function moved({ status, payable, group }: SlipNow, step: Exclude<SlipStep, { to: 'draft' }>): Partial<SlipNow> {
  if (step.to === 'payable') {
    if (status !== 'DRAFT') return {};
    if (BigInt(payable) === 0n) return { status: 'PAID' };
    const isAsked = step.groups === undefined || step.groups.includes(group ?? UNGROUPED);
    return isAsked ? { status: 'PAYABLE', ...(step.payUntil !== undefined && { payUntil: step.payUntil }) } : {};
  }
  if (step.to === 'void') return status === 'DRAFT' || status === 'PAYABLE' ? { status: 'VOID' } : {};
  return status === 'PAYABLE' ? { status: 'EXPIRED' } : {};
}

/** The slips that count: those that were called off do not, where others stand in their place. */
export function liveSlips<Slip extends { status: string }>(slips: readonly Slip[]): readonly Slip[] {
  const live = slips.filter(({ status }) => status !== 'VOID');
  return live.length > 0 ? live : slips;
}

/** Whether no slip that counts is asked for and unpaid; drafts are of groups of fees that have not been asked for. */
export const areCovered = (slips: readonly Pick<SlipNow, 'status'>[]): boolean =>
  liveSlips(slips).every(({ status }) => status === 'PAID' || status === 'DRAFT');

/** Whether all that is asked for is paid: every slip that counts, or where fees are asked for by groups, each that is no draft. */
export const areSettled = (slips: readonly Pick<SlipNow, 'status' | 'group'>[]): boolean => {
  const live = liveSlips(slips);
  const inGroups = live.some(({ group }) => group != null);
  const paid = live.filter(({ status }) => status === 'PAID').length;
  return paid > 0 && (inGroups ? areCovered(live) : paid === live.length);
};

/** Whether all that is asked for of the revision is paid. The rows are locked: a payment and a grant never cross. */
export async function askedSlipsSettled(
  tx: Pick<Transaction, '$queryRaw'>,
  reference: string,
  revision: number,
): Promise<boolean> {
  const slips = await tx.$queryRaw<{ status: SlipStatus; group: string | null }[]>`
    SELECT status::text, lines -> 0 ->> 'group' AS "group" FROM "PaymentSlip"
    WHERE reference = ${reference} AND revision = ${revision} FOR UPDATE`;
  return areSettled(slips);
}
