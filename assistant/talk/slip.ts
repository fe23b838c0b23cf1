import { leftOver } from './read.js';
import type { Target } from './target.js';
import type { Token } from './text.js';

/** Whether a word that was not understood is nearly the name of a field that was not asked for: the value may be meant for that. */
export function isSlip(tokens: readonly Token[], used: readonly boolean[], targets: readonly Target[]): boolean {
  const left = leftOver(tokens, used).flatMap((at) => (tokens[at]?.kind === 'word' ? [tokens[at]?.text ?? ''] : []));
  const words = left.filter((word) => word.length > 3);
  if (words.length === 0) return false;
  const own = new Set(targets.filter(({ isAsked }) => isAsked).flatMap(({ leaf }) => leaf.names.flat()));
  const names = new Set(targets.filter(({ isAsked }) => !isAsked).flatMap(({ leaf }) => leaf.names.flat()));
  return words.some(
    (word) => !own.has(word) && [...names].some((name) => name.length > 3 && !own.has(name) && isNearly(word, name)),
  );
}

/** One letter more, less or other. */
function isNearly(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}
