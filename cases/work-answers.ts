import type { Catalogue } from '../city/catalogue/catalogue.js';
import { holdsMasks } from '../city/privacy/masking.js';
import type { Registers } from '../city/registers/registers.js';
import { checkAnswers } from '../forms/answers/check-answers.js';
import { outOfBounds } from '../forms/bounds.js';
import { everyStepWith, waitsFor } from '../forms/entries.js';
import { jalaliDay } from '../forms/jalali.js';
import type { WorkDocument } from '../forms/language/document.js';
import type { OwnOutcome, Step } from '../forms/language/step.js';
import type { Form } from '../forms/language/work.js';
import { needsOf, ownOutcomesOf } from '../forms/outcomes.js';
import { wholeJson, withoutHiddenSigns, withTexts } from '../forms/plain-text.js';
import { documentsFor, workFormOf } from '../forms/work-forms.js';
import type { PrismaClient } from '../prisma/client.js';
import { isUuid } from '../prisma/uuid.js';
import { inputMessages } from './messages/inputs.js';
import { AnswersInvalidError, invalidInput } from './refusals.js';
import { choiceIssues } from './register-choices.js';

/** What somebody may fill in on one task: a message's words, and no file. */
const bounds = { depth: 20, nodes: 2_500, characters: 100_000 };

/** What was filled in, normalised and held to its form, as the JSON that is kept. Throws with every issue, by `path`. */
export function filledIn(form: Form, given: unknown, path = 'answers'): string {
  const problem = outOfBounds(given, bounds);
  if (problem) throw invalidInput(problem.path ? `${path}.${problem.path}` : path, problem.code, problem.message);
  const raw = wholeJson(withTexts(given, withoutHiddenSigns));
  const { answers, issues } = checkAnswers({ form }, raw, jalaliDay(new Date()));
  if (issues.length > 0) {
    throw new AnswersInvalidError(
      issues.map((issue) => ({ ...issue, path: issue.path ? `${path}.${issue.path}` : path })),
    );
  }
  if (holdsMasks(answers, form.schema)) throw invalidInput(path, 'MASKED_VALUE', inputMessages.MASKED_VALUE);
  return JSON.stringify(answers);
}

interface Place {
  prisma: PrismaClient;
  catalogue: Catalogue;
}

/** The form of a task by its row; undefined where there is no such task, or it has none. */
export async function formOfTask(place: Place, id: string): Promise<Form | undefined> {
  const found = await stepsOfTask(place, id);
  return found && formIn(found.steps, found.task);
}

/** An outcome of a task's own by its row; undefined where it has none of that name. */
export async function ownOutcomeOfTask(place: Place, id: string, outcome: string): Promise<OwnOutcome | undefined> {
  const found = await stepsOfTask(place, id);
  return found && ownIn(found.steps, found.task).find((own) => own.id === outcome);
}

/** The documents of a task by its row. */
export async function documentsOfTask(place: Place, id: string): Promise<readonly WorkDocument[]> {
  const found = await stepsOfTask(place, id);
  return found ? documentsIn(found.steps, found.task) : [];
}

/** Those that an outcome of a task needs, and that nobody has attached; `named`: as its workflow names the outcome. */
export async function lackingDocuments(place: Place, id: string, named: string): Promise<readonly WorkDocument[]> {
  const found = await stepsOfTask(place, id);
  if (!found) return [];
  const needed = documentsIn(found.steps, found.task).filter(({ optional }) => !optional);
  if (needed.length === 0) return [];
  const own = ownIn(found.steps, found.task).find((each) => each.id === named);
  const needs = needsOf(own ?? (named === 'approve' ? { as: 'approve' } : {}));
  if (!needs.includes('form')) return [];
  const files = await place.prisma.taskFile.findMany({ where: { taskId: id }, select: { code: true } });
  return needed.filter(({ code }) => !files.some((file) => file.code === code));
}

async function stepsOfTask({ prisma, catalogue }: Place, id: string) {
  const task = await prisma.task.findUnique({
    where: { id },
    select: { stepId: true, stepType: true, body: true, application: { select: { permitTypeHash: true } } },
  });
  if (!task) return undefined;
  const definition = await catalogue.definition(task.application.permitTypeHash);
  return { task, steps: everyStepWith(definition.steps, [task.stepId]) };
}

interface OfStep {
  stepId: string;
  stepType: string;
  body: string | null;
}

/** The form of a task among the steps of its definition. What a finding of an audit is looked at with has none. */
export function formIn(steps: readonly Step[], { stepId, stepType, body }: OfStep) {
  const step = steps.find(({ id, type }) => id === stepId && type === stepType);
  return step && workFormOf(step, body);
}

/** What is attached to a task, among the steps of its definition. */
export function documentsIn(steps: readonly Step[], { stepId, stepType, body }: OfStep) {
  const step = steps.find(({ id, type }) => id === stepId && type === stepType);
  return step ? documentsFor(step, body) : [];
}

/** Outcomes of a task's own among the steps of its definition. */
export function ownIn(steps: readonly Step[], { stepId, stepType }: Pick<OfStep, 'stepId' | 'stepType'>): OwnOutcome[] {
  const step = steps.find(({ id, type }) => id === stepId && type === stepType);
  return step ? ownOutcomesOf(step) : [];
}

/** The form that comes with a signal of a case; undefined where it has none. */
export async function formOfSignal(
  { prisma, catalogue }: Place,
  { reference, signal }: { reference: string; signal: string },
): Promise<Form | undefined> {
  const found = await prisma.application.findUnique({ where: { reference }, select: { permitTypeHash: true } });
  if (!found) return undefined;
  const { steps } = await catalogue.definition(found.permitTypeHash);
  return waitsFor(steps, signal).find(({ form }) => form !== undefined)?.form;
}

/** Whether what a message names as filled in stands there, is its sender's, and holds to the form and to the registers that it names. */
export async function stillHolds(
  place: Place & { registers: Registers },
  { reference, author, id, form }: { reference: string; author: string; id: string; form: Form | undefined },
): Promise<boolean> {
  if (!isUuid(id)) return false;
  const kept = await place.prisma.remark.findUnique({
    where: { id },
    select: { reference: true, author: true, text: true },
  });
  if (!form || kept?.reference !== reference || kept.author !== author) return false;
  try {
    const answers = JSON.parse(kept.text);
    if (checkAnswers({ form }, answers).issues.length > 0) return false;
    // One that is away says nothing: it was looked at before the message was sent.
    return (await choiceIssues(place.registers, form, answers)).every(({ code }) => code === 'REGISTER_UNAVAILABLE');
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
