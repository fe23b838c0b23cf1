import { createHash } from 'node:crypto';
import { INVITED } from '../forms/bodies.js';
import { stepNamed } from '../forms/entries.js';
import { jalaliDay } from '../forms/jalali.js';
import type { ReviewOutcome } from '../forms/language/step.js';
import { workDocumentsOf } from '../forms/work-forms.js';
import type { Acting } from './acting.js';
import { actorOf } from './actor.js';
import { mustHaveCome } from './appointments.js';
import { conditionsWithDays, type GivenCondition } from './conditions.js';
import { type Correction, correctionsOf } from './corrections.js';
import { documentMessages, inputMessages } from './messages/inputs.js';
import { type OpenTask, openTask } from './open-task.js';
import { AnswersInvalidError, invalidInput, Refusal } from './refusals.js';
import { mustBeRecorded } from './register-choices.js';
import { withRemarks } from './remarks.js';
import { sendFirst } from './send-first.js';
import { wordsOf } from './text-input.js';
import { filledIn, formOfTask, lackingDocuments, ownOutcomeOfTask } from './work-answers.js';

const outcomes = { APPROVE: 'approve', RETURN: 'return', REJECT: 'reject' } as const satisfies Record<
  string,
  ReviewOutcome
>;

interface TaskDecision {
  id: string;
  outcome: keyof typeof outcomes;
  /** of the step's own; `outcome` is what it is like, or APPROVE */
  outcomeId?: string | null | undefined;
  reason?: string | null | undefined;
  conditions?: readonly string[] | null | undefined;
  /** the same, each to be fulfilled by a day or at once */
  conditionItems?: readonly GivenCondition[] | null | undefined;
  /** what has to be put right where, of a return */
  corrections?: readonly Correction[] | null | undefined;
  /** what the decider filled in, by the form of the task */
  answers?: unknown;
  /** that the decider looked at */
  revision?: number | null | undefined;
}

/** The task that is decided, and who decides it. */
export interface Decider extends Pick<OpenTask, 'viewer' | 'reference' | 'refusal' | 'otherSelf' | 'stepId' | 'hash'> {
  /** in which they decide; by default all that they hold */
  roles?: string[];
}

const held = async (acting: Acting, id: string): Promise<Decider> => {
  const { roles: _, ...task } = await openTask(acting, id, 'decideTask');
  return task;
};

/** Approves, returns or rejects. The same decision again is the same message. */
export async function decideTask(
  acting: Acting,
  { id: taskId, revision, ...given }: TaskDecision,
  open: (acting: Acting, id: string) => Promise<Decider> = held,
): Promise<void> {
  const reason = wordsOf('reason', given.reason);
  const { named, as } = await chosen(acting, { id: taskId, ...given });
  const set = conditionsWithDays(given, jalaliDay(new Date()), acting.languages);
  const conditions = [...set.texts, ...correctionsOf(as, given.corrections)];
  const due = set.hasDays ? conditions.map((_, i) => set.days[i] ?? '') : undefined;
  const { viewer, reference, refusal, otherSelf, stepId, hash, roles } = await open(acting, taskId);
  if (otherSelf) throw new Refusal('SEPARATION_OF_DUTIES');
  const actor = { ...actorOf(viewer), ...(roles && { roles }) };
  const answers = given.answers == null ? undefined : await filled(acting, taskId, given.answers);
  // Most steps ask for no files, and then nothing more is read.
  const step = stepNamed((await acting.catalogue.definition(hash)).steps, stepId);
  if (step && workDocumentsOf(step).length > 0) await mustBeAttached(acting, taskId, { named, roles });
  if (given.outcomeId != null) await mustHaveCome(acting, taskId, named);
  const said = [taskId, actor.id, given.outcomeId ?? given.outcome, reason, conditions, revision];
  // What came before there were days has the same id as ever.
  const content = JSON.stringify([...said, ...(answers === undefined ? [] : [answers]), ...(due ? [due] : [])]);
  const messageId = createHash('sha256').update(content).digest('hex').slice(0, 32);
  const words = { reference, author: actor.id, text: reason, conditions, answers, messageId };
  await withRemarks(acting, words, (kept) => {
    const message = {
      taskId,
      outcome: named,
      actor,
      ...(kept.remark && { remark: kept.remark }),
      ...(kept.conditions.length > 0 && { conditions: kept.conditions }),
      ...(due && { due }),
      ...(kept.answers && { answers: kept.answers }),
      ...(revision != null && { revision }),
    };
    const id = `decide-${messageId}`;
    return sendFirst(acting, { reference, id, refusal }, () => acting.messenger.decideTask(reference, message, id));
  });
}

/** As the workflow knows it, which says whether the task offers it; and what it is like to the case. */
async function chosen(
  acting: Acting,
  { id, outcome, outcomeId }: Pick<TaskDecision, 'id' | 'outcome' | 'outcomeId'>,
): Promise<{ named: string; as: ReviewOutcome | undefined }> {
  const like = outcomes[outcome];
  if (outcomeId == null) return { named: like, as: like };
  const own = await ownOutcomeOfTask(acting, id, outcomeId);
  if (!own) throw invalidInput('outcomeId', 'OUTCOME_UNKNOWN', inputMessages.OUTCOME_UNKNOWN);
  if ((own.as ?? 'approve') !== like) throw invalidInput('outcome', 'OTHER_OUTCOME', inputMessages.OTHER_OUTCOME);
  return { named: own.id, as: own.as };
}

/** Refuses while a document lacks that the outcome needs. */
async function mustBeAttached(
  acting: Acting,
  taskId: string,
  { named, roles }: { named: string; roles: readonly string[] | undefined },
): Promise<void> {
  const by = roles?.includes(INVITED) ? 'attachToInvitation' : 'attachToTask';
  const lacking = await lackingDocuments(acting, taskId, named);
  if (lacking.length === 0) return;
  throw new AnswersInvalidError(
    lacking.map(({ code, title }) => ({
      path: `documents.${code}`,
      code: 'DOCUMENT_MISSING',
      message: documentMessages.NEEDED_ON_WORK({ fa: title.fa, en: title.en, by }),
    })),
  );
}

async function filled(acting: Acting, taskId: string, answers: unknown): Promise<string> {
  const form = await formOfTask(acting, taskId);
  if (!form) throw invalidInput('answers', 'NO_FORM', inputMessages.NO_FORM);
  const text = filledIn(form, answers);
  await mustBeRecorded(acting.registers, form, JSON.parse(text), 'answers');
  return text;
}
