import type { Catalogue } from '../../city/catalogue/catalogue.js';
import { formWithNames } from '../../city/registers/chosen-records.js';
import { everyStep } from '../../forms/check/step-lists.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { NoticeResponseKind } from '../../forms/language/publish-notice.js';
import type { StepOf } from '../../forms/language/step.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { Form } from '../../forms/language/work.js';
import { takenBy } from '../../forms/notices.js';
import type { AnswerInWords } from '../../forms/words/answer-in-words.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { Database } from '../../prisma/sql.js';
import { isUuid } from '../../prisma/uuid.js';
import { type FormPlace, formPlace } from '../form-place.js';
import { invalidInput } from '../refusals.js';
import { requestPaging } from './messages.js';
import { type NoticeRow, noticeRow, noticeRows } from './rows.js';
import { type FiledDocument, type ShownDocument, shownAnswers, shownDocuments } from './shown.js';

export interface Sources {
  prisma: PrismaClient;
  catalogue: Catalogue;
}

/** What everybody sees of a case: what its definition names, and nothing else. */
export interface PublicNotice {
  code: string;
  reference: string;
  permitType: LocalizedText;
  title: LocalizedText;
  text: LocalizedText;
  publishedAt: Date;
  until: Date;
  shown: AnswerInWords[];
  documents: ShownDocument[];
  /** what is filed on the notice itself */
  takes: readonly NoticeResponseKind[];
  /** what is filed as a case of another type, as far as that is served */
  asCases: readonly { kind: NoticeResponseKind; permitType: string; title: LocalizedText }[];
  /** what whoever objects fills in */
  form: Form | undefined;
  place: FormPlace;
}

type NoticeStep = StepOf<'publish-notice'>;

export function noticeStep(definition: FormDefinition, id: string): NoticeStep | undefined {
  const found = everyStep(definition).find(({ step }) => step.id === id)?.step;
  return found?.type === 'publish-notice' ? found : undefined;
}

/** A notice that is public now, with its step and definition; undefined for every other code alike. */
export async function openNotice({ catalogue }: Pick<Sources, 'catalogue'>, database: Database, code: string) {
  const row = isUuid(code) ? await noticeRow(database, code) : undefined;
  const definition = row && (await catalogue.definition(row.permitTypeHash));
  const step = definition && noticeStep(definition, row.step);
  return row && definition && step && { row, definition, step };
}

export async function publicNotice(sources: Sources, code: string): Promise<PublicNotice | undefined> {
  const found = await openNotice(sources, sources.prisma, code);
  return found && noticeOf(sources, found.row, found.definition, found.step);
}

/** A page of what is public now, the latest first. `next`: for the page after it. */
export async function publicNotices(
  sources: Sources,
  { first, after }: { first: number; after?: string | null | undefined },
): Promise<{ notices: PublicNotice[]; next: string | null }> {
  if (!Number.isInteger(first) || first < 1 || first > MOST)
    throw invalidInput('first', 'PAGE_SIZE_INVALID', requestPaging.size({ most: String(MOST) }));
  const rows = await noticeRows(sources.prisma, placeIn(after), first + 1);
  const shown = rows.slice(0, first);
  const notices = await Promise.all(
    shown.map(async (row) => {
      const definition = await sources.catalogue.definition(row.permitTypeHash);
      const step = noticeStep(definition, row.step);
      return step ? [await noticeOf(sources, row, definition, step)] : [];
    }),
  );
  const last = shown.at(-1);
  return { notices: notices.flat(), next: last && rows.length > first ? `${last.at} ${last.code}` : null };
}

const MOST = 50;

function placeIn(after: string | null | undefined): { at: string; code: string } | undefined {
  if (after == null) return undefined;
  const [at = '', code = ''] = after.split(' ');
  if (Number.isNaN(Date.parse(at)) || !/^[\d-]{10}T[\d:.]{8,15}Z$/.test(at) || !isUuid(code))
    throw invalidInput('after', 'CURSOR_INVALID', requestPaging.after);
  return { at, code };
}

async function casesOf({ catalogue }: Sources, step: NoticeStep): Promise<PublicNotice['asCases']> {
  const cases = takenBy(step).map(async ({ kind, application }) => {
    const served = application === undefined ? undefined : await catalogue.active(application);
    return served ? [{ kind, permitType: served.definition.code, title: served.definition.title }] : [];
  });
  return (await Promise.all(cases)).flat();
}

async function noticeOf(
  sources: Sources,
  row: NoticeRow,
  definition: FormDefinition,
  step: NoticeStep,
): Promise<PublicNotice> {
  const { reference, revision } = row;
  const submission = await sources.prisma.submission.findUniqueOrThrow({
    where: { reference_revision: { reference, revision } },
    select: { answers: true, documents: true },
  });
  const filed = submission.documents as unknown as FiledDocument[];
  return {
    code: row.code,
    reference,
    permitType: definition.title,
    title: step.title,
    text: step.text,
    publishedAt: new Date(row.at),
    until: new Date(row.until),
    shown: shownAnswers(
      await formWithNames(sources.prisma, definition.form, submission.answers),
      submission.answers as Record<string, unknown>,
      step.shows,
    ),
    documents: await shownDocuments(sources, definition, { reference, filed }, step.shows),
    takes: takenBy(step).flatMap(({ kind, application }) => (application === undefined ? kind : [])),
    asCases: await casesOf(sources, step),
    form: step.form,
    place: formPlace(definition, step.id),
  };
}
