import { saveDistrict, saveRole, saveUnit } from '../../cases/organisation-changes.js';
import { must } from '../../cases/permission.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { builder } from '../builder.js';
import { acting, signedIn } from '../context.js';
import { Node } from '../node.js';
import { RoleKind } from './enums.js';
import { LocalizedText, LocalizedTextInput } from './localized-text.js';

const titled = (row: { title: unknown }): Text => row.title as Text;

export const Role = builder.prismaObject('Role', {
  interfaces: [Node],
  description: 'What the steps of permit types name instead of people.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.expose('kind', { type: RoleKind }),
    heads: t.exposeBoolean('heads', { description: 'Whoever holds it in a unit heads that unit, and those below it.' }),
    title: t.field({ type: LocalizedText, select: { title: true }, resolve: titled }),
  }),
});

export const Unit = builder.prismaObject('Unit', {
  interfaces: [Node],
  description: 'A part of the municipality.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.field({ type: LocalizedText, select: { title: true }, resolve: titled }),
    parent: t.relation('parent', { nullable: true }),
  }),
});

export const District = builder.prismaObject('District', {
  interfaces: [Node],
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    code: t.exposeString('code', { nullable: true, description: 'Its number in renewal codes.' }),
    title: t.field({ type: LocalizedText, select: { title: true }, resolve: titled }),
  }),
});

builder.queryFields((t) => ({
  roles: t.prismaField({
    type: [Role],
    resolve: (query, _, __, context) => {
      must(signedIn(context), 'readCatalogue');
      return context.prisma.role.findMany({ ...query, orderBy: { id: 'asc' } });
    },
  }),
  units: t.prismaField({
    type: [Unit],
    resolve: (query, _, __, context) => {
      must(signedIn(context), 'readCatalogue');
      return context.prisma.unit.findMany({ ...query, orderBy: { id: 'asc' } });
    },
  }),
  districts: t.prismaField({
    type: [District],
    resolve: (query, _, __, context) => {
      must(signedIn(context), 'readCatalogue');
      return context.prisma.district.findMany({ ...query, orderBy: { id: 'asc' } });
    },
  }),
}));

builder.mutationFields((t) => ({
  saveRole: t.prismaField({
    type: Role,
    nullable: true,
    description:
      'Adds a role, or changes its title. What a role is for stays as it was made: make another instead. One that comes to head others takes two administrators where versions do: it is proposed then, and the answer is null.',
    args: {
      id: t.arg.id({ required: true }),
      title: t.arg({ type: LocalizedTextInput, required: true }),
      kind: t.arg({ type: RoleKind, defaultValue: 'STAFF' }),
      heads: t.arg.boolean({ description: 'Whoever holds it in a unit heads that unit, and those below it.' }),
    },
    resolve: async (query, _, args, context) => {
      const written = await saveRole(acting(context), args);
      if (!written) return null;
      return context.prisma.role.findUniqueOrThrow({ ...query, where: { id: args.id } });
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
      await saveUnit(acting(context), args);
      return context.prisma.unit.findUniqueOrThrow({ ...query, where: { id: args.id } });
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
      await saveDistrict(acting(context), args);
      return context.prisma.district.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
}));
