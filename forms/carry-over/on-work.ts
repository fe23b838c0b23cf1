import { checkAnswers } from '../answers/check-answers.js';
import { takenBy } from '../evaluation/results-shape.js';
import { everyStepOf } from '../every-step.js';
import type { FormDefinition } from '../language/definition.js';
import type { Step } from '../language/step.js';
import { workFormOf, workFormsOf } from '../work-forms.js';
import { carryAlong, wayBetween } from './carry.js';

type Results = Record<string, unknown>;
type Versioned = Pick<FormDefinition, 'version' | 'carryOver' | 'form' | 'documents' | 'steps'>;

/** Steps whose forms say what they have found; what people file on a public notice is not kept among results. */
const finding = ({ steps }: Pick<FormDefinition, 'steps'>): Step[] =>
  everyStepOf(steps).filter(({ type }) => type !== 'publish-notice');

const stepAt = (of: Pick<FormDefinition, 'steps'>, id: string) => finding(of).find((step) => step.id === id);

/**
 * A version with a form on work in the place of its own form, and with what its `carryOver` says of that; undefined where it has none
 * there. `place`: a step, or `opinions.FIRE` of a body.
 */
export function asOfWork<V extends Versioned>(definition: V, place: string): V | undefined {
  const [id = place, body] = place.split('.');
  const step = stepAt(definition, id);
  const isShared = step?.type === 'consult' && !step.bodies.some((each) => each.id === body && each.form !== undefined);
  const form = isShared ? step.form : step && workFormOf(step, body);
  if (!form) return undefined;
  const carryOver = (definition.carryOver ?? []).map(({ from, results = {} }) => ({
    from,
    ...(results[place] ?? (isShared ? results[id] : undefined)),
  }));
  return { ...definition, form, carryOver };
}

/** Where a version has forms on work: of a consultation, by its bodies, and by itself where they share one. */
export const workPlaces = (of: Pick<FormDefinition, 'steps'>): string[] =>
  finding(of).flatMap((step) => {
    const bodies = workFormsOf(step).flatMap(({ body }) => (body === undefined ? [] : [`${step.id}.${body}`]));
    return workFormsOf(step).length === 0 ? [] : [step.id, ...bodies];
  });

interface Versions<V> {
  from: V;
  to: V;
  published: readonly V[];
  /** new ids of steps, by the old */
  steps?: Readonly<Record<string, string>>;
}

/** What a step or body has given: where it was kept, where it is kept now, and what it is there. */
export interface CarriedFinding {
  from: string;
  to: string;
  data: unknown;
  /** whether it is held by the form that it has now */
  fits: boolean;
}

/** What the steps of a case have given, as another version of its type has it. Of two steps that become one the first is taken. */
export function carryFindings<V extends Versioned>(versions: Versions<V>, kept: Results): CarriedFinding[] {
  const held = new Set(Object.keys(kept));
  return Object.entries(kept).map(([key, given]) => {
    const carried = carryFinding(versions, held, key, given);
    held.add(carried.to);
    return carried;
  });
}

function carryFinding<V extends Versioned>(
  { from, to, published, steps = {} }: Versions<V>,
  held: ReadonlySet<string>,
  key: string,
  given: unknown,
): CarriedFinding {
  const [id = key, ...asked] = key.split('.');
  const renamed = [Object.hasOwn(steps, id) ? (steps[id] ?? id) : id, ...asked].join('.');
  // What stands there already stays.
  const now = held.has(renamed) ? key : renamed;
  const same = { from: key, to: now, data: given, fits: true };
  const [old, newer] = [asOfWork(from, placeIn(key)), asOfWork(to, placeIn(now))];
  const step = stepAt(from, id);
  if (!old || !newer || !step) return same;
  const taken = takenBy(step);
  const entries = Object.entries(Object(given));
  const filled = entries.filter(([name]) => !taken.includes(name));
  // A step that was returned, or is asked anew, has nothing filled in.
  if (filled.length === 0) return same;
  const between = published.flatMap((each) => asOfWork(each, placeIn(now)) ?? asOfWork(each, placeIn(key)) ?? []);
  const carried = carryAlong(wayBetween(old, newer, between) ?? [old, newer], Object.fromEntries(filled));
  if (carried.same) return same;
  const data = { ...carried.answers, ...Object.fromEntries(entries.filter(([name]) => taken.includes(name))) };
  return { ...same, data, fits: checkAnswers(newer, carried.answers).issues.length === 0 };
}

/** Of what is kept by entry of a list: whose form it is. */
const placeIn = (key: string): string =>
  key
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .slice(0, 2)
    .join('.');

/** What was carried, as expressions look for it. */
export const asResults = (carried: readonly CarriedFinding[]): Results =>
  Object.fromEntries(carried.map(({ to, data }) => [to, data]));
