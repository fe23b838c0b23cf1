import { type CheckJob, check } from '../../city/catalogue/check.js';
import { formatIssueIn } from '../../forms/check/format.js';
import { compose } from '../../forms/compose/compose.js';
import type { DecisionPolicy } from '../../forms/language/decision-policy.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { DefinitionIssue } from '../../forms/language/issue.js';
import type { PaperTemplate } from '../../forms/language/paper-template.js';
import type { Rulebook } from '../../forms/language/rulebook.js';
import type { Shipped } from '../../forms/load.js';
import { parseDecisionPolicy, parseDefinition, parseRulebook, parseTemplate } from '../../forms/parse.js';
import { readSource } from '../../forms/source/read-source.js';
import { UsageError } from '../../runtime/usage-error.js';
import { openInstallation } from '../installation/ask.js';
import { type DocumentKind, jsonIn, kindIn } from '../installation/documents.js';
import { readText } from '../read-text.js';
import type { CheckOptions } from './options.js';
import { askToCheck } from './remote.js';

type Whole =
  | { kind: 'PERMIT_TYPE'; document?: FormDefinition | undefined }
  | { kind: 'RULEBOOK'; document?: Rulebook | undefined }
  | { kind: 'TEMPLATE'; document?: PaperTemplate | undefined }
  | { kind: 'DECISION_POLICY'; document?: DecisionPolicy | undefined };

/** A file with what is wrong in it. `document` is there as far as it can be read, also where its meaning is wrong. */
export type CheckedFile = Whole & {
  file: string;
  issues: DefinitionIssue[];
  /** what publishing it would do beside refusing it, a sentence each */
  notes: string[];
};

export interface Desk {
  shipped: Shipped;
  /** roles that somebody holds, where that is known */
  held?: readonly string[] | undefined;
}

/**
 * Checks a file as its publication would: by what ships, or by what a running installation has.
 * @throws UsageError where it cannot be read, UnreachableError, RefusedError
 */
export async function checkFile(file: string, options: CheckOptions, desk: Desk): Promise<CheckedFile> {
  const text = await readText(file);
  const { value } = readSource(text);
  const kind = kindIn(value) ?? 'PERMIT_TYPE';
  const found =
    options.to === undefined
      ? {
          issues: (await check(await deskJob(kind, text, options, desk), desk.shipped.fragments)).issues,
          notes: kind === 'TEMPLATE' ? formUnknown(value, desk) : [],
        }
      : await askToCheck(await openInstallation({ ...options, to: options.to }), { kind, text, options });
  return { ...wholeOf(kind, value, desk), file, ...found };
}

/** Fields that a template of another type names are held against nothing at a desk. */
function formUnknown(value: unknown, { shipped }: Desk): string[] {
  const type = parseTemplate(value).template?.permitType;
  if (type === undefined || shipped.definitions.some(({ code }) => code === type)) return [];
  return [
    `The form of "${type}" is not known here: fields in braces were not checked; --to asks an installation that has it.`,
  ];
}

/** What the shipped files say; types and connectors of an installation are not known there. */
async function deskJob(kind: DocumentKind, written: string, options: CheckOptions, desk: Desk): Promise<CheckJob> {
  const { rulebooks, roles, definitions } = desk.shipped;
  if (kind === 'RULEBOOK') return { kind, written, active: definitions };
  if (kind === 'TEMPLATE') return { kind, written, types: 'any', active: definitions };
  const own = options.rulebook === undefined ? undefined : await rulebookIn(options.rulebook, desk);
  if (kind === 'DECISION_POLICY') {
    const before = desk.shipped.policies.find(({ code }) => code === codeIn(written));
    return {
      kind,
      written,
      types: definitions,
      rulebooks: own ? [own] : rulebooks,
      roles: roles.map(({ id }) => id),
      ...(before && { before: { policy: before, looked: [] } }),
    };
  }
  return {
    kind,
    written,
    rulebooks: own ? [own] : rulebooks,
    families: [],
    known: { roles: roles.map(({ id }) => id), connectors: 'any', ...(desk.held && { held: desk.held }) },
  };
}

function codeIn(text: string): unknown {
  const { value } = readSource(text);
  return typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined;
}

function wholeOf(kind: DocumentKind, value: unknown, { shipped }: Desk): Whole {
  if (kind === 'RULEBOOK') return { kind, document: parseRulebook(value).rulebook };
  if (kind === 'TEMPLATE') return { kind, document: parseTemplate(value).template };
  if (kind === 'DECISION_POLICY') return { kind, document: parseDecisionPolicy(value).policy };
  return { kind, document: parseDefinition(compose(value, shipped.fragments).value).definition };
}

/**
 * A file as it would be published: with what it uses put in its place, and defaults where it says nothing. What cannot be read
 * so stays as it is written. @throws UsageError where it is no JSON
 */
export async function readWhole(file: string, desk: Desk): Promise<unknown> {
  const value = jsonIn(file, await readText(file));
  const kind = kindIn(value) ?? 'PERMIT_TYPE';
  return (
    wholeOf(kind, value, desk).document ??
    (kind === 'PERMIT_TYPE' ? compose(value, desk.shipped.fragments).value : value)
  );
}

export const isRefused = ({ issues }: Pick<CheckedFile, 'issues'>): boolean =>
  issues.some(({ severity }) => severity === 'error');

/** What is wrong with a file, a line each. */
export const linesOf = ({ file, issues }: Pick<CheckedFile, 'file' | 'issues'>): string[] =>
  issues.map((issue) => formatIssueIn(file, issue));

/** A file that could be published; warnings go to stderr. @throws UsageError with everything that is wrong */
export async function soundFile(file: string, options: CheckOptions, desk: Desk): Promise<CheckedFile> {
  const checked = await checkFile(file, options, desk);
  if (isRefused(checked) || !checked.document) throw new UsageError(linesOf(checked).join('\n'));
  for (const line of linesOf(checked)) process.stderr.write(`${line}\n`);
  return checked;
}

/** The rulebook of a file. @throws UsageError with everything that is wrong */
export async function rulebookIn(file: string, desk: Desk): Promise<Rulebook> {
  const { shipped } = desk;
  const checked = wholeOf('RULEBOOK', readSource(await readText(file)).value, desk);
  const job = { kind: 'RULEBOOK' as const, written: await readText(file), active: [] };
  const { issues } = await check(job, shipped.fragments);
  // Whoever tries a draft does not publish it.
  const wrong = issues.filter(({ severity, code }) => severity === 'error' && code !== 'NOT_IN_FORCE');
  if (checked.kind === 'RULEBOOK' && checked.document && wrong.length === 0) return checked.document;
  throw new UsageError(linesOf({ file, issues: wrong }).join('\n'));
}
