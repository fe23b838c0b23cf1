import { signedIn } from '../../cases/context.js';
import { must } from '../../cases/visible.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { builder } from '../builder.js';
import { RoleKind } from './enums.js';
import { LocalizedText } from './localized-text.js';

const titled = (row: { title: unknown }): Text => row.title as Text;

export const Role = builder.prismaObject('Role', {
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
  description: 'A part of the municipality.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.field({ type: LocalizedText, select: { title: true }, resolve: titled }),
    parent: t.relation('parent', { nullable: true }),
  }),
});

export const District = builder.prismaObject('District', {
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
