import type { Environment } from '@marcbachmann/cel-js';
import { asksEntries } from '../bodies.js';
import { forEachOf } from '../entries.js';
import { everyStepOf } from '../every-step.js';
import { listShape, optionalShape, recordShape, type Shape, scalarShape, schemaShape } from '../expression/shape.js';
import type { Clock } from '../language/clock.js';
import type { Step } from '../language/step.js';
import { workFormsOf } from '../work-forms.js';

/** What every decision gives beside its form; `as`: what an outcome of the step's own is like. */
const DECISION = ['outcome', 'as', 'by'] as const;
/** Of a consultation: what all bodies have answered this time, as a list. */
const ANSWERS = 'answers';
/** Of an answer that is of an entry of a list: which, from 1 on. */
const ENTRY = 'entry';
/** How often an inspection was made by now, and how often nobody was met. */
const COUNTED = ['visits', 'missed'] as const;
/** What a clock gives that decides by its end. */
const SILENCE = ['outcome', 'by'] as const;
/** What a signal through the API gives beside its form. */
const SIGNAL = ['signal', 'by'] as const;

/** Names that a form on a step may not give its own fields. */
export function takenBy(step: Step): readonly string[] {
  if (step.type === 'wait') return SIGNAL;
  if (step.type === 'inspect') return [...DECISION, ...COUNTED];
  if (step.type !== 'consult') return DECISION;
  return [...DECISION, 'body', ANSWERS, ...(asksEntries(step) ? [ENTRY] : [])];
}

/** What expressions call a step or body: `-` is a minus there. */
export const resultName = (id: string): string => id.replaceAll('-', '_');

/** What a service or an unmarked signal gives has no types. */
const untyped: Shape = { type: 'dyn', read: (json) => json };
const untypedList: Shape = { type: 'list<dyn>', read: (json) => (Array.isArray(json) ? json : []) };
const text = optionalShape(scalarShape('string'));
const count = optionalShape(scalarShape('int'));
const isCount = (field: string): boolean => COUNTED.some((each) => each === field);

/** What a public notice gives when its time is over: how many of each were filed, without those that were withdrawn. */
export const NOTICE_COUNTS = ['objections', 'requests'] as const;

/** Steps that give something, in branches too. */
const giving = (steps: readonly Step[]): Step[] =>
  everyStepOf(steps).filter(
    (step) =>
      ['review', 'inspect', 'consult', 'audit', 'appeal', 'service', 'publish-notice'].includes(step.type) ||
      (step.type === 'wait' && step.signal !== undefined),
  );

const firstOf = <T extends { id: string }>(named: readonly T[]): T[] =>
  named.filter(({ id }, i) => named.findIndex((other) => resultName(other.id) === resultName(id)) === i);

/**
 * The shape of `results` where people fill in forms on their work. Nothing of it is sure: a step may not have been come to, so
 * every single value is optional. Throws SchemaTypeError.
 */
