import { byViewer } from '../../cases/acts.js';
import { type Context, signedIn } from '../../cases/context.js';
import { invalidInput, NotFoundError } from '../../cases/refusals.js';
import { must } from '../../cases/visible.js';
import { appendToTrail } from '../../city/trail/append.js';
import { Identifier, LocalizedText as Words } from '../../forms/language/text.js';
import { builder } from '../builder.js';
import { actMessages } from '../messages/acts.js';
import { RoleKind } from './enums.js';
import { District, Role, Unit } from './organisation.js';

export const LocalizedTextInput = builder.inputType('LocalizedTextInput', {
  fields: (t) => ({ fa: t.string({ required: true }), en: t.string({ required: true }) }),
});

/** A title in both languages, none of them empty. */
export function titleOf(path: string, title: { fa: string; en: string }): Words {
  const read = Words.safeParse(title);
  if (read.success && Math.max(title.fa.length, title.en.length) <= 200) return read.data;
  throw invalidInput(path, 'TITLE_INVALID', actMessages.TITLE_INVALID({ path }));
}

/** As definitions can name it. */
function named(id: string): string {
  if (Identifier.safeParse(id).success) return id;
  throw invalidInput('id', 'IDENTIFIER_INVALID', actMessages.ROLE_ID_INVALID);
}

/** A unit is never below itself. */
async function mustBeTree(context: Context, id: string, parentId: string | null): Promise<void> {
  for (let at = parentId; at !== null; ) {
    if (at === id) {
      throw invalidInput('parent', 'CIRCULAR', actMessages.UNIT_CIRCULAR);
    }
    const unit = await context.prisma.unit.findUnique({ where: { id: at }, select: { parentId: true } });
    if (!unit) throw new NotFoundError();
    at = unit.parentId;
  }
}

/** A number names one district alone. */
async function mustBeFree(context: Context, id: string, code: string | null | undefined): Promise<void> {
  if (code == null) return;
  const taken = await context.prisma.district.count({ where: { code, id: { not: id } } });
  if (taken === 0 && /^\d{1,5}$/.test(code)) return;
  throw invalidInput('code', 'CODE_INVALID', actMessages.DISTRICT_CODE_INVALID);
}

builder.mutationFields((t) => ({
  saveRole: t.prismaField({
    type: Role,
    description: 'Adds a role, or changes its title. What a role is for stays as it was made: make another instead.',
    args: {
      id: t.arg.id({ required: true }),
      title: t.arg({ type: LocalizedTextInput, required: true }),
      kind: t.arg({ type: RoleKind, defaultValue: 'STAFF' }),
      heads: t.arg.boolean({ description: 'Whoever holds it in a unit heads that unit, and those below it.' }),
    },
    resolve: async (query, _, args, context) => {
      must(signedIn(context), 'manageOrganisation');
      const id = named(args.id);
      const title = titleOf('title', args.title);
      const kind = args.kind ?? 'STAFF';
      const data = { title, ...(args.heads != null && { heads: args.heads }) };
      await context.prisma.$transaction(async (tx) => {
        const role = await tx.role.upsert({ where: { id }, create: { id, kind, ...data }, update: data });
        const changed = { ...data, kind: role.kind };
        await appendToTrail(tx, [byViewer(context, { subject: `role/${id}`, act: 'ROLE_SAVED', changed })]);
      });
      return context.prisma.role.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  saveUnit: t.prismaField({
    type: Unit,
    args: {
      id: t.arg.id({ required: true }),
      title: t.arg({ type: LocalizedTextInput, required: true }),
      parent: t.arg.id(),
    },
    resolve: async (query, _, args, context) => {
      must(signedIn(context), 'manageOrganisation');
      const id = named(args.id);
      const data = { title: titleOf('title', args.title), parentId: args.parent ?? null };
      await mustBeTree(context, id, data.parentId);
      await context.prisma.$transaction(async (tx) => {
        await tx.unit.upsert({ where: { id }, create: { id, ...data }, update: data });
        await appendToTrail(tx, [byViewer(context, { subject: `unit/${id}`, act: 'UNIT_SAVED', changed: data })]);
      });
      return context.prisma.unit.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  saveDistrict: t.prismaField({
    type: District,
    args: {
      id: t.arg.id({ required: true }),
      title: t.arg({ type: LocalizedTextInput, required: true }),
      code: t.arg.string({ description: 'Its number in renewal codes; no two districts have the same.' }),
    },
    resolve: async (query, _, args, context) => {
      must(signedIn(context), 'manageOrganisation');
      const id = named(args.id);
      const data = { title: titleOf('title', args.title), ...(args.code != null && { code: args.code }) };
      await mustBeFree(context, id, args.code);
      await context.prisma.$transaction(async (tx) => {
        await tx.district.upsert({ where: { id }, create: { id, ...data }, update: data });
        const act = { subject: `district/${id}`, act: 'DISTRICT_SAVED', changed: data };
        await appendToTrail(tx, [byViewer(context, act)]);
      });
      return context.prisma.district.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
