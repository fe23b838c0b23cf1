import { appendToTrail } from '../city/trail/append.js';
import type { RoleKind } from '../forms/language/role.js';
import { Identifier, type LocalizedText } from '../forms/language/text.js';
import { type Acting, byViewer } from './acting.js';
import { actMessages } from './messages/acts.js';
import { must } from './permission.js';
import { proposeAct, takesTwo } from './proposals/propose.js';
import { invalidInput, NotFoundError } from './refusals.js';
import { titleOf } from './text-input.js';
import { writeRole } from './write-role.js';

interface Titled {
  id: string;
  title: LocalizedText;
}

interface RoleEntry extends Titled {
  /** STAFF without */
  kind?: RoleKind | null | undefined;
  /** whoever holds it in a unit heads that unit, and those below it */
  heads?: boolean | null | undefined;
}

/**
 * Adds a role, or changes its title. What a role is for stays as it was made. One that comes to head others is proposed
 * where that takes two administrators; gives whether it was written.
 */
export async function saveRole(acting: Acting, entry: RoleEntry): Promise<boolean> {
  must(acting.viewer, 'manageOrganisation');
  const id = named(entry.id);
  const what = { id, title: titleOf('title', entry.title), kind: entry.kind ?? 'STAFF', heads: entry.heads };
  return acting.prisma.$transaction(async (tx) => {
    // The last word on what the role is now has whoever holds its row.
    await tx.$executeRaw`SELECT 1 FROM "Role" WHERE id = ${id} FOR UPDATE`;
    const before = await tx.role.findUnique({ where: { id }, select: { heads: true } });
    if (takesTwo(acting) && entry.heads && !before?.heads) {
      await proposeAct(acting, tx, { act: 'SAVE_ROLE', subject: `role/${id}`, what });
      return false;
    }
    await writeRole(tx, what, acting.viewer.id);
    return true;
  });
}

/** Adds a part of the municipality, or changes its title and what it stands below. */
export async function saveUnit(acting: Acting, entry: Titled & { parent?: string | null | undefined }): Promise<void> {
  must(acting.viewer, 'manageOrganisation');
  const id = named(entry.id);
  const data = { title: titleOf('title', entry.title), parentId: entry.parent ?? null };
  await mustBeTree(acting, id, data.parentId);
  await acting.prisma.$transaction(async (tx) => {
    await tx.unit.upsert({ where: { id }, create: { id, ...data }, update: data });
    await appendToTrail(tx, [byViewer(acting, { subject: `unit/${id}`, act: 'UNIT_SAVED', changed: data })]);
  });
}

/** Adds a district, or changes its title and its number in renewal codes. */
export async function saveDistrict(
  acting: Acting,
  entry: Titled & { code?: string | null | undefined },
): Promise<void> {
  must(acting.viewer, 'manageOrganisation');
  const id = named(entry.id);
  const data = { title: titleOf('title', entry.title), ...(entry.code != null && { code: entry.code }) };
  await mustBeFree(acting, id, entry.code);
  await acting.prisma.$transaction(async (tx) => {
    await tx.district.upsert({ where: { id }, create: { id, ...data }, update: data });
    const act = { subject: `district/${id}`, act: 'DISTRICT_SAVED', changed: data };
    await appendToTrail(tx, [byViewer(acting, act)]);
  });
}

/** As definitions can name it. */
function named(id: string): string {
  if (Identifier.safeParse(id).success) return id;
  throw invalidInput('id', 'IDENTIFIER_INVALID', actMessages.ROLE_ID_INVALID);
}

/** A unit is never below itself. */
async function mustBeTree({ prisma }: Acting, id: string, parentId: string | null): Promise<void> {
  for (let at = parentId; at !== null; ) {
    if (at === id) {
      throw invalidInput('parent', 'CIRCULAR', actMessages.UNIT_CIRCULAR);
    }
    const unit = await prisma.unit.findUnique({ where: { id: at }, select: { parentId: true } });
    if (!unit) throw new NotFoundError();
    at = unit.parentId;
  }
}

/** A number names one district alone. */
async function mustBeFree({ prisma }: Acting, id: string, code: string | null | undefined): Promise<void> {
  if (code == null) return;
  const taken = await prisma.district.count({ where: { code, id: { not: id } } });
  if (taken === 0 && /^\d{1,5}$/.test(code)) return;
  throw invalidInput('code', 'CODE_INVALID', actMessages.DISTRICT_CODE_INVALID);
}
