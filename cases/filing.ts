import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { checkAnswers } from '../forms/answers/check-answers.js';
import { mustBeFileable } from './carry-draft.js';
import { type Context, signedIn } from './context.js';
import { type FoundApplication, isClosed, mustAllow, mustBeCurrent, ownApplication } from './find.js';
import { checkedKey } from './idempotency.js';
import { AnswersInvalidError } from './refusals.js';
import { actorOf } from './standing.js';

interface Filing {
  reference: string;
  idempotencyKey?: string | null;
  revision?: number | null;
}

/** States in which the same answers may be filed again: the applicant is asked to, or the city's records have moved. */
const REFILABLE = new Set(['DRAFT', 'RETURNED', 'RECALCULATION_DUE']);

/** Files the working copy, for the first time or anew. A filing with a key that was taken before changes nothing. */
export async function fileApplication(context: Context, filing: Filing): Promise<void> {
  const viewer = signedIn(context);
  const { reference } = filing;
  const application = await ownApplication(context, reference, 'readDraft');
  const key = keyOf(viewer.id, filing.idempotencyKey ?? context.idempotencyKey);
  const moved = isClosed(application) || (filing.revision != null && filing.revision !== application.revision);
  if (key && moved && (await context.cases.wasFiled(reference, key))) return;
  mustAllow(viewer, 'submit', application);
  mustBeCurrent(application, filing.revision);

  await mustBeFileable(context, application);

  const { permitTypeHash: hash, draft, draftVersion, revision } = application;
  const definition = await context.catalogue.definition(hash);
  const { answers, issues } = checkAnswers(definition, draft);
  if (issues.length > 0) throw new AnswersInvalidError(issues);
  if (!key && (await alreadyFiled(context, application, answers))) return;

  const updateId = key ?? `submit-${revision}-${draftVersion}`;
  const message = { draftVersion, actor: actorOf(viewer) };
  if (revision > 0) return context.cases.refile(reference, message, updateId);
  const { code, version, generation, steps } = definition;
  await context.cases.file({ reference, definition: { code, version, hash }, generation, steps }, message, updateId);
}

/** Hashed, because it is the caller's own text and is kept in the workflow's history. */
function keyOf(actor: string, given: string | null | undefined): string | undefined {
  const key = checkedKey(given);
  return key && `key-${createHash('sha256').update(`${actor}\n${key}`).digest('hex')}`;
}

/** Whether exactly this is under review already: filing it again would only throw away the work done on it. */
async function alreadyFiled(context: Context, application: FoundApplication, answers: object): Promise<boolean> {
  const { reference, revision, status } = application;
  if (revision === 0 || REFILABLE.has(status)) return false;
  const [filed, attached] = await Promise.all([
    context.prisma.submission.findUnique({
      where: { reference_revision: { reference, revision } },
      select: { answers: true, documents: true },
    }),
    context.prisma.attachedDocument.findMany({ where: { reference }, select: { code: true, sha256: true } }),
  ]);
  if (!filed) return false;
  const contents = (rows: readonly { code: string; sha256: string }[]) =>
    rows.map(({ code, sha256 }) => `${code} ${sha256}`).sort();
  const asked = await askedFor(context, application.permitTypeHash, attached);
  return (
    isDeepStrictEqual(filed.answers, answers) &&
    isDeepStrictEqual(contents(filed.documents as { code: string; sha256: string }[]), contents(asked))
  );
}

/** What a filing takes of the attached documents: a kind that another version asked for is left out. */
async function askedFor<T extends { code: string }>(context: Context, hash: string, attached: T[]): Promise<T[]> {
  const { documents } = await context.catalogue.definition(hash);
  return attached.filter(({ code }) => documents.some((document) => document.code === code));
}
