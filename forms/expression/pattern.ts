import { LRUCache } from 'lru-cache';
import { RE2JS } from 're2js';
import { NumberTooLargeError } from './missing.js';

/** Instructions and characters: matching takes time in proportion to both. */
const mostInstructions = 200;
export const mostCharactersMatched = 500;

const compiled = new LRUCache<string, RE2JS>({ max: 1_000 });

/** A pattern as RE2 reads it, which matches in linear time; throws where it is malformed or too long. */
export function patternOf(text: string): RE2JS {
  const cached = compiled.get(text);
  if (cached) return cached;
  const pattern = RE2JS.compile(text);
  if (pattern.programSize() > mostInstructions) throw new Error('the pattern is too long; repeat less');
  compiled.set(text, pattern);
  return pattern;
}

/** Whether the whole text is as the pattern says; longer texts than any field holds are refused. */
export function matches(text: string, pattern: string): boolean {
  if (text.length > mostCharactersMatched) throw new NumberTooLargeError();
  return patternOf(pattern).matches(text);
}
