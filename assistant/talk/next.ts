import { agendaOf } from '../../forms/agenda/agenda.js';
import { isOpen, type Question, sectionsOf } from '../../forms/agenda/questions.js';
import { type AnswerIssue, checkAnswers } from '../../forms/answers/check-answers.js';
import { FILE_FORMAT } from '../../forms/files-in-form.js';
import { GEOMETRY_FORMAT } from '../../forms/geometry.js';
import { formMapOf, patternOf } from './form-map.js';
import { valueAt, withValue } from './places.js';
import type { Ask, Correction, DocumentNow, TalkState, World } from './state.js';

/** Answers are never changed in place, so what they ask is worked out once. */
const known = new WeakMap<object, { form: object; questions: Question[] }>();

/** What a form asks under the answers so far, flat and in its order. */
export function questionsOf(
  { definition: { form } }: Pick<World, 'definition'>,
  answers: Record<string, unknown>,
): Question[] {
  const done = known.get(answers);
  if (done?.form === form) return done.questions;
  const questions = sectionsOf(agendaOf(form, answers))
    .flatMap((section) => section.questions)
    .filter(({ calculated }) => !calculated);
  known.set(answers, { form, questions });
  return questions;
}

/** What stands open, in the order in which it is asked. */
export interface Open {
  ask: Ask;
  /** what the form finds wrong with what was given as a whole */
  issue?: AnswerIssue;
}

/** What is asked next: needed fields as the form has them, what may be left out once a section is whole, documents, the proposal. */
export function nextAsk(world: World, state: TalkState): Open {
  const questions = questionsOf(world, state.answers);
  const [wrong] = correctionsOpen(world, state).filter(({ path }) => questions.some((each) => each.path === path));
  if (wrong) {
    const isList = questions.some(({ path, kind }) => path === wrong.path && kind === 'LIST');
    return { ask: { kind: isList ? 'list' : 'field', paths: [wrong.path], isNeeded: false } };
  }
  const inTime = neededAsk(world, questions, state, (path) => !state.later.includes(path));
  const section = inTime && sectionAt(questions, inTime.paths[0] ?? '');
  for (const name of new Set(questions.map((question) => question.section))) {
    if (name === section) return { ask: inTime as Ask };
    const own = questions.filter((question) => question.section === name);
    const optional = optionalAsk(own, questions, state);
    if (optional) return { ask: optional };
  }
  if (inTime) return { ask: inTime };
  const late = neededAsk(world, questions, state, () => true);
  if (late) return { ask: late };
  const { issues } = checkAnswers(world.definition, state.answers, world.today);
  const issue = issues[0];
  if (issue) return { ask: mending(world, questions, issue), issue };
  const wanted = documentsOpen(world, state);
  if (wanted.length > 0) return { ask: { kind: 'documents', paths: wanted.map(({ code }) => code), isNeeded: false } };
  return { ask: { kind: 'confirm', paths: [], isNeeded: true } };
}

/** What is still to be attached: what is needed, and once all of that is there what may be. */
export function documentsOpen(
  { documentsOf, corrections }: Pick<World, 'documentsOf' | 'corrections'>,
  state: TalkState,
): DocumentNow[] {
  const wrong = correctionsOpen({ corrections }, state).map(({ path }) => path);
  const open = (documentsOf?.(state.answers) ?? [])
    .filter(({ attached }) => !attached)
    .filter(({ code }) => !state.documentsPassed || wrong.includes(code));
  const needed = open.filter((document) => document.needed);
  return needed.length > 0 ? needed : open;
}

/** What was sent back, and neither changed nor left since. */
export const correctionsOpen = (
  { corrections = [] }: Pick<World, 'corrections'>,
  { answers, mended }: TalkState,
): Correction[] =>
  corrections.filter(
    ({ id, path, was }) => !mended.includes(id) && JSON.stringify(valueAt(answers, path)) === JSON.stringify(was),
  );

const sectionAt = (questions: readonly Question[], path: string) =>
  questions.find((question) => question.path === path)?.section;

function neededAsk(
  world: World,
  questions: readonly Question[],
  state: TalkState,
  wanted: (path: string) => boolean,
): Ask | undefined {
  const open = questions.filter((question) => isOpen(question) && wanted(question.path));
  const [first] = open;
  if (!first) return undefined;
  if (first.kind === 'LIST')
    return entryAsk(world, state, first.path) ?? { kind: 'list', paths: [first.path], isNeeded: true };
  // The same field of several entries, and numbers that belong together, are one question.
  const pattern = patternOf(first.path);
  const column = open.filter(({ path }) => pattern.includes('[]') && patternOf(path) === pattern);
  if (column.length > 1 && !isAttached(first))
    return { kind: 'column', paths: column.map(({ path }) => path), isNeeded: true };
  const numbers = open.filter(({ parent, kind }) => parent === first.parent && kind === 'WHOLE_NUMBER');
  if (first.kind === 'WHOLE_NUMBER' && numbers.length > 1 && !state.singly.includes(first.path)) {
    const isWhole = open.every(({ parent, kind }) => parent !== first.parent || kind === 'WHOLE_NUMBER');
    if (isWhole) return { kind: 'group', paths: numbers.map(({ path }) => path), isNeeded: true };
  }
  return { kind: 'field', paths: [first.path], isNeeded: true };
}

