import { below, fieldNames, ofField, saidOf } from '../answers/said-of.js';
import { everyStepOf } from '../every-step.js';
import type { Schema } from '../expression/schema.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Shown } from '../language/shown.js';
import type { Step, StepOf } from '../language/step.js';
import { kindTaken } from '../notices.js';
import { markedKind } from '../personal.js';
import { END, graphOf, reached } from './edges.js';
import { problem, unknownName } from './problem.js';
import { everyStep, type PlacedStep } from './step-lists.js';

/** Public notices show what there is, and nothing personal without a reason; whoever objects is heard by somebody. */
export function checkNotices(definition: FormDefinition, onNotice?: readonly string[]): DefinitionIssue[] {
  return everyStep(definition).flatMap((placed) => {
    const { step, path } = placed;
    if (step.type !== 'publish-notice') return [];
    return [
      ...checkShown(definition, step.shows, `${path}.shows`),
      ...showsNothing(step, path),
      ...unheard(placed),
      ...takenTwice(step, path),
      ...filedAsCases(step, path, { own: definition.code, onNotice }),
    ];
  });
}

type NoticeStep = StepOf<'publish-notice'>;

/** Nobody can object to what they are not shown. */
function showsNothing({ id, shows: { answers = [], documents = [] } }: NoticeStep, path: string): DefinitionIssue[] {
  if (answers.length + documents.length > 0) return [];
  const message = `"${id}" shows nothing of the case; name answers or documents that everybody may see`;
  return [problem(`${path}.shows`, 'NOTICE_SHOWS_NOTHING', message)];
}

/** Of each kind people file one, in one way. */
const takenTwice = ({ takes = [] }: NoticeStep, path: string): DefinitionIssue[] =>
  takes.flatMap((each, i) =>
    takes.findIndex((other) => kindTaken(other) === kindTaken(each)) === i
      ? []
      : [problem(`${path}.takes[${i}]`, 'NOTICE_TAKES', `"${kindTaken(each)}" is taken already`)],
  );

/** What is filed as a case is filled in there, in a type that is made for it. */
function filedAsCases(
  { takes = [], form }: NoticeStep,
  path: string,
  { own, onNotice }: { own: string; onNotice: readonly string[] | undefined },
): DefinitionIssue[] {
  return takes.flatMap((each, i) => {
    if (typeof each === 'string') return [];
    const at = `${path}.takes[${i}].application`;
    const { kind, application } = each;
    if (application === own)
      return [problem(at, 'NOTICE_TAKES', `an ${kind} to a case of "${own}" cannot be one of "${own}" itself`)];
    return [
      ...(kind === 'objection' && form
        ? [problem(`${path}.form`, 'NOTICE_TAKES', `nobody fills it in: objections are cases of "${application}"`)]
        : []),
      ...(onNotice && !onNotice.includes(application) ? [unknownName(at, 'type', application, onNotice)] : []),
    ];
  });
}

/** People who have no part in the case are shown what there is, and nothing personal without a reason. */
export const checkShown = (definition: FormDefinition, shows: Shown, path: string): DefinitionIssue[] => [
  ...shownAnswers(definition, shows, path),
  ...shownDocuments(definition, shows, path),
];

function shownAnswers({ form }: FormDefinition, shows: Shown, path: string): DefinitionIssue[] {
  const root = form.schema as Schema;
  return (shows.answers ?? []).flatMap((shown, i) => {
    const at = `${path}.answers[${i}]`;
    const field = typeof shown === 'string' ? shown : shown.field;
    let said = saidOf(root, root);
    for (const name of field.split('.')) {
      const known = fieldNames(said);
      if (!known.includes(name)) return [unknownName(at, 'field', name, known)];
      said = ofField(said, root, name);
    }
    if (typeof shown === 'object' || !isPersonal(said, root)) return [];
    return [problem(at, 'NOTICE_PERSONAL', `"${field}" is, or holds, something personal; say why in "because"`)];
  });
}

/** Deeper than any form that is published. */
const deepest = 12;

/** Whether a field, or anything inside it, is marked as personal. */
function isPersonal(said: readonly Schema[], root: Schema, depth = 0): boolean {
  if (said.some((schema) => markedKind(schema) !== undefined)) return true;
  if (depth > deepest) return false;
  const inner = [...fieldNames(said).map((name) => ofField(said, root, name)), below(said, root, ({ items }) => items)];
  return inner.some((each) => each.length > 0 && isPersonal(each, root, depth + 1));
}

function shownDocuments({ documents }: FormDefinition, shows: Shown, path: string): DefinitionIssue[] {
  return (shows.documents ?? []).flatMap((shown, i) => {
    const at = `${path}.documents[${i}]`;
    const code = typeof shown === 'string' ? shown : shown.document;
    const document = documents.find((each) => each.code === code);
    if (!document) {
      return [
        unknownName(
          at,
          'document',
          code,
          documents.map((each) => each.code),
        ),
      ];
    }
    if (document.personal === false || typeof shown === 'object') return [];
    return [problem(at, 'NOTICE_PERSONAL', `"${code}" is not marked as free of personal data; say why in "because"`)];
  });
}

const HEARS: ReadonlySet<string> = new Set(['review', 'inspect', 'consult']);

const hears = (step: Step): boolean => everyStepOf([step]).some(({ type }) => HEARS.has(type));

/** Somebody decides after it, in its own list of steps or after the branch. */
function unheard({ step, path, list }: PlacedStep): DefinitionIssue[] {
  if (step.type !== 'publish-notice' || list.isBranch) return [];
  if (step.takes && !step.takes.some((each) => kindTaken(each) === 'objection')) return [];
  // What an objection to the end of the case leads to is another's hearing.
  const steps = list.steps.filter(({ type }) => type !== 'appeal');
  const after = reached(graphOf(steps, END), step.id);
  if (steps.some((each) => after.has(each.id) && hears(each))) return [];
  return [problem(path, 'NOTICE_UNHEARD', `after "${step.id}" nobody decides anything that an objection could change`)];
}
