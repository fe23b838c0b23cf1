import type { Catalogue } from '../../city/catalogue/catalogue.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { NoticeResponseKind } from '../../forms/language/publish-notice.js';
import { takenBy } from '../../forms/notices.js';
import { ask, type Database } from '../../prisma/sql.js';
import { isUuid } from '../../prisma/uuid.js';
import type { Acting } from '../acting.js';
import { findCase } from '../open-case.js';
import { invalidInput, NotFoundError, Refusal } from '../refusals.js';
import { responseMessages } from './messages.js';
import { mustNotFlood } from './not-flood.js';
import { noticeStep, openNotice } from './read.js';
import { NOTICED, type NoticedRow } from './rows.js';

/** What a case of a type is filed as on a notice. */
export interface FiledAs {
  kind: NoticeResponseKind;
  /** the field whose text is the words of it */
  words?: string | undefined;
}

/** What a case of a type is on a notice, open or not; undefined where that leads to no such case. */
export async function kindOn(
  { catalogue }: { catalogue: Catalogue },
  { permitTypeHash, step }: Pick<NoticedRow, 'permitTypeHash' | 'step'>,
  permitType: string,
): Promise<FiledAs | undefined> {
  const notice = noticeStep(await catalogue.definition(permitTypeHash), step);
  return notice && takenBy(notice).find(({ application }) => application === permitType);
}

/** A notice by its code, whether or not it is public still, with its step as its case has it now. */
export async function noticeOfCode({ catalogue }: { catalogue: Catalogue }, database: Database, code: string) {
  const [row] = isUuid(code) ? await ask<NoticedRow>(database, NOTICED, [code]) : [];
  const definition = row && (await catalogue.definition(row.permitTypeHash));
  return row && definition && { row, definition, step: noticeStep(definition, row.step) };
}

/** Whose case it will be. */
interface Beginning {
  definition: FormDefinition;
  notice: string | null | undefined;
  ownerId: string;
}

/** Whether a case of this type may be begun, or filed, on this notice or by itself. Gives the code of the notice. */
export async function mayBeginOn(acting: Acting, { definition, notice, ownerId }: Beginning): Promise<string | null> {
  if (notice == null) {
    if (definition.onNotice) throw invalidInput('onNotice', 'NOTICE_NEEDED', responseMessages.NOTICE_NEEDED);
    return null;
  }
  const { permitType, row } = await mustTake(acting, acting.prisma, { notice, permitType: definition.code });
  await mustBeAnothers(acting, { reference: row.reference, ownerId });
  await mustNotFlood(acting.prisma, { person: ownerId, notice: row.code, kind: permitType.kind });
  return row.code;
}

/** An open notice that leads to cases of this type. */
export async function mustTake(
  sources: { catalogue: Catalogue },
  database: Database,
  { notice, permitType }: { notice: string; permitType: string },
) {
  const found = await openNotice(sources, database, notice);
  if (!found) throw isUuid(notice) ? new Refusal('CONFLICT', responseMessages.OVER) : new NotFoundError();
  const as = takenBy(found.step).find(({ application }) => application === permitType);
  if (!as) throw invalidInput('onNotice', 'NOT_TAKEN', responseMessages.NOT_TAKEN);
  return { ...found, permitType: as };
}

/** Nobody objects to their own case. */
async function mustBeAnothers(
  acting: Acting,
  { reference, ownerId }: { reference: string; ownerId: string },
): Promise<void> {
  const viewed = await findCase(acting, reference);
  const own = viewed.relations().some((relation) => relation === 'owner' || relation === 'office');
  if (own || viewed.row.ownerId === ownerId) throw new Refusal('CONFLICT', responseMessages.OWN_CASE);
}
