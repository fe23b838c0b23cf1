import type { Placed } from '../pdf/boxes.js';

/** Points that a last page needs of the body: three lines. Less looks like a mistake, and signatures alone certify nothing. */
const ENOUGH = 48;
/** A block higher than this is no better off on a page of its own. */
const HIGHEST = 600;

/** The block to begin a page with, where the last page of the body would hold hardly anything; undefined where it does not. */
export function blockToMove(pages: readonly Placed[], titled: readonly number[]): number | undefined {
  const parts = pages.map(({ children }) => children.filter(({ part }) => part !== undefined));
  const last = parts.findLastIndex((boxes) => boxes.some(({ part }) => part === 'closing'));
  const block = titled.at(-1);
  if (last < 1 || block === undefined || block === 0) return undefined;
  if (heightFrom(0, parts[last] ?? []) >= ENOUGH) return undefined;
  return heightFrom(block, parts.flat()) <= HIGHEST ? block : undefined;
}

const heightFrom = (block: number, boxes: readonly Placed[]) =>
  boxes.reduce((sum, { part, height }) => (typeof part === 'number' && part >= block ? sum + height : sum), 0);
