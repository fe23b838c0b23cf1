import { createHmac } from 'node:crypto';
import { type EvaluationDependencies, flowDecisions } from '../cases/evaluate.js';
import { readFiled, resultsOf } from '../cases/filed-revision.js';
import { handOver, type PreparedTransfer, prepareTransfer } from '../cases/hand-over.js';
import type { NumberMarks } from '../cases/number-marks.js';
import { withRemarkTexts } from '../cases/remarks.js';
import { dueInstants, lapseOf, tariffDayOf } from '../city/calendar/deadlines.js';
import { type ReadCalendar, yearsWithoutTable } from '../city/calendar/read.js';
import type { Notices } from '../city/notices/notices.js';
import { timelineSentence } from '../city/notices/timeline.js';
import { changeSlips, draftSlips, openSlipsSettled, unsettledSlips } from '../city/payments/slips.js';
import { appendToTrail } from '../city/trail/append.js';
import { tellApplicationChanged } from '../prisma/application-changed.js';
import type { PrismaClient, Transaction } from '../prisma/client.js';
import type { Activities } from '../workflows/activities.js';
import type { TimelineDraft, Transition, TransitionResult } from '../workflows/transition.js';
import { type PreparedGrant, whatHasChanged } from './grant-obstacles.js';
import { grantPermit } from './grant-permit.js';
import { moveCase, type PreparedMove, prepareMove } from './move-case.js';
import { oweWhatIsOwedBack } from './owed-back.js';
import { changePermit } from './permit-standing.js';
import { contentHash, standingWithDue } from './standing.js';
import { changeTask, openTasks } from './tasks.js';
import { transitionActs } from './transition-acts.js';
import { alreadyWritten, isCovered, UNGRANTED } from './written-before.js';

export interface TransitionDependencies extends EvaluationDependencies {
  prisma: PrismaClient;
  calendar: ReadCalendar;
  /** working days that a task has at the least when it is opened again after a correction */
  reopenedFloor?: number;
  /** a deadline reaches into a Jalali year whose holidays nobody has said */
  onYearWithoutTable?: ((year: number) => void) | undefined;
  /** keys the draw of audits, so that nobody can foresee it */
  auditKey: string;
  notices: Notices;
  /** refuses a grant that lacks what the case's definition demands; tests of what is written alone leave it out */
  mustBeGrantable?: ((transition: Transition) => Promise<PreparedGrant>) | undefined;
  /** has a granted permit drawn beside the case; without it, its first reader waits for that */
  startPrinting?: (() => Promise<void>) | undefined;
  /** keeps permit numbers from coming back with an older copy of the database */
  numbers?: NumberMarks | undefined;
}

/** Whether the case falls into the audited share: the same answer for the same key and reference, for ever. */
export function auditDraw(key: string, reference: string, percent: number): { bucket: number; selected: boolean } {
  const digest = createHmac('sha256', key).update(reference).digest();
  const bucket = digest.readUInt32BE(0) % 100;
  return { bucket, selected: bucket < percent };
}

/** The one writer of a filed application's rows. */
export function createRecordTransition(deps: TransitionDependencies): Pick<Activities, 'recordTransition'> {
  const { prisma } = deps;
  return {
    async recordTransition(transition) {
      const { reference } = transition;
      const due = await dueIn(deps, transition);
      const move = await prepareMove(deps, transition);
      const transfer = transition.transfer && (await prepareTransfer(deps, transition.reference, transition.transfer));
      if (transition.issue) await deps.numbers?.mustBeAhead();
      const grant = transition.issue ? await deps.mustBeGrantable?.(transition) : undefined;
      const written = await prisma.$transaction((tx) => write(tx, transition, { ...deps, due, move, grant, transfer }));
      if (written.differs) return { due, differs: true };
      await deps.notices.deliver(transition);
      if (transition.issue && !written.unpaid && !written.ungranted) {
        deps.numbers?.given();
        await deps.startPrinting?.();
      }
      const result: TransitionResult = { due, ...written };
      if (transition.audit) {
        result.audited = auditDraw(deps.auditKey, reference, transition.audit.percent).selected;
      }
      if (transition.redecide && !written.refused) {
        const definitionHash = move?.to ?? transition.definitionHash;
        const filed = await readFiled(deps, { ...transition, definitionHash });
        result.decisions = flowDecisions(filed.decide(await resultsOf(prisma, reference)));
      }
      return result;
    },
  };
}

/** The calendar as it is now; what was worked out before keeps its instants. */
async function dueIn(deps: TransitionDependencies, transition: Transition): Promise<Record<string, string[]>> {
  if (transition.waits.every(({ deadlines }) => deadlines.length === 0)) return {};
  const calendar = await deps.calendar();
  const rules = { calendar, floor: deps.reopenedFloor ?? 1 };
  const due = dueInstants(transition, rules, await tariffDayOf(deps.prisma, transition));
  const counted = transition.waits.flatMap(({ stepId, deadlines }) =>
    deadlines.flatMap(({ after, before }, i) =>
      (after ?? before)?.workingDays === undefined ? [] : (due[stepId]?.[i] ?? []),
    ),
  );
  for (const year of yearsWithoutTable(counted, calendar)) deps.onYearWithoutTable?.(year);
  return due;
}

interface Prepared extends Pick<TransitionDependencies, 'notices' | 'registers'> {
  due: Record<string, string[]>;
  move: PreparedMove | undefined;
  grant: PreparedGrant | undefined;
  transfer: PreparedTransfer | undefined;
}

