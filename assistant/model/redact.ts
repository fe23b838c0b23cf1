import { formMapOf, patternOf } from '../talk/form-map.js';
import { questionsOf } from '../talk/next.js';
import { valueAt } from '../talk/places.js';
import type { TalkState, World } from '../talk/state.js';
import { folded } from '../talk/text.js';

/** Digits that name somebody or something of theirs: as long as the shortest identifier. */
const LONG_NUMBER = /\+?\d(?:[\s-]?\d){6,}/g;
const MAIL = /\S+@\S+/g;

/**
 * A line without what says who somebody is: long numbers, and personal values that the draft holds, become `⟨1⟩`, `⟨2⟩`.
 * Undefined where a name, an address or another personal text is asked for: such a line stays here.
 */
export function redacted(world: World, state: TalkState, line: string): string | undefined {
  const map = formMapOf(world.definition.form);
  const asked = (state.asking?.paths ?? []).map(patternOf);
  const isPersonal = [...map.leaves.values()].some(
    (leaf) =>
      leaf.isPersonal && asked.some((pattern) => leaf.pattern === pattern || leaf.pattern.startsWith(`${pattern}[`)),
  );
  if (isPersonal) return undefined;
  const known = questionsOf(world, state.answers).flatMap(({ path }) => {
    const value = map.leaves.get(patternOf(path))?.isPersonal ? valueAt(state.answers, path) : undefined;
    return typeof value === 'string' && value.length > 2 ? value.split(/\s+/).filter((part) => part.length > 2) : [];
  });
  let count = 0;
  const mark = () => {
    count += 1;
    return `⟨${count}⟩`;
  };
  const bare = folded(line).replace(MAIL, mark).replace(LONG_NUMBER, mark);
  return known.reduce((text, value) => text.replaceAll(folded(value), mark()), bare);
}
