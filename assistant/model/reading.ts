import { z } from 'zod';
import { formMapOf, patternOf } from '../talk/form-map.js';
import type { Given } from '../talk/given.js';
import { questionsOf } from '../talk/next.js';
import { wholeLabels } from '../talk/options.js';
import { valueAt } from '../talk/places.js';
import type { TalkState, World } from '../talk/state.js';
import { tokensOf } from '../talk/text.js';
import { understand } from '../talk/understand.js';

/** All that a language model may say: which fields a line speaks of, by the words that do. */
export const ModelReading = z.strictObject({
  intent: z.enum(['answer', 'question', 'skip', 'other']),
  facts: z
    .array(
      z.strictObject({
        path: z.string().max(200),
        quote: z.string().min(1).max(400),
        value: z.union([z.string().max(400), z.number(), z.boolean()]),
      }),
    )
    .max(20),
});
export type ModelReading = z.infer<typeof ModelReading>;

/**
 * The facts of a model that hold by themselves: the field is asked and open, the quote stands in the person's own words, and
 * those words alone are read as the same value by the deterministic reader. Everything else counts for nothing.
 */
export function guarded(world: World, state: TalkState, line: string, { facts }: ModelReading): Given[] {
  const questions = questionsOf(world, state.answers);
  const map = formMapOf(world.definition.form);
  const words = wordsIn(line);
  const taken = new Set<string>();
  return facts.flatMap(({ path, quote, value }): Given[] => {
    const leaf = map.leaves.get(patternOf(path));
    const isOpen = questions.some((question) => question.path === path) && valueAt(state.answers, path) === undefined;
    // Prose and names are whatever was said: there is nothing to hold a model's choice of words to.
    const isExact =
      leaf !== undefined && (leaf.options.length > 0 || leaf.kind !== 'text' || leaf.format !== undefined);
    if (!leaf || !isOpen || !isExact || taken.has(path) || !words.includes(wordsIn(quote))) return [];
    const ask = { kind: 'field' as const, paths: [path], isNeeded: true };
    const read = understand(quote, { map, questions, state, ask, today: world.today }).given.filter(
      (given) => given.path === path,
    );
    const [first] = read;
    if (read.length !== 1 || !first || String(first.value) !== String(value)) return [];
    // A number is as good for any other field, so it counts beside the name of its own; a choice is known by its label.
    const isKnown = leaf.options.length > 0 ? wholeLabels(tokensOf(quote), leaf.options).length > 0 : first.isSure;
    if (!isKnown) return [];
    taken.add(path);
    return [{ ...first, source: 'model', quote, isSure: false }];
  });
}

/** Whole words, so that no part of a code or of another word is a quote. */
const wordsIn = (text: string): string =>
  ` ${tokensOf(text)
    .map((token) => token.text)
    .join(' ')} `;
