import { isDeepStrictEqual } from 'node:util';
import { leavesOf } from '../../forms/carry-over/leaves.js';
import { changedIn } from '../../forms/evaluation/changed.js';
import { type FeeChange, feeChanges } from '../../forms/evaluation/fee-changes.js';
import type { Check, FeeLine } from '../../forms/evaluation/types.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { LocalizedText } from '../../forms/language/text.js';

/** A field whose answer is another one; null where there was, or is, none. */
export interface AnswerChange {
  path: string;
  title: LocalizedText;
  from: unknown;
  to: unknown;
}

export interface CheckChange {
  rule: string;
  from: Check | null;
  to: Check | null;
}

export interface Compared {
  /** the changed fields, with what stood there */
  answers: AnswerChange[];
  checks: CheckChange[];
  fees: FeeChange[];
  /** codes of documents that were attached, taken out, or have other files */
  documents: string[];
}

/** What was filed as one revision. */
export interface Filed {
  answers: unknown;
  /** the same as the reader may see it */
  shown: unknown;
  checks: readonly Check[];
  feeLines: readonly FeeLine[];
  documents: readonly { code: string; sha256: string }[];
}

/** What another revision of a case changed. A list of answers is one field. What changed is told also where it is masked. */
export function compareRevisions(form: FormDefinition['form'], from: Filed, to: Filed): Compared {
  const answers = [...leavesOf(form.schema).values()].flatMap(({ path, title }): AnswerChange[] => {
    const [before, after] = [valueAt(from.answers, path), valueAt(to.answers, path)];
    return isDeepStrictEqual(before, after)
      ? []
      : [{ path, title, from: valueAt(from.shown, path) ?? null, to: valueAt(to.shown, path) ?? null }];
  });
  const files = ({ documents }: Filed, code: string) =>
    documents
      .filter((each) => each.code === code)
      .map(({ sha256 }) => sha256)
      .sort();
  const codes = [...new Set([...from.documents, ...to.documents].map(({ code }) => code))];
  return {
    answers,
    checks: checkChanges(from.checks, to.checks),
    fees: feeChanges(from.feeLines, to.feeLines),
    documents: codes.filter((code) => !isDeepStrictEqual(files(from, code), files(to, code))),
  };
}

/** How a value came to be may be told in other words; what counts is what came out. */
const judged = ({ status, actual, limit }: Check) => [status, actual, limit];

const checkChanges = (from: readonly Check[], to: readonly Check[]): CheckChange[] =>
  changedIn(from, to, ({ rule }) => rule, judged).map(({ name: rule, ...change }) => ({ rule, ...change }));

const valueAt = (answers: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (at, name) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? Reflect.get(at, name) : undefined,
      answers,
    );