/** The first field of a list's first entry, where the list was not understood as a whole. */
function entryAsk(world: World, state: TalkState, list: string): Ask | undefined {
  const isTable = formMapOf(world.definition.form).lists.get(patternOf(list))?.level !== undefined;
  if (!state.singly.includes(list) || isTable) return undefined;
  const within = questionsOf(world, withValue(state.answers, `${list}[0]`, {}));
  const first = within.find((question) => question.path.startsWith(`${list}[0].`) && isOpen(question));
  return first && { kind: 'field', paths: [first.path], isNeeded: true };
}

/** What a section may have beside what it needs, offered at once; and of a list's entries once, unless it was asked as a whole. */
function optionalAsk(own: readonly Question[], all: readonly Question[], state: TalkState): Ask | undefined {
  const open = own.filter((question) => isOptional(question, all, state));
  const isSingle = (question: Question) =>
    state.singly.includes(question.path) || question.kind === 'YES_NO' || isAttached(question);
  const single = open.find(isSingle);
  if (single && open[0] === single) {
    return { kind: single.kind === 'LIST' ? 'list' : 'field', paths: [single.path], isNeeded: false };
  }
  const outside = upToSecondList(open.filter((question) => !question.path.includes('[') && !isSingle(question)));
  const entries = open.filter(({ path }) => path.includes('['));
  const list = entries[0]?.path.split('[')[0];
  const inside = entries.filter(({ path }) => path.split('[')[0] === list);
  // Entries come before what stands beside their list, as in the form.
  const group =
    inside.length > 0 &&
    (outside.length === 0 || own.indexOf(inside[0] as Question) < own.indexOf(outside[0] as Question))
      ? inside
      : outside;
  const [first] = group;
  if (!first)
    return single && { kind: single.kind === 'LIST' ? 'list' : 'field', paths: [single.path], isNeeded: false };
  if (group.length === 1)
    return { kind: first.kind === 'LIST' ? 'list' : 'field', paths: [first.path], isNeeded: false };
  return { kind: 'group', paths: group.map(({ path }) => path), isNeeded: false };
}

/** What is said of one list could be of another, so no two are asked for at once. */
function upToSecondList(questions: readonly Question[]): readonly Question[] {
  const [, second] = questions.filter(({ kind }) => kind === 'LIST');
  return second ? questions.slice(0, questions.indexOf(second)) : questions;
}

function isOptional(question: Question, all: readonly Question[], state: TalkState): boolean {
  const { path, kind, needed, answered } = question;
  // What may be attached to an entry is left to the form.
  if (isAttached(question) && path.includes('[')) return false;
  if (kind === 'GROUP' || answered || needed || state.passed.includes(path)) return false;
  const list = path.split('[')[0] ?? '';
  if (!path.includes('[')) return !isDeclared(question);
  return (
    !state.asWhole.includes(list) &&
    kind !== 'LIST' &&
    all.some((other) => other.path === list) &&
    !isDeclared(question)
  );
}

/** Given by a button, and in no line. */
const isAttached = ({ format }: Question) => format === FILE_FORMAT || format === GEOMETRY_FORMAT;

/** An entry's own yes or no is not asked for each. */
const isDeclared = ({ kind, path }: Question) => kind === 'YES_NO' && path.includes('[');

/** Asks again for what the form does not take as it stands: the field, or what its list lacks. */
function mending(world: World, questions: readonly Question[], issue: AnswerIssue): Ask {
  const own = questions.find(({ path }) => path === issue.path);
  const lacking = questions.filter(
    ({ path, answered, kind, title }) =>
      path.startsWith(`${issue.path}[`) && !answered && kind !== 'GROUP' && issue.message.fa.includes(title.fa),
  );
  const [first] = lacking;
  if (first) return { kind: 'field', paths: [first.path], isNeeded: true };
  const isList = own?.kind === 'LIST' || formMapOf(world.definition.form).lists.has(patternOf(issue.path));
  return { kind: isList ? 'list' : 'field', paths: [issue.path], isNeeded: true };
}
