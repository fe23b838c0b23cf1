import type { z } from 'zod';
import { listOf, problem } from './check/problem.js';
import type { DiagnosticCode } from './diagnostics/codes.js';
import { knownKeys } from './known-keys.js';
import type { DefinitionIssue } from './language/issue.js';
import { nearestName } from './nearest.js';
import { pathText } from './path.js';

type ZodIssue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** More than a person would read; the rest shows once these are put right. */
const most = 200;

const valueAt = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], root);

const shown = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' && value.length > 60 ? `"${value.slice(0, 60)}…"` : JSON.stringify(value);
};
const kinds: Record<string, string> = {
  array: 'a list',
  object: 'an object',
  record: 'an object',
  int: 'a whole number',
};
const kindOf = (expected: string) => kinds[expected] ?? `a ${expected}`;

/** An issue with its path as keys, and the values that could stand there, where they are few. */
export interface PlacedIssue {
  keys: Path;
  issue: DefinitionIssue;
  options: readonly unknown[];
}

/** Puts what Zod found into the language's own issues: a path, a code and a sentence that says what to do. */
export function placedIssues(type: z.ZodType, root: unknown, found: readonly ZodIssue[]): PlacedIssue[] {
  let options: readonly unknown[] = [];
  const error = (keys: Path, code: DiagnosticCode, message: string, hint?: string): PlacedIssue => ({
    keys,
    issue: problem(pathText(keys), code, message, hint),
    options,
  });

  function translate(issue: ZodIssue, base: Path): PlacedIssue[] {
    options = issue.code === 'invalid_value' ? issue.values : [];
    const path = [...base, ...issue.path];
    const value = valueAt(root, path);
    if (isTitle(path) && (value === undefined || value === '' || issue.code === 'too_small')) {
      return [error(path, 'MISSING_TITLE', missingTitle(path))];
    }
    switch (issue.code) {
      case 'unrecognized_keys': {
        const keys = knownKeys(type, root, path);
        return issue.keys.slice(0, most).map((key) => {
          const hint = nearestName(key, keys);
          const others = hint === undefined ? listOf([...new Set(keys)]) : '';
          return error([...path, key], 'UNKNOWN_KEY', `nothing is called "${key}" here${others}`, hint);
        });
      }
      case 'invalid_type': {
        if (value === undefined) return [error(path, 'MISSING', `this is needed: ${kindOf(issue.expected)}`)];
        const wanted =
          path.at(-1) === 'title' && typeof value === 'string' ? '{ "fa": …, "en": … }' : kindOf(issue.expected);
        return [error(path, 'WRONG_TYPE', `${wanted} is needed, not ${shown(value)}${quotes(issue.expected, value)}`)];
      }
      case 'invalid_value': {
        const names = issue.values.map(String);
        if (value === undefined) return [error(path, 'MISSING', `this is needed: ${names.join(' or ')}`)];
        const hint = nearestName(String(value), names);
        return [error(path, 'UNKNOWN_VALUE', `${shown(value)} is none of ${names.join(', ')}`, hint)];
      }
      case 'invalid_union':
        return union(issue, path, value);
      case 'too_big':
        return [error(path, 'TOO_LARGE', `at most ${issue.maximum}${unit(issue.origin)}`)];
      case 'too_small':
        return [error(path, 'TOO_SMALL', `at least ${issue.minimum}${unit(issue.origin)}`)];
      case 'invalid_format':
        return [error(path, 'BAD_FORMAT', `${shown(value)} is not ${issue.message}`, inCapitals(value, issue))];
      case 'invalid_key':
        return [
          error(path, 'BAD_NAME', `a name is ${issue.issues[0]?.message ?? 'a letter, then letters and digits'}`),
        ];
      default:
        return [error(path, 'INVALID', issue.message)];
    }
  }

  function union(issue: z.core.$ZodIssueInvalidUnion, path: Path, value: unknown): PlacedIssue[] {
    if (issue.discriminator !== undefined) {
      const { options: known = [] } = issue as { options?: readonly unknown[] };
      const names = known.map(String);
      if (typeof value === 'string' && Object.hasOwn(ELSEWHERE, value))
        return [error(path, 'STEP_NOT_HERE', `${shown(value)} cannot stand here: ${ELSEWHERE[value]}`)];
      const code = value === undefined ? 'MISSING' : 'UNKNOWN_STEP_TYPE';
      const message = value === undefined ? 'this is needed: a step type' : `no step type ${shown(value)}`;
      const listed = `${message}; there are ${names.join(', ')}`;
      return [error(path, code, listed, value === undefined ? undefined : nearestName(String(value), names))];
    }
    // Of several forms a value may have, the one it was meant to have is the one that goes deepest before it fails.
    const depth = (issues: ZodIssue[]) => Math.max(...issues.map((inner) => inner.path.length));
    const isKey = (issues: ZodIssue[]) => issues.some((inner) => inner.code !== 'invalid_type');
    const best = [...issue.errors].sort((a, b) => depth(b) - depth(a) || Number(isKey(b)) - Number(isKey(a)))[0];
    if (!best || (depth(best) === 0 && !isKey(best))) {
      const expected = issue.errors.flat().map((inner) => ('expected' in inner ? kindOf(inner.expected) : ''));
      const forms = [...new Set(expected)].filter((form) => form !== '').join(' or ');
      if (value === undefined) return [error(path, 'MISSING', `this is needed: ${forms}`)];
      return [error(path, 'WRONG_TYPE', `${forms || 'something else'} is needed, not ${shown(value)}`)];
    }
    return best.flatMap((inner) => translate(inner, path));
  }

  return found.slice(0, most).flatMap((issue) => translate(issue, []));
}

/** Step types that there are, where they are refused: why they do not stand in a branch. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  parallel: 'branches of branches hold no further branches; put this step one level up, beside what it is to run with',
  appeal: 'nobody comes to an appeal on the way of a case; put it among the steps of the type',
};

/** Numbers and texts that were written as one another. */
function quotes(expected: string, value: unknown): string {
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return `; write it in quotes: "${value}"`;
  }
  const isNumber = ['number', 'int'].includes(expected) && typeof value === 'string' && /^-?\d+$/.test(value);
  return isNumber ? `; write it without quotes: ${value}` : '';
}

/** A code that was written in small letters. */
function inCapitals(value: unknown, { pattern }: { pattern?: string }): string | undefined {
  const capitals = typeof value === 'string' ? value.toUpperCase() : undefined;
  const body = /^\/(.*)\/[a-z]*$/.exec(pattern ?? '')?.[1];
  if (capitals === undefined || capitals === value || body === undefined) return undefined;
  return new RegExp(body).test(capitals) ? capitals : undefined;
}

const unit = (origin: string): string =>
  ({ string: ' characters', array: ' entries', set: ' entries', object: ' entries' })[origin] ?? '';

/** Texts people read stand in both languages; a `title` that is absent lacks both. */
function isTitle(path: Path): boolean {
  const last = path.at(-1);
  return last === 'fa' || last === 'en' || last === 'title';
}

function missingTitle(path: Path): string {
  const last = path.at(-1);
  if (last === 'fa') return 'the Persian text is missing';
  if (last === 'en') return 'the English text is missing';
  return 'a title is missing: { "fa": …, "en": … }';
}
