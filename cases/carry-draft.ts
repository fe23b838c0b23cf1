import { type PublishedVersion, publishedVersions } from '../city/catalogue/versions.js';
import { appendToTrail } from '../city/trail/append.js';
import { checkDraft } from '../forms/answers/check-answers.js';
import { carryAlong, wayBetween } from '../forms/carry-over/carry.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { tellApplicationChanged } from '../prisma/application-changed.js';
import type { ApplicationStatus } from '../prisma/generated/client/enums.js';
import { type Acting, byViewer, type CaseServices } from './acting.js';
import { type CarriedNotice, carriedNotice } from './carried-notice.js';
import { caseRow } from './case-head.js';
import { draftCopy } from './draft.js';
import { versionMessages } from './messages/drafts.js';
import { OpenCase, ViewedCase } from './open-case.js';
import { Refusal, ServiceEndedError } from './refusals.js';

/** What decides whether a draft moves. Only one that was never filed does; a filed case is pinned. */
interface Draft {
  status: ApplicationStatus;
  revision: number;
  permitTypeHash: string;
}

/** How a draft stands to the version that applications are filed with now. */
export type DraftCurrency =
  | { state: 'CURRENT' }
  /** a mapping leads to the newer version */
  | { state: 'MOVES'; to: PublishedVersion; way: FormDefinition[]; retired: boolean }
  /** none does, and its own version may still be filed */
  | { state: 'STAYS'; to: PublishedVersion }
  /** none does, and its own version was retired; without `to` the whole type was */
  | { state: 'OUTDATED'; to: PublishedVersion | undefined };

const isDraft = ({ status, revision }: Pick<Draft, 'status' | 'revision'>): boolean =>
  status === 'DRAFT' && revision === 0;

export async function draftCurrency(
  { prisma, catalogue }: Pick<CaseServices, 'prisma' | 'catalogue'>,
  draft: Draft,
): Promise<DraftCurrency> {
  if (!isDraft(draft)) return { state: 'CURRENT' };
  const own = await catalogue.definition(draft.permitTypeHash);
  const active = await catalogue.active(own.code);
  if (active?.hash === draft.permitTypeHash) return { state: 'CURRENT' };
  const published = await publishedVersions({ prisma, catalogue }, own.code);
  const mine = published.find(({ hash }) => hash === draft.permitTypeHash);
  const to = published.find(({ hash }) => hash === active?.hash);
  const definitions = published.map(({ definition }) => definition);
  const newer = to && to.definition.version > own.version ? to : undefined;
  const way = newer && wayBetween(own, newer.definition, definitions);
  const retired = mine?.status === 'RETIRED';
  if (newer && way) return { state: 'MOVES', to: newer, way, retired };
  if (retired) return { state: 'OUTDATED', to };
  return newer ? { state: 'STAYS', to: newer } : { state: 'CURRENT' };
}

/**
 * Carries a draft over to the version that is filed now, if a mapping leads there. One statement does it, and only to
 * the draft that was looked at: of two that come at once one moves it, and the other finds it moved.
 */
export async function carryDraft(acting: Acting, { row }: OpenCase): Promise<boolean> {
  const currency = await draftCurrency(acting, row);
  if (currency.state !== 'MOVES') return false;
  const { to, way } = currency;
  const { reference, permitTypeHash, draftVersion } = row;
  const [from] = way;
  if (!from) return false;
  const carried = carryAlong(way, row.draft as Record<string, unknown>);
  const now = new Date();
  const copy = await draftCopy(acting, to, carried.answers);
  return acting.prisma.$transaction(async (tx) => {
    const { count } = await tx.application.updateMany({
      where: { reference, permitTypeHash, draftVersion, status: 'DRAFT', revision: 0 },
      data: {
        permitTypeHash: to.hash,
        draftVersion: { increment: 1 },
        updatedAt: now,
        ...(!carried.same && {
          ...copy,
          draftCarried: carriedNotice(from, to.definition, carried, now.toISOString()),
        }),
      },
    });
    if (count === 0) return false;
    await tellApplicationChanged(tx, reference);
    const changed = { from: from.version, to: to.definition.version };
    await appendToTrail(tx, [byViewer(acting, { subject: reference, act: 'DRAFT_CARRIED', at: now, changed })]);
    return true;
  });
}

/** Carries the draft of somebody who opens it to work on it over before they see it; whether it moved. */
export async function openDraft(acting: Acting, reference: string): Promise<boolean> {
  const { prisma, viewer, catalogue } = acting;
  const row = await caseRow(prisma, reference);
  if (!row || !isDraft(row) || !new ViewedCase(row, viewer).may('readDraft')) return false;
  return carryDraft(acting, new OpenCase(row, viewer, await catalogue.definition(row.permitTypeHash)));
}

/**
 * Answers as the draft's version has them, where a page that was opened before it was carried over still gives those of
 * an older one. `given` is the version that the page says it has; without it, one that the answers do fit.
 */
export async function carryAnswers(
  acting: Acting,
  { row, definition: own }: OpenCase,
  answers: unknown,
  given: number | null | undefined,
): Promise<unknown> {
  const before = (row.draftCarried as CarriedNotice | null)?.from;
  if (given === own.version || (given == null && before === undefined)) return answers;
  const published = (await publishedVersions(acting, own.code)).map(({ definition }) => definition);
  const from = published.find(({ version }) => version === (given ?? before));
  const way = from && wayBetween(from, own, published);
  if (!from || !way) {
    if (given == null) return answers;
    throw staleForm(given, own.version);
  }
  const isOld = given != null || (!fits(own, answers) && fits(from, answers));
  // What is no record is refused where the answers are looked at.
  return isOld && isRecord(answers) ? carryAlong(way, answers).answers : answers;
}

const fits = (definition: FormDefinition, answers: unknown): boolean =>
  checkDraft(definition, answers).issues.length === 0;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const staleForm = (given: number, now: number): Refusal =>
  new Refusal('STALE_REVISION', versionMessages.STALE_FORM({ given, now }));

/** Refuses a first filing of a version or type that was retired. One that a mapping leads away from is carried over to be seen first. */
export async function mustBeFileable(acting: Acting, open: OpenCase): Promise<void> {
  const currency = await draftCurrency(acting, open.row);
  if (currency.state === 'MOVES' && currency.retired) {
    await carryDraft(acting, open);
    throw staleForm(open.definition.version, currency.to.definition.version);
  }
  if (currency.state !== 'OUTDATED') return;
  throw currency.to ? new Refusal('CONFLICT', versionMessages.OUTDATED) : new ServiceEndedError();
}
