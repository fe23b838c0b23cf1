import { saveDistrict, saveRole, saveUnit } from '../../cases/organisation-changes.js';
import { must } from '../../cases/permission.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting, signedIn } from '../context.js';
import { byText } from '../list-order.js';
import { Node } from '../node.js';
import { RoleKind } from './enums.js';
import { LocalizedText, LocalizedTextInput } from './localized-text.js';

const titled = (row: { title: unknown }): Text => row.title as Text;

export const Role = builder.prismaObject('Role', {
  interfaces: [Node],
  description: 'What the steps of permit types name instead of people.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Short name that the steps of permit types refer to it by.' }),
    kind: t.expose('kind', { type: RoleKind, description: 'What the role is for; rights follow from it.' }),
    heads: t.exposeBoolean('heads', { description: 'Whoever holds it in a unit heads that unit, and those below it.' }),
    title: t.field({
      type: LocalizedText,
      description: 'What people call it.',
      select: { title: true },
      resolve: titled,
    }),
  }),
});

export const Unit = builder.prismaObject('Unit', {
  interfaces: [Node],
  description: 'A part of the municipality.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Short name that holdings refer to it by.' }),
    title: t.field({
      type: LocalizedText,
      description: 'What people call it.',
      select: { title: true },
      resolve: titled,
    }),
    parent: t.relation('parent', { description: 'The unit that it is a part of; null at the top.', nullable: true }),
  }),
});

export const District = builder.prismaObject('District', {
  description: 'A district of the city. Work of the municipality is divided by it.',
  interfaces: [Node],
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Short name that roles and cases refer to it by; unique among districts.' }),
    code: t.exposeString('code', { nullable: true, description: 'Its number in renewal codes.' }),
    title: t.field({
      type: LocalizedText,
      description: 'What people call it.',
      select: { title: true },
      resolve: titled,
    }),
  }),
});

const LISTS = {
  rolesConnection: { model: 'role', type: connectionOf('Role', Role), description: 'All roles, by their id.' },
  unitsConnection: { model: 'unit', type: connectionOf('Unit', Unit), description: 'All units, by their id.' },
  districtsConnection: {
    model: 'district',
    type: connectionOf('District', District),
    description: 'All districts, by their id.',
  },
} as const;

for (const [name, { model, type, description }] of Object.entries(LISTS)) {
  builder.queryField(name, (t) =>
    t.field({
      type: type as typeof LISTS.rolesConnection.type,
      description,
      args: pageArguments,
      resolve: (_, args, context, info) => {
        must(signedIn(context), 'readCatalogue');
        return prismaPage(context, info, args, { model, where: [], order: byText('id') });
      },
    }),
  );
}

builder.queryFields((t) => ({
  roles: t.prismaField({
    type: [Role],
    description: 'All roles, by id.',
    resolve: (query, _, __, context) => {
      must(signedIn(context), 'readCatalogue');
      return context.prisma.role.findMany({ ...query, orderBy: { id: 'asc' } });
    },
  }),
  units: t.prismaField({
    type: [Unit],
    description: 'All units, by id.',
    resolve: (query, _, __, context) => {
      must(signedIn(context), 'readCatalogue');
      return context.prisma.unit.findMany({ ...query, orderBy: { id: 'asc' } });
    },
  }),
  districts: t.prismaField({
    type: [District],
    description: 'All districts, by id.',
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
      id: t.arg.id({ description: 'Short name that the steps of permit types refer to it by.', required: true }),
      title: t.arg({ type: LocalizedTextInput, description: 'What people call it.', required: true }),
      kind: t.arg({ type: RoleKind, description: 'What the role is for.', defaultValue: 'STAFF' }),
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
    description: 'Adds a part of the municipality, or changes its title or what it belongs to. For administrators.',
    args: {
      id: t.arg.id({ description: 'Short name that holdings refer to it by.', required: true }),
      title: t.arg({ type: LocalizedTextInput, description: 'What people call it.', required: true }),
      parent: t.arg.id({ description: 'Id of the unit that it is a part of; of none without one.' }),
    },
    resolve: async (query, _, args, context) => {
      await saveUnit(acting(context), args);
      return context.prisma.unit.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
  saveDistrict: t.prismaField({
    type: District,
    description: 'Adds a district, or changes its title or its number in renewal codes. For administrators.',
    args: {
      id: t.arg.id({ description: 'Short name that roles and cases refer to it by.', required: true }),
      title: t.arg({ type: LocalizedTextInput, description: 'What people call it.', required: true }),
      code: t.arg.string({ description: 'Its number in renewal codes; no two districts have the same.' }),
    },
    resolve: async (query, _, args, context) => {
      await saveDistrict(acting(context), args);
      return context.prisma.district.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
}));
