import { createHmac } from 'node:crypto';
import { flowDecisions } from '../cases/evaluate.js';
import { readFiled, resultsOf } from '../cases/filed-revision.js';
import type { Activities } from '../workflows/activities.js';
import type { Transition, TransitionResult } from '../workflows/transition.js';
import { decidedBeside } from './decide-by-policy.js';
import { invite } from './invite.js';
import { covered, dueIn, endsIn, isNext, lookAt } from './look-at.js';
import { tellResponders } from './notice-responses.js';
import { createRecordAlone, mustBeAlone } from './record-alone.js';
import { saidMessages } from './said-messages.js';
import { tellAppellants } from './tell-appellants.js';
import type { TransitionDependencies } from './transition-dependencies.js';
import { writeTransition } from './write-transition.js';
import { alreadyWritten } from './written-before.js';

/** Whether the case falls into the audited share: the same answer for the same key and reference, for ever. */
export function auditDraw(key: string, reference: string, percent: number): { bucket: number; selected: boolean } {
  const digest = createHmac('sha256', key).update(reference).digest();
  const bucket = digest.readUInt32BE(0) % 100;
  return { bucket, selected: bucket < percent };
}

/** The one writer of a filed application's rows. */
export function createRecordTransition(deps: TransitionDependencies): Pick<Activities, 'recordTransition'> {
  const { prisma } = deps;
  const recordAlone = createRecordAlone(deps);
  return {
    async recordTransition(transition) {
      const result = await (mustBeAlone(transition)
        ? recordAlone(transition)
        : recordAtOnce(deps, transition, recordAlone));
      if (result.differs) return { due: result.due, differs: true };
      await deps.notices.deliver(transition);
      await tellResponders(deps, transition);
      await tellAppellants(deps, transition);
      await invite(deps, transition);
      const far = { ...result.due, ...clockDues(result.clocks) };
      const watchedFrom = Object.keys(far).length > 0 && (await deps.deadlines?.over(far));
      if (watchedFrom) result.watchedFrom = watchedFrom;
      if (transition.issue && !result.unpaid && !result.ungranted) {
        deps.numbers?.given();
        await deps.startPrinting?.();
      }
      if (transition.audit) {
        result.audited = auditDraw(deps.auditKey, transition.reference, transition.audit.percent).selected;
      }
      if (transition.redecide && !result.refused) {
        const definitionHash = transition.move?.to ?? transition.definitionHash;
        const filed = await readFiled(deps, { ...transition, definitionHash });
        result.decisions = flowDecisions(filed.decide(await resultsOf(prisma, transition.reference)));
      }
      return result;
    },
  };
}

/** The ends of clocks as the deadlines of steps are watched over. */
const clockDues = (clocks: TransitionResult['clocks'] = []): Record<string, string[]> =>
  Object.fromEntries(
    clocks.flatMap(({ id, due }) => (due === undefined ? [] : [[`clocks/${id}`, [new Date(due).toISOString()]]])),
  );

/** Most transitions look at their case, and write. What they look at is of their case alone, which nobody else moves. */
async function recordAtOnce(
  deps: TransitionDependencies,
  transition: Transition,
  recordAlone: (transition: Transition) => Promise<TransitionResult>,
): Promise<TransitionResult> {
  const { prisma, notices } = deps;
  const { timeline } = transition;
  const now = await lookAt(prisma, transition, { held: false });
  // What it is on the notice of another case stands or falls with it.
  if (now?.onNotice) return recordAlone(transition);
  const worked = await dueIn(deps, transition, now);
  const ends = endsIn(worked);
  const decided = isNext(now, transition) ? await decidedBeside(deps, transition) : [];
  const said = isNext(now, transition) ? await saidMessages(prisma, deps, transition, now) : [];
  const writing = { transition, timeline, said, worked, decided, notices };
  const written = isNext(now, transition) && (await writeTransition(prisma, { ...writing, now }));
  if (!written) return { ...ends, ...(await alreadyWritten(prisma, transition)) };
  return { ...ends, ...covered(transition, written) };
}
