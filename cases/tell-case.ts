import { createHash } from 'node:crypto';
import { outOfBounds } from '../forms/bounds.js';
import { everyStepWith, forEachOf, nameOfEntry, waitsFor } from '../forms/entries.js';
import { everyStepOf } from '../forms/every-step.js';
import type { FormDefinition } from '../forms/language/definition.js';
import type { StepOf } from '../forms/language/step.js';
import { wholeJson, withoutHiddenSigns, withTexts } from '../forms/plain-text.js';
import type { Relation } from '../policy/relations.js';
import type { Acting } from './acting.js';
import { actorOf } from './actor.js';
import { inputMessages } from './messages/inputs.js';
import { findCase, policyRefusal, unlessOfState, type ViewedCase } from './open-case.js';
import { invalidInput, NotFoundError, type Refusal } from './refusals.js';
import { mustBeRecorded } from './register-choices.js';
import { withRemarks } from './remarks.js';
import { sendFirst } from './send-first.js';
import { relationsToTask } from './viewer-relations.js';
import { filledIn } from './work-answers.js';

/** What may come with a signal. */
const bounds = { depth: 10, nodes: 500, characters: 10_000 };

interface Telling {
  reference: string;
  signal: string;
  data?: unknown;
  /** makes two tellings of the same words two, or different ones one */
  idempotencyKey?: string | null | undefined;
}

/** Gives a signal that a step of the case waits for. The same telling again is the same message. Says whether the viewer may read the case. */
export async function tellCase(acting: Acting, { reference, signal, ...given }: Telling): Promise<{ reads: boolean }> {
  const data = dataOf(given.data);
  const viewed = await findCase(acting, reference);
  const { definition, steps } = await waitsIn(acting, viewed, signal);
  const refusal = unlessOfState(refusalTo(viewed, steps));
  if (steps.length === 0) {
    const path = 'signal';
    throw invalidInput(
      path,
      'SIGNAL_UNKNOWN',
      inputMessages.SIGNAL_UNKNOWN({ signal, known: definition.join(', ') || '–' }),
    );
  }
  const actor = actorOf(acting.viewer);
  const form = steps.find((step) => step.form !== undefined)?.form;
  const text = form ? filledIn(form, data ?? {}, 'data') : data === undefined ? undefined : JSON.stringify(data);
  if (form && text !== undefined) await mustBeRecorded(acting.registers, form, JSON.parse(text), 'data');
  const content = given.idempotencyKey != null ? [given.idempotencyKey] : [viewed.row.revision, text];
  const messageId = createHash('sha256')
    .update(JSON.stringify([reference, signal, actor.id, ...content]))
    .digest('hex')
    .slice(0, 32);
  const id = `tell-${messageId}`;
  await withRemarks(acting, { reference, author: actor.id, text, messageId: id }, ({ remark: words }) => {
    const message = { signal, actor, ...(words && { words }) };
    return sendFirst(acting, { reference, id, refusal }, () => acting.messenger.tell(reference, message, id));
  });
  return { reads: viewed.may('read') };
}

function dataOf(given: unknown): unknown {
  if (given == null) return undefined;
  const problem = outOfBounds(given, bounds);
  if (problem) throw invalidInput(problem.path ? `data.${problem.path}` : 'data', problem.code, problem.message);
  return wholeJson(withTexts(given, withoutHiddenSigns));
}

/** The steps of the case's definition that take this signal from somebody, and the names of all such signals. */
async function waitsIn({ catalogue }: Acting, { row }: ViewedCase, signal: string) {
  const definition = await catalogue.definition(row.permitTypeHash);
  const names = everyStepOf(definition.steps).flatMap((step) => {
    if (step.type !== 'wait' || step.by === undefined || step.signal === undefined) return [];
    return forEachOf(definition.steps, step.id) ? [nameOfEntry(step.signal, 1)] : [step.signal];
  });
  const steps = waitsFor(definition.steps, signal).filter(({ by }) => by !== undefined);
  return { definition: [...new Set(names)], steps };
}

/** The steps that wait now for what the viewer may say. */
export const awaitedOf = (
  viewed: ViewedCase,
  definition: Pick<FormDefinition, 'steps'>,
  currentSteps: readonly string[],
): StepOf<'wait'>[] =>
  everyStepWith(definition.steps, currentSteps).flatMap((step) => {
    if (step.type !== 'wait' || step.by === undefined || !currentSteps.includes(step.id)) return [];
    return refusalTo(viewed, [step]) === undefined ? [step] : [];
  });

/** What the policy refuses it with: of what the viewer is to the case, only that counts which a step names. */
function refusalTo(viewed: ViewedCase, steps: readonly StepOf<'wait'>[]): Refusal | undefined {
  const { row, viewer } = viewed;
  const toCase = viewed.relations();
  const roles = steps.flatMap(({ by }) => (by === undefined || by === 'applicant' ? [] : [by]));
  const applying = steps.some(({ by }) => by === 'applicant');
  const told = relationsToTask(viewer, roles, row.districtId);
  const others = toCase.filter((relation) => relation !== 'stepRole');
  const counting = others.map((relation): Relation => (isApplying(relation) && !applying ? 'auditor' : relation));
  // Who reads the case through a task is told that this is not for them.
  const reads = toCase.includes('stepRole') ? ['auditor' as const] : [];
  if (steps.length === 0 && !viewed.may('read')) throw new NotFoundError();
  return steps.length === 0 ? undefined : policyRefusal('tellCase', [...counting, ...reads, ...told], viewed.state);
}

const isApplying = (relation: Relation): boolean => relation === 'owner' || relation === 'office';
