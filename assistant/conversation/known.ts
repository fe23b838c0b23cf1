import type { Acting } from '../../cases/acting.js';
import type { OpenCase } from '../../cases/open-case.js';
import { prefill } from '../../cases/prefill.js';
import type { KnownRecord, Prefill, PrefilledField } from '../../cases/prefilling.js';
import { Refusal } from '../../cases/refusals.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { inDigits, listed } from '../../forms/messages/messages.js';
import { formMapOf, patternOf } from '../talk/form-map.js';
import { replies } from '../talk/messages/replies.js';
import type { Known, World } from '../talk/state.js';
import { knowing, type Turn } from '../talk/turn.js';
import { searchedWorld } from './searched.js';

/** What is told of a record beside what may be taken into the form. */
const MOST_FACTS = 8;

/**
 * The turn with what is known of what it named for the first time: a plot, a permit, the owner. Known values are offered with where
 * they are from, and count once they are agreed to; a register that is away is said to be.
 */
export async function withKnown<T extends Turn>(acting: Acting, open: OpenCase, world: World, turn: T): Promise<T> {
  const { state } = turn;
  const keys = world.isFiled ? [] : (world.keysOf?.(state.answers) ?? []);
  if (keys.every((key) => state.looked.includes(key))) return turn;
  const looked = { ...turn, state: { ...state, looked: keys } };
  const found = await prefilled(acting, open, state.answers);
  if (!found) return looked;
  const order = [...formMapOf(world.definition.form).leaves.keys()];
  const known = found.fields
    .flatMap(knownOf)
    // A yes or a no of another time is no statement of today.
    .filter(({ value, source }) => !(source === 'earlier' && typeof value === 'boolean'))
    .sort((a, b) => order.indexOf(patternOf(a.path)) - order.indexOf(patternOf(b.path)));
  const isNew = keys.some((key) => !key.startsWith('owner') && !state.looked.includes(key));
  const beside = isNew ? found.records.filter(({ facts }) => facts.length > 0).map(besides) : [];
  const told = [...beside, ...found.away.map((of) => replies.registerAway({ of }))];
  if (known.length === 0 && told.length === 0) return looked;
  const say = told.map((text) => text[state.language]);
  const named = await searchedWorld(acting, world, { ...state, known: { fields: known, asked: 0 } }, {});
  return { ...looked, ...knowing(named, looked, say, known) };
}

/** Nothing where the type is begun no more, or the mandate does not reach so far: the form's own questions tell. */
async function prefilled(
  acting: Acting,
  { row, definition }: OpenCase,
  answers: Record<string, unknown>,
): Promise<Prefill | undefined> {
  try {
    return await prefill(acting, { permitType: definition.code, answers, onBehalfOf: row.mandate?.id });
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const besides = ({ register, facts }: KnownRecord): LocalizedText => {
  const each = facts.slice(0, MOST_FACTS).map(({ title, value }) => {
    const shown = typeof value === 'boolean' ? replies[value ? 'yes' : 'no'] : inDigits(String(value));
    return replies.fact({ title, value: shown });
  });
  return replies.knownBeside({ of: register, facts: listed(each) });
};

/** One for each value: a list gives those of its entries. */
function knownOf({ path, value, source, of, register }: PrefilledField): Known[] {
  const from =
    source === 'REGISTER'
      ? { source: 'register' as const, of: register ?? { fa: of, en: of } }
      : { source: 'earlier' as const, of: replies.earlierCase({ reference: of }) };
  return flat(path, value).map(([at, each]) => ({ path: at, value: each, ...from }));
}

function flat(path: string, value: unknown): [string, unknown][] {
  if (Array.isArray(value)) return value.flatMap((each, at) => flat(`${path}[${at}]`, each));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, each]) => flat(`${path}.${key}`, each));
  return [[path, value]];
}
