import type { Judged } from '../../forms/decision/judge.js';
import { scopeOf, standingOf } from '../../forms/decision/rate.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { DecisionPolicy } from '../../forms/language/decision-policy.js';
import type { PrismaClient, Transaction } from '../../prisma/client.js';
import { appendToTrail } from '../trail/append.js';
import { countFor } from './counted.js';
import { drawOf } from './draw.js';
import { lookedAt } from './looked-at.js';
import { type Reason, reasonsFor } from './reasons.js';

interface Asked {
  reference: string;
  revision: number;
  /** id of the review */
  step: string;
  policy: DecisionPolicy;
  policyHash: string;
  /** undefined where the policy does not fit the rules that the case was filed under */
  judged: Judged | undefined;
  /** it is the version that counts now */
  inForce: boolean;
  officeId: string | null;
  at: Date;
}

interface Answer {
  answer: 'approve' | 'person';
  reasons: Reason[];
}

/**
 * One decision on cases of a type at a time, over all workers, and none beside a stop: what is counted stays so until it is
 * written.
 */
export async function holdAutomation(tx: Transaction, permitType: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${`automation ${permitType}`}, 0))`;
}

/**
 * What a policy answers about a review, in one transaction. `key` keys the draw. A revision and step is decided once, but a
 * stop takes back what was not carried out yet.
 */
export function decideOnce(prisma: PrismaClient, key: string, asked: Asked): Promise<Answer> {
  const { reference, revision, step, policy } = asked;
  return prisma.$transaction(async (tx) => {
    await holdAutomation(tx, policy.code);
    const where = { reference_revision_step: { reference, revision, step } };
    const known = await tx.automatedDecision.findUnique({ where, select: { answer: true, reasons: true } });
    if (known && known.answer !== 'approve') return known as Answer;
    const made = await make(tx, key, asked);
    const { answer, reasons, mode } = made;
    if (known && !isHalted(reasons)) return known as Answer;
    if (known) await tx.automatedDecision.update({ where, data: { answer, reasons } });
    else await tx.automatedDecision.create({ data: made });
    const { code, version } = policy;
    const changed = { step, permitType: code, policy: asked.policyHash, version, mode, answer };
    await appendToTrail(tx, [
      { subject: reference, act: 'AUTOMATION_ASKED', by: 'engine', at: asked.at, revision, changed },
    ]);
    return { answer, reasons };
  });
}

/** What ends an approval that was made and has not been carried out. */
const isHalted = (reasons: readonly Reason[]): boolean =>
  reasons.includes('STOPPED') || reasons.includes('ASKED_FOR_PERSON');

async function make(tx: Transaction, key: string, asked: Asked) {
  const { policy, policyHash, judged, officeId, reference, revision, step, at } = asked;
  const { code: permitType, version: policyVersion, mode } = policy;
  const day = jalaliDay(at);
  const counted = await countFor(tx, { reference, permitType, day, officeId, at });
  const standing = standingOf(policy, await lookedAt(tx, policy));
  const draw = drawOf(key, reference, revision);
  const reasons = reasonsFor({ ...asked, counted, standing, draw });
  return {
    ...{ reference, revision, step, permitType, policyHash, policyVersion, mode, scope: scopeOf(policy) },
    ...{ at, day, officeId, reasons, draw, rate: standing.rate },
    eligible: judged?.eligible ?? false,
    answer: reasons.length === 0 ? ('approve' as const) : ('person' as const),
    drawn: reasons.some((reason) => reason === 'DRAWN' || reason === 'ALWAYS_DRAWN' || reason === 'DRAWN_BEFORE'),
    counters: { ...counted, window: standing.window } as object,
    conditions: (judged?.conditions ?? []) as object[],
  };
}
