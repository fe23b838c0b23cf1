import { createHash } from 'node:crypto';
import type { ReviewOutcome } from '../forms/language/step.js';
import { Identifier } from '../forms/language/text.js';
import type { Acting } from './acting.js';
import { actorOf } from './actor.js';
import { type Correction, correctionsOf } from './corrections.js';
import { inputMessages } from './messages/inputs.js';
import { openTask } from './open-task.js';
import { invalidInput, Refusal } from './refusals.js';
import { withRemarks } from './remarks.js';
import { sendFirst } from './send-first.js';
import { conditionsOf, wordsOf } from './text-input.js';
import { filledIn, formOfTask, ownOutcomeOfTask } from './work-answers.js';

const outcomes = { APPROVE: 'approve', RETURN: 'return', REJECT: 'reject' } as const satisfies Record<
  string,
  ReviewOutcome
>;
const names: ReadonlySet<string> = new Set(Object.values(outcomes));

interface TaskDecision {
  id: string;
  /** one of the three that everybody knows, or `outcomeId` */
  outcome?: keyof typeof outcomes | null | undefined;
  /** of the step's own */
  outcomeId?: string | null | undefined;
  reason?: string | null | undefined;
  conditions?: readonly string[] | null | undefined;
  /** what has to be put right where, of a return */
  corrections?: readonly Correction[] | null | undefined;
  /** what the decider filled in, by the form of the task */
  answers?: unknown;
  /** that the decider looked at */
  revision?: number | null | undefined;
}

/** Approves, returns or rejects. The same decision again is the same message. */
export async function decideTask(acting: Acting, { id: taskId, revision, ...given }: TaskDecision): Promise<void> {
  const reason = wordsOf('reason', given.reason);
  const outcome = outcomeOf(given);
  const conditions = conditionsOf(given.conditions);
  if (given.corrections?.length) {
    const own = given.outcome == null ? await ownOutcomeOfTask(acting, taskId, outcome) : undefined;
    conditions.push(...correctionsOf(own ? own.as : outcome, given.corrections));
  }
  const { viewer, reference, refusal, otherSelf } = await openTask(acting, taskId, 'decideTask');
  if (otherSelf) throw new Refusal('SEPARATION_OF_DUTIES');
  const actor = actorOf(viewer);
  const answers = given.answers == null ? undefined : await filled(acting, taskId, given.answers);
  const said = [taskId, actor.id, given.outcome ?? outcome, reason, conditions, revision];
  const content = JSON.stringify(answers === undefined ? said : [...said, answers]);
  const messageId = createHash('sha256').update(content).digest('hex').slice(0, 32);
  const words = { reference, author: actor.id, text: reason, conditions, answers, messageId };
  await withRemarks(acting, words, (kept) => {
    const message = {
      taskId,
      outcome,
      actor,
      ...(kept.remark && { remark: kept.remark }),
      ...(kept.conditions.length > 0 && { conditions: kept.conditions }),
      ...(kept.answers && { answers: kept.answers }),
      ...(revision != null && { revision }),
    };
    const id = `decide-${messageId}`;
    return sendFirst(acting, { reference, id, refusal }, () => acting.messenger.decideTask(reference, message, id));
  });
}

/** As the workflow knows it. Whether the task offers it is said there. */
function outcomeOf({ outcome, outcomeId }: Pick<TaskDecision, 'outcome' | 'outcomeId'>): string {
  if ((outcome == null) === (outcomeId == null)) {
    throw invalidInput('outcome', 'ONE_OUTCOME', inputMessages.ONE_OUTCOME);
  }
  if (outcome != null) return outcomes[outcome];
  const id = outcomeId ?? '';
  if (!Identifier.safeParse(id).success || names.has(id)) {
    throw invalidInput('outcomeId', 'OUTCOME_UNKNOWN', inputMessages.OUTCOME_UNKNOWN);
  }
  return id;
}

async function filled(acting: Acting, taskId: string, answers: unknown): Promise<string> {
  const form = await formOfTask(acting, taskId);
  if (!form) throw invalidInput('answers', 'NO_FORM', inputMessages.NO_FORM);
  return filledIn(form, answers);
}
