import { resultName } from '../evaluation/results-shape.js';
import { HERE } from '../evaluation/step-expressions.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { nearestName } from '../nearest.js';
import { ownOutcomesOf, plainOutcomesOf } from '../outcomes.js';
import { findsOut } from '../work-forms.js';
import { listOf, problem } from './problem.js';
import { everyStep } from './step-lists.js';

/** What steps have given: steps of an entry know those of the same one as `here`. */
const GIVEN = String.raw`\b(?:results|${HERE})`;
/** What an outcome is held against: a text, or several. */
const AGAINST = String.raw`\s*(?:[!=]=\s*("[^"]*")|in\s*\[([^\]]*)\])`;
/** Reads of an outcome that are held against texts: of a step, or of one of its bodies. */
const COMPARED = new RegExp(String.raw`${GIVEN}\.(\w+)(?:\.\w+)?\.outcome(?:\.orValue\("[^"]*"\))?${AGAINST}`, 'g');
/** What goes through all answers of a consultation, up to the name that each has there. */
const THROUGH = new RegExp(
  String.raw`${GIVEN}\.(\w+)\.answers\.(?:exists_one|exists|all|filter|map)\(\s*(\w+)\s*,`,
  'g',
);

/** Every step whose outcome is held against a text, with that text. */
function comparisonsIn(text: string): { name: string; outcome: string }[] {
  const said = (name: string, ...texts: (string | undefined)[]) =>
    [...texts.join().matchAll(/"([^"]*)"/g)].map(([, outcome = '']) => ({ name, outcome }));
  const direct = [...text.matchAll(COMPARED)].flatMap(([, name = '', one, several]) => said(name, one, several));
  const each = [...text.matchAll(THROUGH)].flatMap(({ index, 0: begun, 1: name = '', 2: item = '' }) => {
    const inside = withinBrackets(text.slice((index ?? 0) + begun.length));
    const own = new RegExp(String.raw`\b${item}\.outcome${AGAINST}`, 'g');
    return [...inside.matchAll(own)].flatMap(([, one, several]) => said(name, one, several));
  });
  return [...direct, ...each];
}

/** A text up to the bracket that closes one which was open before it. */
function withinBrackets(text: string): string {
  let open = 1;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '(') open += 1;
    if (text[i] === ')') open -= 1;
    if (open === 0) return text.slice(0, i);
  }
  return text;
}

/** Every text that an outcome is held against is one of those that the step offers. */
export function checkComparedOutcomes(definition: FormDefinition): DefinitionIssue[] {
  if (!findsOut(definition.steps)) return [];
  const steps = new Map(everyStep(definition).map(({ step }) => [resultName(step.id), step]));
  return textsOf(definition).flatMap(({ path, text }) =>
    comparisonsIn(text).flatMap(({ name, outcome }) => {
      const step = steps.get(name);
      if (!step || outcome === '') return [];
      const offered = [...plainOutcomesOf(step), ...ownOutcomesOf(step).map(({ id }) => id)];
      if (offered.length === 0 || offered.some((id) => id === outcome)) return [];
      const hint = nearestName(outcome, offered);
      const message = `"${step.id}" never ends in "${outcome}"${hint === undefined ? listOf(offered) : ''}`;
      return [problem(path, 'UNKNOWN_OUTCOME', message, hint)];
    }),
  );
}

const readOf = (id: string) => new RegExp(String.raw`${GIVEN}\.${resultName(id)}\b`);
/** Reads of what a step, or one of its bodies, has ended in. */
const choiceOf = (id: string) =>
  new RegExp(String.raw`${GIVEN}\.${resultName(id)}(?:(?:\.\w+)?\.(?:outcome|as)|\.answers)\b`);

/** An outcome of a step's own makes a difference: it is like one that everybody knows, leads somewhere, or is read. */
export function checkIdleOutcomes(definition: FormDefinition): DefinitionIssue[] {
  const texts = textsOf(definition).map(({ text }) => text);
  return everyStep(definition).flatMap(({ step, path }) => {
    const own = ownOutcomesOf(step);
    if (own.length === 0) return [];
    const [isRead, isChosen] = [readOf(step.id), choiceOf(step.id)].map((read) =>
      texts.some((text) => read.test(text)),
    );
    const { missed } = (step.type === 'inspect' && step.appointment) || {};
    return own.flatMap(({ id, as, next, needs = [] }) => {
      // What is filled in with it may be read by itself, and conditions stand for themselves.
      if (as || next || isChosen || needs.includes('conditions')) return [];
      if (isRead && (needs.includes('form') || id === missed)) return [];
      const at = 'outcomes' in step ? (step.outcomes ?? []).findIndex((each) => Object(each).id === id) : 0;
      const said = `"${id}" is like no other outcome, leads nowhere of its own, and nothing reads it in results.${resultName(step.id)}`;
      return [problem(`${path}.outcomes[${at}]`, 'IDLE_OUTCOME', said)];
    });
  });
}

/** The outcome that says that nobody was met is one of the inspection's own. */
export function checkMissed(definition: FormDefinition): DefinitionIssue[] {
  return everyStep(definition).flatMap(({ step, path }) => {
    if (step.type !== 'inspect' || step.appointment?.missed === undefined) return [];
    const own = ownOutcomesOf(step).map(({ id }) => id);
    const { missed } = step.appointment;
    if (own.includes(missed)) return [];
    const hint = nearestName(missed, own);
    const message = `"${step.id}" has no outcome of its own "${missed}"${hint === undefined ? listOf(own) : ''}`;
    return [problem(`${path}.appointment.missed`, 'UNKNOWN_OUTCOME', message, hint)];
  });
}

/** A stage that nobody can pass unlocks nothing. */
export function checkStages(definition: FormDefinition): DefinitionIssue[] {
  return everyStep(definition).flatMap(({ step, path }) => {
    if (step.type !== 'inspect' || step.unlocks === undefined) return [];
    const passes = plainOutcomesOf(step).includes('approve') || ownOutcomesOf(step).some(({ as }) => as === 'approve');
    if (passes) return [];
    const message = `no outcome of "${step.id}" is like "approve", so that what it unlocks is never unlocked`;
    return [problem(`${path}.unlocks`, 'STAGE_NEVER_PASSED', message)];
  });
}

/** Every text of a definition with its place; what is no expression names no results. */
function textsOf(value: unknown, path = ''): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, i) => textsOf(item, `${path}[${i}]`));
  return Object.entries(Object(value)).flatMap(([key, below]) => textsOf(below, path === '' ? key : `${path}.${key}`));
}
