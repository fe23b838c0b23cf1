import type { Acting } from '../../cases/acting.js';
import { maskingOfCases } from '../../cases/case-masking.js';
import { correctionsOfCase } from '../../cases/corrections.js';
import type { OpenCase } from '../../cases/open-case.js';
import { rulebookToday } from '../../cases/rulebook-today.js';
import { isChoiceName } from '../../forms/agenda/chosen.js';
import { jalaliDay } from '../../forms/jalali.js';
import { valueAt } from '../talk/places.js';
import type { Correction, DocumentNow, World } from '../talk/state.js';

/** States in which the applicant has the form in hand; in all others the case is talked about as it is. */
const AT_APPLICANT: ReadonlySet<string> = new Set(['DRAFT', 'RETURNED', 'RECALCULATION_DUE']);

/** What a turn about a case may look at: its form, the day, and which documents are asked for and there. */
export async function worldOf(acting: Acting, open: OpenCase): Promise<World> {
  const { definition, hash } = open;
  const rulebook = await rulebookToday(acting, definition.rulebook);
  const ruleset = rulebook === undefined ? undefined : await acting.catalogue.ruleset(hash, rulebook);
  const files = await acting.prisma.attachedDocument.findMany({
    where: { reference: open.row.reference },
    select: { code: true, sha256: true, attachedAt: true },
    orderBy: [{ code: 'asc' }, { sha256: 'asc' }],
  });
  const contentsOf = (code: string) => files.filter((file) => file.code === code).map(({ sha256 }) => sha256);
  const { at, corrections } = await sentBack(acting, open);
  const isWrong = (code: string) =>
    corrections.some(({ path }) => path === code) &&
    !files.some((file) => file.code === code && at && file.attachedAt > at);
  const { id, nationalId } = acting.viewer;
  const isOwner = id === open.row.ownerId;
  const today = jalaliDay(new Date());
  const rules = rulebook === undefined ? undefined : await acting.catalogue.rulebook(rulebook);
  return {
    definition,
    today,
    rules,
    corrections,
    keysOf: (answers) => [
      ...(ruleset?.lookups(answers) ?? [])
        .filter(({ name }) => !isChoiceName(name))
        .map(({ register, key }) => `${register} ${key}`),
      ...(isOwner && isNamed(answers, nationalId) ? ['owner'] : []),
    ],
    isFiled: !AT_APPLICANT.has(open.row.status) || !open.may('saveDraft'),
    documentsOf: (answers) => {
      const asked = new Set(
        ruleset?.documentsAsked(answers, today, 'SMART') ?? definition.documents.map(({ code }) => code),
      );
      return definition.documents.flatMap(({ code, title, optional = false }) =>
        asked.has(code) || isWrong(code)
          ? [documentNow({ code, title, needed: !optional }, contentsOf(code), isWrong(code))]
          : [],
      );
    },
  };
}

/** What the case was sent back for, with what was filed there, and when. */
async function sentBack(
  acting: Acting,
  { row: { reference, status, revision } }: OpenCase,
): Promise<{ at: Date | null; corrections: Correction[] }> {
  if (status !== 'RETURNED') return { at: null, corrections: [] };
  const [tasks, filed, masking] = await Promise.all([
    acting.prisma.task.findMany({ where: { reference, revision }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    acting.prisma.submission.findFirst({ where: { reference, revision }, select: { answers: true } }),
    maskingOfCases(acting, acting.viewer, [reference]),
  ]);
  const { task = '', at = null, corrections = [] } = correctionsOfCase({ status, revision, tasks }) ?? {};
  return {
    at,
    corrections: corrections.map(({ path, text }) => ({
      id: `${task} ${path}`,
      path,
      text: masking(reference).remarks(text),
      was: valueAt((filed?.answers ?? {}) as Record<string, unknown>, path),
    })),
  };
}

const documentNow = (
  asked: Pick<DocumentNow, 'code' | 'title' | 'needed'>,
  contents: string[],
  isWrong: boolean,
): DocumentNow => ({
  ...asked,
  attached: contents.length > 0 && !isWrong,
  contents,
});

const isNamed = (answers: unknown, nationalId: string | null | undefined): boolean =>
  Boolean(nationalId) && JSON.stringify(answers).includes(`"${nationalId}"`);
