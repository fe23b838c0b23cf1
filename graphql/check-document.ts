import { once } from 'node:events';
import { invalidInput, Refusal, UnavailableError } from '../cases/refusals.js';
import { lookedAt } from '../city/automation/looked-at.js';
import type { Checked, CheckJob, ValidDocument } from '../city/catalogue/check.js';
import { CheckAbandonedError, CheckerBusyError } from '../city/catalogue/checker.js';
import { decisionPolicyJob, permitTypeJob, rulebookJob, templateJob } from '../city/catalogue/surroundings.js';
import { publishedVersions } from '../city/catalogue/versions.js';
import { DocumentRefusedError } from '../city/documents/errors.js';
import { Upload } from '../city/documents/upload.js';
import { diagnostics } from '../forms/diagnostics/codes.js';
import { jalaliDay } from '../forms/jalali.js';
import type { DecisionPolicy } from '../forms/language/decision-policy.js';
import type { DefinitionIssue } from '../forms/language/issue.js';
import { Rulebook } from '../forms/language/rulebook.js';
import type { LocalizedText } from '../forms/language/text.js';
import type { Context } from './context.js';
import { publishingMessages } from './messages/publishing.js';

/** Of a document that comes as a file. A plain request has the limits of every request. */
const MOST_BYTES = 5_500_000;

export type CheckedKind = CheckJob['kind'];

/** What stands in place of the installation's own in a check. */
interface Instead {
  /** a version of the rulebook to check a permit type with */
  rulebook?: unknown;
}

/**
 * Everything that publishing would say of a document, found on another thread: publishing refuses what is an error here, and
 * nothing else. Its author is told where the check had to be ended.
 */
export async function checkDocument(
  context: Context,
  kind: CheckedKind,
  given: unknown,
  instead: Instead = {},
): Promise<Checked> {
  const written = given instanceof Upload ? await bytesOf(given) : given;
  const job = await jobOf(context, kind, written, instead);
  const checked = await checkedBy(context, job);
  if (job.kind !== 'PERMIT_TYPE' || !checked.named) return checked;
  // Mappings are held against the forms of earlier versions, which are known once it is known of what.
  const { code, version } = checked.named;
  const published = (await publishedVersions(context, code)).map(({ definition }) => definition);
  if (!published.some((older) => older.version < version)) return checked;
  return checkedBy(context, { ...job, known: { ...job.known, published } });
}

async function jobOf(context: Context, kind: CheckedKind, written: unknown, { rulebook }: Instead): Promise<CheckJob> {
  if (kind === 'TEMPLATE') return templateJob(context.prisma, written);
  if (kind === 'DECISION_POLICY') {
    const looked = (policy: DecisionPolicy) => lookedAt(context.prisma, policy);
    return decisionPolicyJob({ ...context, looked }, written, jalaliDay(new Date()));
  }
  if (kind === 'RULEBOOK') return rulebookJob(context.prisma, written);
  const job = await permitTypeJob(context, written, jalaliDay(new Date()));
  if (rulebook == null || job.kind !== 'PERMIT_TYPE') return job;
  const { sound } = await checkedRulebook(context, rulebook);
  const book = Rulebook.parse(JSON.parse(sound.canonical));
  return { ...job, rulebooks: [book, ...job.rulebooks.filter(({ code }) => code !== book.code)] };
}

/** A rulebook that is not published, with which a permit type is checked. */
async function checkedRulebook(context: Context, given: unknown): Promise<{ sound: ValidDocument }> {
  const written = given instanceof Upload ? await bytesOf(given) : given;
  // It may well have a number that is given: whoever asks has only changed it, and does not publish it.
  const { sound, issues } = await checkedBy(context, { kind: 'RULEBOOK', written, active: [] });
  if (sound) return { sound };
  throw invalidDefinition(errorsOf(issues).map((issue) => ({ ...issue, path: `rulebook.${issue.path}` })));
}

function checkedBy(context: Context, job: CheckJob): Promise<Checked> {
  return context.publishing.checker.check(job).catch((error: unknown) => {
    if (error instanceof CheckAbandonedError) throw invalidDefinition([{ path: '', ...tooCostly }]);
    if (error instanceof CheckerBusyError) throw new UnavailableError(error, publishingMessages.CHECKER_BUSY);
    throw error;
  });
}

/** The document that may be published; refused with everything that is wrong with it. */
export async function validDocument(context: Context, kind: CheckedKind, given: unknown): Promise<ValidDocument> {
  const { sound, issues } = await checkDocument(context, kind, given);
  if (!sound) throw invalidDefinition(errorsOf(issues));
  context.warnings.set(sound.hash, issues);
  return sound;
}

const errorsOf = (issues: readonly DefinitionIssue[]) =>
  issues.filter(({ severity }) => severity === 'error').map(inBothLanguages);

export const invalidDefinition = (issues: { path: string; code: string; message: LocalizedText }[]): Refusal =>
  new Refusal('DEFINITION_INVALID', undefined, issues);

function inBothLanguages({ path, code, message: en, line, column }: DefinitionIssue) {
  const text = { fa: diagnostics[code].says.fa, en };
  const message = line === undefined ? text : publishingMessages.AT_LINE({ message: text, line });
  return { path, code, message, ...(line !== undefined && { line, column }) };
}

async function bytesOf(file: Upload): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  const content = file.take();
  content.on('data', (chunk: Buffer) => {
    size += chunk.length;
    // What is too much is read to its end, as its sender expects, but not kept.
    if (size <= MOST_BYTES) chunks.push(chunk);
  });
  await once(content, 'end').catch((error: unknown) => {
    throw error instanceof DocumentRefusedError
      ? invalidInput('definition', error.code, publishingMessages.FILE_BROKEN)
      : error;
  });
  if (size > MOST_BYTES) throw invalidDefinition([{ path: '', ...tooLarge }]);
  return new Uint8Array(Buffer.concat(chunks));
}

const tooLarge = {
  code: 'TOO_LARGE',
  message: publishingMessages.FILE_TOO_LARGE,
};
const tooCostly = {
  code: 'TOO_COSTLY',
  message: publishingMessages.TOO_COSTLY,
};
