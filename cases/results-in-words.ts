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
      // A service may answer something that is called so, and is no id of words.
      const isOwn = (value: unknown) => value !== undefined && !isId(value) && !words.has(String(value));
      const own = { ...(isOwn(said) && { words: said }), ...(isOwn(filled) && { answers: filled }) };
      return [step, { ...Object(jsonIn(words, filled)), ...(data !== undefined && { data }), ...result, ...own }];
    }),
  );
}

/** The id of words that are kept out of the workflow. */
export const isId = (id: unknown): id is string =>
  typeof id === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);

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
