import type { CaseNow } from '../cases/case-now.js';
import { handOver, prepareTransfer } from '../cases/hand-over.js';
import { overruleRevoked } from '../city/automation/overrule.js';
import { takeBack } from '../city/automation/take-back.js';
import { areSettled, liveSlips, type SlipNow } from '../city/payments/slips.js';
import { appendToTrail } from '../city/trail/append.js';
import { UNGROUPED } from '../forms/evaluation/credits.js';
import { issuesOf } from '../forms/grants.js';
import type { Transaction } from '../prisma/client.js';
import type { Transition, TransitionResult } from '../workflows/transition.js';
import { withAppealDay } from './appeal-notice.js';
import { decidedBeside } from './decide-by-policy.js';
import { followOnNotice } from './filed-on-notice.js';
import { type PreparedGrant, whatHasChanged } from './grant-obstacles.js';
import { grantPermit } from './grant-permit.js';
import { grantIn } from './granting.js';
import { covered, dueIn, endsIn, isNext, lookAt } from './look-at.js';
import { moveCase, prepareMove } from './move-case.js';
import { oweWhatIsOwedBack } from './owed-back.js';
import { changePermit } from './permit-standing.js';
import { prepareMessages, saidMessages } from './said-messages.js';
import { contentHash } from './standing.js';
import type { TransitionDependencies } from './transition-dependencies.js';
import { writeTransition } from './write-transition.js';
import { AUTOMATION_STOPPED, alreadyWritten, type Outcome, UNGRANTED } from './written-before.js';

/** What turns on rows that others write too, or changes more than the transition of a case does. */
export const mustBeAlone = ({ issue, move, transfer, permit, slips }: Transition): boolean =>
  issue || move !== undefined || transfer !== undefined || permit !== undefined || slips.includes('expired');

/** Records a transition in a transaction that has its case, its slips and, where it grants, its plot to itself. */
export function createRecordAlone(deps: TransitionDependencies): (transition: Transition) => Promise<TransitionResult> {
  const { prisma, notices } = deps;
  const knownVersions = new Set<string>();

  /** The rules of a version's first grant are loaded before: within the transaction that would wait for a second connection. */
  async function loadRules(transition: Transition): Promise<void> {
    if (!deps.mustBeGrantable || knownVersions.has(transition.definitionHash)) return;
    const now = await lookAt(prisma, transition, { held: false });
    if (now?.grant) await deps.mustBeGrantable(transition, now);
    knownVersions.add(transition.definitionHash);
  }

  return async (transition) => {
    const { reference } = transition;
    const move = await prepareMove(deps, transition);
    const transfer = transition.transfer && (await prepareTransfer(deps, reference, transition.transfer));
    const decided = await decidedBeside(deps, transition);
    await prepareMessages(deps, transition);
    const noted = transition.issue ? await withAppealDay(deps, transition, transition.timeline) : undefined;
    if (transition.issue) {
      await deps.numbers?.mustBeAhead();
      await loadRules(transition);
    }
    return prisma.$transaction(async (tx): Promise<TransitionResult> => {
      const found = await lookAt(tx, transition, { held: true });
      const worked = await dueIn(deps, transition, found);
      const ends = endsIn(worked);
      const nothing = async (outcome: Outcome, why: string) => {
        await tellNothingDone(tx, transition, why);
        return { ...ends, ...outcome };
      };
      if (!isNext(found, transition)) return { ...ends, ...(await alreadyWritten(tx, transition)) };

      const grant = transition.issue ? await deps.mustBeGrantable?.(transition, found) : undefined;
      if (transition.issue && unsettled(transition, found, grant) > 0) return nothing({ unpaid: true }, 'unpaid');
      if (grant && isFurther(found, transition)) {
        // It rests on what was granted before, and that has to be in force.
        if (!found.grant?.permits.some(({ status }) => status === 'ISSUED'))
          return nothing({ ungranted: true }, UNGRANTED);
      }
      const changed = grant && !isFurther(found, transition) && (await whatHasChanged(tx, deps, reference, grant));
      if (changed) {
        // The checks are made anew over what is so now.
        const { revision } = transition;
        await tx.submission.update({
          where: { reference_revision: { reference, revision } },
          data: { registers: changed as object },
        });
        return nothing({ ungranted: true }, UNGRANTED);
      }
      const stopped = transition.issue && found.grant?.stopped;
      if (stopped) {
        await takeBack(tx, { ...transition, step: stopped });
        return nothing({ stopped }, AUTOMATION_STOPPED);
      }
      const lapse = transition.slips.includes('expired');
      if (lapse && areSettled(ofRevision(transition, found))) {
        return nothing({ settled: true }, 'settled');
      }
      if (transfer && !(await handOver(tx, transition, transfer)))
        return nothing({ transferOver: true }, 'TRANSFER_OVER');
      const refused = move && (await moveCase(tx, transition, move));
      if (refused) return nothing({ refused }, refused);

      const now = move || transfer ? ((await lookAt(tx, transition, { held: false })) ?? found) : found;
      const timeline = noted ?? (await changePermit(tx, transition));
      await overruleRevoked(tx, deps, transition);
      const granted =
        now.grant && (await grantPermit(tx, { ...transition, ...now.grant.filed }, grant, grantIn(transition)));
      const owed = granted ? await oweWhatIsOwedBack(tx, notices, transition, now) : [];
      if (now.onNotice) await followOnNotice(tx, deps, { ...transition, ...now, onNotice: now.onNotice });
      const more = [...(granted?.acts ?? []), ...owed];
      const said = await saidMessages(tx, deps, transition, now);
      const writing = { transition, timeline, said, now, worked, decided, notices, permit: granted?.number, more };
      const written = await writeTransition(tx, writing);
      if (!written) throw new Error(`${reference} was moved while it was held.`);
      return { ...ends, ...covered(transition, written) };
    });
  };
}

const ofRevision = ({ revision }: Transition, { slips }: CaseNow) => slips.filter((slip) => slip.revision === revision);

/** How many slips of the revision money has not settled, of those that the grant waits for. */
function unsettled(transition: Transition, now: CaseNow, grant: PreparedGrant | undefined): number {
  const step = grant && issuesOf(grant.definition.steps).find(({ id }) => id === grantIn(transition));
  const counts = ({ group }: SlipNow) => step?.groups === undefined || step.groups.includes(group ?? UNGROUPED);
  return liveSlips(ofRevision(transition, now)).filter((slip) => slip.status !== 'PAID' && counts(slip)).length;
}

/** The case has granted something else before. */
const isFurther = ({ grant }: CaseNow, transition: Transition): boolean =>
  grant?.permits.some(({ step }) => step !== null && step !== grantIn(transition)) ?? false;

/** The number of the transition is taken all the same. */
async function tellNothingDone(tx: Transaction, transition: Transition, why: string): Promise<void> {
  const { reference, number, at } = transition;
  await tx.application.update({
    where: { reference },
    data: { transition: number, transitionHash: contentHash(transition), stuckAt: null, stuckWhy: null },
    select: { reference: true },
  });
  const act = { act: 'NOTHING_DONE', by: 'engine', at: new Date(at), changed: { transition: number, why } };
  await appendToTrail(tx, [{ subject: reference, ...act }]);
}
