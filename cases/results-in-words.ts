import type { Transition } from '../workflows/transition.js';

type Words = ReadonlyMap<string, string>;

/**
 * Results with what people filled in (`answers`, field by field) or gave with a signal (`words`, as `data`), which was kept out
 * of the workflow; without it where that is no JSON of this case.
 */
export function resultsInWords(results: Transition['results'], words: Words): Transition['results'] {
  return Object.fromEntries(
    Object.entries(results).map(([step, { words: said, answers: filled, ...result }]) => {
      const data = jsonIn(words, said);
      return [step, { ...Object(jsonIn(words, filled)), ...(data !== undefined && { data }), ...result }];
    }),
  );
}

/** The JSON that a remark holds. Anybody who seals no messages may have named any words of the case, or none. */
export function jsonIn(words: Words, id: unknown): unknown {
  const text = typeof id === 'string' ? words.get(id) : undefined;
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
