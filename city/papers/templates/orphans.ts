import type { LaidOut } from '../pdf/tags.js';

/** What a part of the body is, so that it is found again once it is laid out. */
export interface Part {
  /** the number of its block; a paper's closing has none */
  part?: number | 'closing';
}

/** Points that a last page needs of the body: three lines. Less looks like a mistake, and signatures alone certify nothing. */
const ENOUGH = 48;
/** A block higher than this is no better off on a page of its own. */
const HIGHEST = 600;

/** The block to begin a page with, where the last page of the body would hold hardly anything; undefined where it does not. */
export function blockToMove(layout: LaidOut, titled: readonly number[]): number | undefined {
  const pages = (layout.children ?? []).map((page) =>
    (page.children ?? []).filter((node) => partOf(node) !== undefined),
  );
  const last = pages.findLastIndex((nodes) => nodes.some((node) => partOf(node) === 'closing'));
  const block = titled.at(-1);
  if (last < 1 || block === undefined || block === 0) return undefined;
  const heightOn = (nodes: LaidOut[], from: number) =>
    nodes.reduce((sum, node) => (isFrom(node, from) ? sum + heightOf(node) : sum), 0);
  if (heightOn(pages[last] ?? [], 0) >= ENOUGH) return undefined;
  return heightOn(pages.flat(), block) <= HIGHEST ? block : undefined;
}

const partOf = ({ props }: LaidOut) => (props as Part | undefined)?.part;
const heightOf = ({ box }: LaidOut) => (box as { height?: number } | undefined)?.height ?? 0;

function isFrom(node: LaidOut, block: number): boolean {
  const part = partOf(node);
  return typeof part === 'number' && part >= block;
}
