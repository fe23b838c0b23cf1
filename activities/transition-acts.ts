import type { Act } from '../city/trail/append.js';
import type { JsonObject } from '../city/trail/entry.js';
import type { TimelineDraft, Transition } from '../workflows/transition.js';

/** Not people: the product itself, a deadline, the bank. */
const NOBODY = new Set(['engine', 'clock', 'bank']);
/** What a timeline entry says beside its facts: wording, and what people wrote. */
const FREE_TEXT_FIELDS = new Set(['title', 'conditions', 'reason']);
/** Longer texts than any code or id come from outside only. */
const MAX_TEXT_LENGTH = 200;

/**
 * What a transition does, as the trail tells it: its timeline, and with the last entry what became of the case, its tasks
 * and slips. `words` holds the text of the remarks, `represented` the owner for each of the actors who acts for an office.
 */
export function transitionActs(
  transition: Transition,
  words: ReadonlyMap<string, string>,
  represented: ReadonlyMap<string, string>,
): Act[] {
  const { reference: subject, revision, timeline } = transition;
  const at = new Date(transition.at);
  const entries: readonly TimelineDraft[] =
    timeline.length > 0 ? timeline : [{ seq: 0, type: 'RECORDED', actor: 'engine' }];
  return entries.map(({ type: act, actor: by, data = {}, remark, requestId }, i) => ({
    subject,
    act,
    by,
    at,
    revision,
    requestId,
    onBehalfOf: represented.get(by) ?? absentIn(data),
    reason: remark === undefined ? undefined : { words: words.get(remark) ?? '', remark },
    changed: { ...factsOf(data), ...(i === entries.length - 1 ? outcomeOf(transition) : {}) },
    values: valuesOf(data, words),
  }));
}

/** In whose place somebody acted who stood in for them. */
const absentIn = ({ onBehalfOf }: Record<string, unknown>): string | undefined =>
  typeof onBehalfOf === 'string' ? onBehalfOf : undefined;

/** What the trail knows by a hash alone: conditions, and what people filled in or gave with a signal. */
function valuesOf(data: Record<string, unknown>, words: ReadonlyMap<string, string>): Act['values'] {
  const values = {
    ...(isList(data.conditions) && { '/conditions': data.conditions }),
    ...(typeof data.words === 'string' && { '/words': words.get(data.words) ?? '' }),
    ...(typeof data.answers === 'string' && { '/answers': words.get(data.answers) ?? '' }),
  };
  return Object.keys(values).length > 0 ? values : undefined;
}

const isList = (value: unknown): boolean => Array.isArray(value) && value.length > 0;

function factsOf(data: Record<string, unknown>): JsonObject {
  const facts: JsonObject = {};
  for (const [name, value] of Object.entries(data)) {
    if (FREE_TEXT_FIELDS.has(name)) continue;
    if (typeof value === 'string') facts[name] = value.slice(0, MAX_TEXT_LENGTH);
    else if (typeof value === 'number' || typeof value === 'boolean') facts[name] = value;
  }
  return facts;
}

function outcomeOf({ number, status, opened, changed, slips }: Transition): JsonObject {
  return {
    transition: number,
    status,
    ...(opened.length > 0 && { opened: opened.map(({ id }) => id) }),
    ...(changed.length > 0 && { tasks: Object.fromEntries(changed.map(({ id, to }) => [id, to])) }),
    ...(slips.length > 0 && { slips: slips.map((to) => (to === 'redraft' ? 'draft' : to)) }),
  };
}

/** The people among the actors of a transition. */
export const peopleIn = ({ timeline }: Transition): string[] =>
  [...new Set(timeline.map(({ actor }) => actor))].filter((actor) => !NOBODY.has(actor));
