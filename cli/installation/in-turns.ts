import { RefusedError } from './ask.js';

/**
 * Publishes one document after another. One that is refused is tried again once others have gone through, for it may name them, and
 * meanwhile keeps later ones of its code back, as later versions of the same. Answers what stays refused, with why.
 */
export async function inTurns<Item extends { code: unknown }>(
  items: readonly Item[],
  publish: (item: Item) => Promise<void>,
): Promise<[item: Item, refusal: RefusedError][]> {
  const refused = new Map<Item, RefusedError>();
  for (const item of items) {
    const [, earlier] = [...refused].find(([{ code }]) => code === item.code) ?? [];
    const refusal = earlier ?? (await refusalOf(publish(item)));
    if (refusal) refused.set(item, refusal);
  }
  const stuck = refused.size === 0 || refused.size === items.length;
  return stuck ? [...refused] : inTurns([...refused.keys()], publish);
}

const refusalOf = (published: Promise<void>): Promise<RefusedError | undefined> =>
  published.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof RefusedError) return error;
      throw error;
    },
  );
