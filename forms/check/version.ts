import type { DefinitionIssue } from '../language/issue.js';
import { problem } from './problem.js';

/** A number that was given: published, or proposed and not rejected. */
export interface GivenVersion {
  code: string;
  version: number;
  hash: string;
}

/** Why a number cannot be given any more. */
export const takenText = (code: string, highest: number): string =>
  `Version ${highest} of "${code}" is published or proposed; give yours the number ${highest + 1} or higher.`;

/**
 * The highest number given under a code, where a document with this one may not follow it; undefined where it may, and
 * where it is the very document that has the number.
 */
export function takenBy(
  document: { code: string; version: number },
  hash: () => string,
  given: readonly GivenVersion[],
): number | undefined {
  const own = given.filter(({ code }) => code === document.code);
  const highest = Math.max(0, ...own.map(({ version }) => version));
  if (document.version > highest) return undefined;
  const of = hash();
  return own.some((other) => other.hash === of) ? undefined : highest;
}

/** A number is given once, and grows. */
export function checkVersion(
  document: { code: string; version: number },
  hash: () => string,
  given: readonly GivenVersion[],
): DefinitionIssue[] {
  const highest = takenBy(document, hash, given);
  return highest === undefined ? [] : [problem('version', 'VERSION_TAKEN', takenText(document.code, highest))];
}
