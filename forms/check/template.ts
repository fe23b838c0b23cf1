import { everyStepOf } from '../every-step.js';
import { grantsSeveral, issuesOf } from '../grants.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { PaperTemplate } from '../language/paper-template.js';
import type { StepType } from '../language/step.js';
import { checkWords } from './paper-words.js';
import { checkPlaceholders } from './placeholders.js';
import { problem, unknownName } from './problem.js';

/** What a template may name of the permit type that it is for. */
export type TypeOfTemplate = Pick<FormDefinition, 'form' | 'steps' | 'clocks'>;

/** What a template names is there. `type` is the one that it is for, where it is known. */
export const checkTemplate = (template: PaperTemplate, type: TypeOfTemplate | undefined): DefinitionIssue[] => [
  ...checkPlaceholders(template, type),
  ...checkWords(template, type?.form),
  ...(type ? [...checkWhere(template, type), ...checkStep(template, type)] : []),
];

/** A permit knows its step where its type grants several. */
function checkStep({ step }: PaperTemplate, { steps }: TypeOfTemplate): DefinitionIssue[] {
  if (step === undefined) return [];
  const known = issuesOf(steps).map(({ id }) => id);
  if (!known.includes(step)) return [unknownName('step', 'step', step, known)];
  if (grantsSeveral(steps)) return [];
  const message = `"${step}" grants all there is; leave "step" out, or say in the type's "parts" or "supersedes" what each step grants`;
  return [problem('step', 'UNKNOWN_STEP', message)];
}

const DECIDING: ReadonlySet<StepType> = new Set(['review', 'inspect', 'consult', 'appeal']);

/** What only stands where something has decided names a step at which people do, or a clock whose end does. */
function checkWhere({ body }: PaperTemplate, { steps, clocks = [] }: TypeOfTemplate): DefinitionIssue[] {
  const known = [
    ...everyStepOf(steps).flatMap(({ id, type }) => (DECIDING.has(type) ? [id] : [])),
    ...clocks.flatMap(({ id, atEnd }) => (atEnd.is === 'onward' ? [] : [id])),
  ];
  return body.flatMap(({ where }, i) =>
    where === undefined || known.includes(where) ? [] : [unknownName(`body[${i}].where`, 'step', where, known)],
  );
}