async function write(
  tx: Transaction,
  transition: Transition,
  { due, notices, registers, move, grant, transfer }: Prepared,
): Promise<
  Pick<TransitionResult, 'unpaid' | 'ungranted' | 'settled' | 'refused' | 'transferOver' | 'differs' | 'covered'>
> {
  const { reference, number, revision, at } = transition;
  const taken = await tx.application.updateMany({
    where: { reference, transition: number - 1 },
    data: { transition: number, transitionHash: contentHash(transition), stuckAt: null, stuckWhy: null },
  });
  if (taken.count === 0) return alreadyWritten(tx, transition);

  if (transition.issue && (await unsettledSlips(tx, reference, revision)) > 0) {
    await tellNothingDone(tx, transition, 'unpaid');
    return { unpaid: true };
  }
  const changed = grant && (await whatHasChanged(tx, { registers }, reference, grant));
  if (changed) {
    // The checks are made anew over what is so now.
    await tx.submission.update({
      where: { reference_revision: { reference, revision } },
      data: { registers: changed as object },
    });
    await tellNothingDone(tx, transition, UNGRANTED);
    return { ungranted: true };
  }
  const lapse = transition.slips.includes('expired');
  if (lapse && (await openSlipsSettled(tx, reference, revision))) {
    await tellNothingDone(tx, transition, 'settled');
    return { settled: true };
  }
  if (transfer && !(await handOver(tx, transition, transfer))) {
    await tellNothingDone(tx, transition, 'TRANSFER_OVER');
    return { transferOver: true };
  }
  const refused = move && (await moveCase(tx, transition, move));
  if (refused) {
    await tellNothingDone(tx, transition, refused);
    return { refused };
  }

  await tx.application.update({
    where: { reference },
    data: {
      revision,
      status: transition.status,
      ...(transition.district !== undefined && { districtId: transition.district }),
      currentSteps: transition.currentSteps,
      ...(transition.standing && { standing: standingWithDue(transition.standing, transition, due) }),
      updatedAt: at,
      ...(transition.timeline.some(({ type }) => type === 'FILED') ? { submittedAt: at } : {}),
    },
    select: { reference: true },
  });
  // A correction may move the case to another district, and what was opened for it before.
  if (transition.district !== undefined && transition.timeline.some(({ type }) => type === 'REFILED')) {
    await tx.task.updateMany({ where: { reference }, data: { districtId: transition.district } });
  }
  const words = await wordsOf(tx, transition);
  const came = { ...transition, timeline: await changePermit(tx, transition) };
  const inWords = { ...came, timeline: await worded(tx, came) };
  await writeTimeline(tx, inWords, words);
  await openTasks(tx, transition, due);
  for (const change of transition.changed) await changeTask(tx, reference, change, at);
  for (const change of transition.slips) {
    if (change === 'draft') await draftSlips(tx, reference, revision, at);
    else await changeSlips(tx, transition, change, lapseOf(transition, due));
  }
  await keepResults(tx, transition);
  const granted = transition.issue ? await grantPermit(tx, transition, grant) : [];
  await notices.write(tx, came);
  if (transition.issue) granted.push(...(await oweWhatIsOwedBack(tx, notices, transition)));
  await tellApplicationChanged(tx, reference);
  await appendToTrail(tx, [...(await transitionActs(tx, inWords, words)), ...granted]);
  return (await isCovered(tx, transition)) ? { covered: true } : {};
}

/** The number of the transition is taken all the same. */
const tellNothingDone = (tx: Transaction, { reference: subject, number, at }: Transition, why: string): Promise<void> =>
  appendToTrail(tx, [
    { subject, act: 'NOTHING_DONE', by: 'engine', at: new Date(at), changed: { transition: number, why } },
  ]);

/** What people wrote, by the ids of their remarks. */
async function wordsOf(tx: Transaction, { reference, timeline }: Transition): Promise<Map<string, string>> {
  const ids = timeline.flatMap(({ remark }) => (remark ? [remark] : []));
  const remarks = ids.length > 0 ? await tx.remark.findMany({ where: { reference, id: { in: ids } } }) : [];
  return new Map(remarks.map(({ id, text }) => [id, text]));
}

async function writeTimeline(
  tx: Transaction,
  { reference, timeline, at, status }: Transition,
  words: ReadonlyMap<string, string>,
): Promise<void> {
  if (timeline.length === 0) return;
  await tx.timelineEntry.createMany({
    data: timeline.map(({ seq, type, actor, data = {}, remark }) => ({
      reference,
      seq,
      at,
      type,
      actor,
      status,
      summary: timelineSentence(type, data),
      data: { ...data, ...(remark ? { reason: words.get(remark) ?? '' } : {}) } as object,
    })),
  });
}

/** The entries, their conditions in the words that were kept out of the workflow. */
async function worded(tx: Transaction, { reference, timeline }: Transition): Promise<TimelineDraft[]> {
  const entries: TimelineDraft[] = [];
  for (const entry of timeline) {
    const conditions = entry.data?.conditions;
    const hasConditions = Array.isArray(conditions) && conditions.length > 0;
    if (!hasConditions) entries.push(entry);
    else {
      const words = await withRemarkTexts(tx, reference, conditions.map(String));
      entries.push({ ...entry, data: { ...entry.data, conditions: words } });
    }
  }
  return entries;
}

async function keepResults(tx: Transaction, { reference, results, at }: Transition): Promise<void> {
  for (const [step, data] of Object.entries(results)) {
    const kept = { data: data as object, at };
    await tx.stepResult.upsert({
      where: { reference_step: { reference, step } },
      create: { reference, step, ...kept },
      update: kept,
    });
  }
}
