import { isNationalId } from '../../forms/identifiers.js';
import { latinDigits } from '../../forms/persian.js';
import type { PersonalKind } from '../../forms/personal.js';
import { maskValue } from './mask-value.js';

export interface PersonalValue {
  value: string;
  kind: PersonalKind;
}

/** Shorter texts of other kinds than names say nothing of anybody, and stand in figures by chance. */
const SHORTEST: Record<PersonalKind, number> = { name: 2, nationalId: 8, mobile: 7, email: 5, address: 5, other: 4 };

const DIGITS = ['0۰٠', '1۱١', '2۲٢', '3۳٣', '4۴٤', '5۵٥', '6۶٦', '7۷٧', '8۸٨', '9۹٩'];
const LETTERS: Record<string, string> = { ی: 'یيى', ک: 'کك', ه: 'هة', أ: 'أا' };
const PREFIX = '(?:[+]|[0۰٠]{2})?(?:[9۹٩][8۸٨])?[0۰٠]?';
const BESIDE = '[\\p{L}\\p{N}]';

/** A character in every way that people write it: digits of three scripts, letters of two keyboards. */
function characterPattern(character: string): string {
  if (/\s|\u200c/u.test(character)) return '(?:\\s|\\u200c)+';
  const digit = /\d/.test(character) ? DIGITS[Number(character)] : undefined;
  const same = digit ?? LETTERS[character] ?? character;
  return same.length > 1 ? `[${same}]` : same.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function patternOf({ value, kind }: PersonalValue): string | undefined {
  const folded = latinDigits(value)
    .trim()
    .replace(/(?:\s|\u200c)+/gu, ' ')
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک');
  const core = kind === 'mobile' ? folded.replace(/^(?:\+|00)?(?:98)?0?(?=9\d{9}$)/, '') : folded;
  if ([...core].length < SHORTEST[kind]) return undefined;
  const written = [...core].map(characterPattern).join('');
  return `${kind === 'mobile' ? PREFIX : ''}${written}`;
}

interface Search {
  pattern: RegExp;
  kind: PersonalKind;
}

/** Of each kind one pattern; the longest value first, so that none is found inside another. */
function searchesFor(values: readonly PersonalValue[]): Search[] {
  const byKind = new Map<PersonalKind, Set<string>>();
  for (const each of [...values].sort((a, b) => b.value.length - a.value.length)) {
    const pattern = patternOf(each);
    if (pattern) byKind.set(each.kind, (byKind.get(each.kind) ?? new Set()).add(pattern));
  }
  return [...byKind].map(([kind, patterns]) => ({
    kind,
    pattern: new RegExp(`(?<!${BESIDE})(?:${[...patterns].join('|')})(?!${BESIDE})`, 'giu'),
  }));
}

const onEveryText = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((inner) => onEveryText(inner, change));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [change(key), onEveryText(inner, change)]));
};

/**
 * Masks the given values wherever they stand in the texts of a JSON value, in Latin or Persian digits and whichever
 * keyboard wrote them. For what quotes answers without being answers: findings, explanations, sentences, papers.
 */
export function createRedactor(values: readonly PersonalValue[]): (value: unknown) => unknown {
  const searches = searchesFor(values);
  const mask = (text: string) =>
    searches.reduce(
      (masked, { pattern, kind }) => masked.replace(pattern, (found) => String(maskValue(found, kind))),
      text,
    );
  return (value) => onEveryText(value, mask);
}

const digit = '[\\d۰-۹٠-٩]';
const likely: Search[] = [
  { kind: 'nationalId', pattern: new RegExp(`(?<!${digit})${digit}{10}(?!${digit})`, 'gu') },
  {
    kind: 'mobile',
    pattern: new RegExp(`(?<!${digit})(?:[+]|[0۰٠]{2})?(?:[9۹٩][8۸٨])?[0۰٠]?[9۹٩]${digit}{9}(?!${digit})`, 'gu'),
  },
  { kind: 'email', pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu },
];

/** A number is taken for a national ID where its check digit is right; a sum of money seldom looks so. */
const maskLikely = (text: string, kind: PersonalKind): string =>
  kind === 'nationalId' && !isNationalId(text) ? text : String(maskValue(text, kind));

/** Prose that a person wrote may name others than the case's own: whatever looks like a number of a person goes too. */
export const redactLikely = (value: unknown): unknown =>
  onEveryText(value, (text) =>
    likely.reduce((masked, { pattern, kind }) => masked.replace(pattern, (found) => maskLikely(found, kind)), text),
  );
