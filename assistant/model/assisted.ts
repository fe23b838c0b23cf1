import { formMapOf, patternOf } from '../talk/form-map.js';
import { questionsOf } from '../talk/next.js';
import type { TalkState, World } from '../talk/state.js';
import type { Turn } from '../talk/turn.js';
import { takeGiven } from '../talk/turn.js';
import type { ModelClient } from './client.js';
import { guarded } from './reading.js';
import { redacted } from './redact.js';

/** Whether the deterministic turn did nothing with a line but ask again. */
export const isLost = ({ acts }: Turn): boolean => acts.every(({ kind }) => kind === 'asked' || kind === 'proposed');

/**
 * The same turn with what a model made of a line that was not understood; undefined where it is of no help. A model gives no
 * act, no text and no value: it points at words, which are then read as all words are.
 */
export async function assistedTurn(
  client: ModelClient,
  world: World,
  before: TalkState,
  line: string,
): Promise<Turn | undefined> {
  const told = redacted(world, before, line);
  if (told === undefined) return undefined;
  const map = formMapOf(world.definition.form);
  const fields = questionsOf(world, before.answers).flatMap(({ path, title, answered }) => {
    const leaf = map.leaves.get(patternOf(path));
    if (!leaf || answered || leaf.isPersonal) return [];
    return [
      {
        path,
        title: `${title.fa} / ${title.en}`,
        options: leaf.options.map(({ value, label }) => `${value}: ${label.fa} / ${label.en}`),
      },
    ];
  });
  const reading = await client.read(told.text, fields.slice(0, 60));
  const own = reading?.facts.map(({ path, quote, value }) => ({
    path,
    quote: told.restored(quote),
    value: typeof value === 'string' ? told.restored(value) : value,
  }));
  const given = reading && own ? guarded(world, before, line, { ...reading, facts: own }) : [];
  return given.length === 0 ? undefined : takeGiven(world, before, given);
}