export function resultsShape(
  env: Environment,
  steps: readonly Step[],
  clocks: readonly Clock[] = [],
  root = 'results',
): Shape {
  const shapeOf = (name: string, schema: Record<string, unknown> | undefined, more: readonly string[]): Shape => {
    const fields = schema ? (schemaShape(env, `${name}.form`, schema, false).fields ?? []) : [];
    const entries = [...more.map((field) => [field, isCount(field) ? count : text] as const), ...fields];
    return recordShape(env, name, new Map(entries));
  };
  /** Of a step that is gone through for every entry: all that they have given, as a list. */
  const entriesShape = (step: Step, at: string): Shape => {
    const isUntyped = step.type === 'service' || (step.type === 'wait' && step.form === undefined);
    if (isUntyped) return recordShape(env, at, new Map([[ANSWERS, untypedList]]));
    const schema = 'form' in step ? step.form?.schema : undefined;
    const { fields = [] } = shapeOf(`${at}.${ANSWERS}`, schema, step.type === 'consult' ? DECISION : takenBy(step));
    const sure: [string, Shape][] = [
      [ENTRY, scalarShape('int')],
      ...(step.type === 'wait' ? [] : ['outcome'].map((field): [string, Shape] => [field, scalarShape('string')])),
      ...(step.type === 'consult' ? ['body'].map((field): [string, Shape] => [field, scalarShape('string')]) : []),
    ];
    const answer = recordShape(env, `${at}.answer`, new Map([...fields, ...sure]));
    return recordShape(env, at, new Map([[ANSWERS, listShape(answer)]]));
  };
  // What stands twice under a name is told as such; here the first is read.
  const fields = firstOf(giving(steps)).map((step): [string, Shape] => {
    const name = resultName(step.id);
    const at = `${root}.${name}`;
    const forms = workFormsOf(step);
    if (forEachOf(steps, step.id)) return [name, entriesShape(step, at)];
    if (step.type === 'service' || (step.type === 'wait' && forms.length === 0)) return [name, untyped];
    if (step.type === 'publish-notice')
      return [name, recordShape(env, at, new Map(NOTICE_COUNTS.map((field) => [field, count] as const)))];
    if (step.type !== 'consult') return [name, shapeOf(at, forms[0]?.form.schema, takenBy(step))];
    // What is asked of every entry of a list is read among all answers.
    const single = step.bodies.filter(({ each }) => each === undefined);
    const bodies = firstOf(single).map(({ id }): [string, Shape] => {
      const form = forms.find(({ body }) => body === id)?.form;
      return [resultName(id), shapeOf(`${at}.${resultName(id)}`, form?.schema, DECISION)];
    });
    const own = DECISION.map((field): [string, Shape] => [field, text]);
    // Of every body alike: what only some of them are asked is read by their names.
    const each = shapeOf(`${at}.${ANSWERS}`, step.form?.schema, ['as', 'by']).fields ?? [];
    const named = ['body', 'outcome'].map((field) => [field, scalarShape('string')] as const);
    const entry = asksEntries(step) ? [[ENTRY, count] as const] : [];
    const answer = new Map<string, Shape>([...named, ...entry, ...each]);
    const answers = listShape(recordShape(env, `${at}.answer`, answer));
    return [name, recordShape(env, at, new Map([...own, [ANSWERS, answers], ...bodies]))];
  });
  const decided = clocks
    .filter(({ atEnd }) => atEnd.is !== 'onward')
    .map(({ id }) => [resultName(id), shapeOf(`${root}.${resultName(id)}`, undefined, SILENCE)] as const);
  return recordShape(env, root, new Map([...fields, ...decided]));
}

/** Results by step; what a body gave, which is kept as `opinions.FIRE`, stands below its step, and in the list of all answers. */
export function nestedResults(
  kept: Record<string, unknown>,
  nameOf: (id: string) => string = (id) => id,
): Record<string, unknown> {
  const named: Record<string, unknown> = {};
  const add = (step: string, answers: object[]) => {
    const { [ANSWERS]: before = [], ...rest } = Object(named[step]) as Record<string, unknown>;
    named[step] = { ...rest, [ANSWERS]: [...(Array.isArray(before) ? before : []), ...answers] };
  };
  // In one order, so that the list of answers is the same however it was kept.
  for (const [key, value] of Object.entries(kept).sort(inOrder)) {
    const [id = '', body, entry] = key.split('.');
    const step = nameOf(id);
    if (isNumber(body)) {
      add(step, answerOf(kept, key, nameOf));
      continue;
    }
    const asked = body === undefined ? undefined : nameOf(body);
    const under = asked === undefined ? value : { [asked]: value };
    const before = Object(named[step]) as Record<string, unknown>;
    named[step] = { ...before, ...Object(under) };
    const answered = body !== undefined && Object(value).outcome !== undefined;
    if (answered)
      add(step, [{ ...Object(value), body: asked, ...(entry !== undefined && { [ENTRY]: Number(entry) }) }]);
  }
  return named;
}

const isNumber = (part: string | undefined): boolean => part !== undefined && /^\d+$/.test(part);

/** What a step of an entry has given, which is kept as `visit.3`, or one of its bodies there (`opinions.3.FIRE`). */
function answerOf(kept: Record<string, unknown>, key: string, nameOf: (id: string) => string): object[] {
  const [, entry, body] = key.split('.');
  const value = Object(kept[key]) as object;
  const isOfBodies = body === undefined && Object.keys(kept).some((other) => other.startsWith(`${key}.`));
  if (isOfBodies || Object.keys(value).length === 0) return [];
  return [{ ...value, ...(body !== undefined && { body: nameOf(body) }), [ENTRY]: Number(entry) }];
}

/** By name, and entries of a list by their numbers. */
function inOrder([a]: [string, unknown], [b]: [string, unknown]): number {
  const [one, other] = [a, b].map((key) => key.replace(/\.\d+/g, (nth) => `.${nth.slice(1).padStart(3, '0')}`));
  return (one ?? a) < (other ?? b) ? -1 : 1;
}
