import {
  approveOffice,
  restoreOffice,
  saveOffice,
  suspendOffice,
  withdrawOfficeApproval,
} from '../../cases/office-changes.js';
import { may, must } from '../../cases/permission.js';
import { NotFoundError } from '../../cases/refusals.js';
import { worksAtOffice } from '../../cases/viewer-relations.js';
import { isApproved } from '../../city/people/mandates.js';
import { isEligible, officeQuality, type OfficeQuality as Quality, yearsOfRecord } from '../../city/people/offices.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { OfficeKind as Kind } from '../../prisma/generated/client/enums.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { acting } from '../context.js';
import { described } from '../described.js';
import { byText } from '../list-order.js';
import { Node } from '../node.js';

const OfficeKind = builder.enumType('OfficeKind', {
  description: 'What an office is to the municipality.',
  values: described<Kind>({
    ENGINEERING: 'An engineering office outside, which owners give mandates.',
    COUNTER: 'A counter of the municipality, whose people file for whoever comes to it and consents.',
  }),
});

const OfficeQuality = builder.objectRef<Quality>('OfficeQuality').implement({
  description: 'How an office’s cases went so far.',
  fields: (t) => ({
    filed: t.exposeInt('filed', { description: 'Cases that it has filed.' }),
    returned: t.exposeInt('returned', { description: 'Decisions that sent one of its cases back.' }),
    rejected: t.exposeInt('rejected', { description: 'Decisions that rejected one of its cases.' }),
    audited: t.exposeInt('audited', { description: 'Cases of the office that an audit has looked at.' }),
    overruled: t.exposeInt('overruled', {
      description: 'Results that an audit, or decisions of the office that a later reviewer, did not uphold.',
    }),
  }),
});

export const Office = builder.prismaObject('Office', {
  interfaces: [Node],
  description: 'An engineering office on the municipality’s register, or one of its own counters.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'As the register of offices names it.' }),
    name: t.exposeString('name', { description: 'What people call it.' }),
    approved: t.boolean({
      description: 'May act for owners: approved by the municipality and not suspended.',
      select: { approvedAt: true, suspendedAt: true },
      resolve: isApproved,
    }),
    kind: t.field({
      type: OfficeKind,
      description: 'What it is.',
      select: { kind: true },
      resolve: ({ kind }) => kind ?? 'ENGINEERING',
    }),
    since: t.expose('since', {
      type: 'JalaliDate',
      nullable: true,
      description: 'When its record of outsourced work begins.',
    }),
    yearsOfRecord: t.int({
      description: 'Whole years since its record of outsourced work began; 0 without a record.',
      select: { since: true },
      resolve: ({ since }) => yearsOfRecord(since, jalaliDay(new Date())),
    }),
    eligible: t.boolean({
      description: 'Has the years of record that an approval needs.',
      select: { since: true, kind: true },
      resolve: ({ since, kind }, _, context) =>
        kind === 'COUNTER' || isEligible(since, context.officeRule, jalaliDay(new Date())),
    }),
    approvedAt: t.expose('approvedAt', {
      type: 'DateTime',
      description: 'When the municipality approved it; null where it has not, or has withdrawn it.',
      nullable: true,
    }),
    suspendedAt: t.expose('suspendedAt', {
      type: 'DateTime',
      description: 'When it was suspended; null where it is not.',
      nullable: true,
    }),
    quality: t.field({
      type: OfficeQuality,
      nullable: true,
      description: 'For the municipality and the office itself.',
      resolve: ({ id }, _, context) => {
        const { viewer } = context;
        const shown = viewer && (may(viewer, 'readOfficeQuality') || worksAtOffice(viewer, id));
        return shown ? officeQuality(context.prisma, id) : null;
      },
    }),
  }),
});

const OfficeConnection = connectionOf('Office', Office);

/** All, those that may act for owners today, or the others. */
function listed(approved: boolean | null | undefined, kind: Kind | null | undefined): object {
  const allowed = { approvedAt: { not: null }, suspendedAt: null };
  const standing = approved == null ? {} : approved ? allowed : { NOT: allowed };
  const outside = { OR: [{ kind: null }, { kind: 'ENGINEERING' }] };
  return { AND: [standing, kind == null ? {} : kind === 'COUNTER' ? { kind } : outside] };
}

builder.queryFields((t) => ({
  officesConnection: t.field({
    type: OfficeConnection,
    description: 'The register of engineering offices, by their name: all, unless the arguments say which.',
    args: {
      approved: t.arg.boolean({ description: 'Those that may act for owners today, or the others.' }),
      kind: t.arg({ type: OfficeKind, description: 'Of this kind; all without it.' }),
      ...pageArguments,
    },
    resolve: (_, { approved, kind, ...args }, context, info) => {
      must(context.viewer, 'readCatalogue');
      return prismaPage(context, info, args, {
        model: 'office',
        where: [listed(approved, kind)],
        order: byText('name', 'id'),
      });
    },
  }),
  offices: t.prismaField({
    type: [Office],
    description: 'The register of engineering offices; by default those that may act for owners today.',
    args: {
      approved: t.arg.boolean({
        description: 'Those that may act for owners today, or with false the others; all with null.',
        defaultValue: true,
      }),
      kind: t.arg({
        type: OfficeKind,
        description: 'Of this kind; all with null.',
        defaultValue: 'ENGINEERING',
      }),
    },
    resolve: (query, _, { approved, kind }, context) => {
      must(context.viewer, 'readCatalogue');
      return context.prisma.office.findMany({
        ...query,
        where: listed(approved, kind),
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      });
    },
  }),
  office: t.prismaField({
    type: Office,
    description: 'One office of the register, approved or not.',
    nullable: true,
    args: { id: t.arg.id({ description: 'Of the office.', required: true }) },
    resolve: async (query, _, { id }, context) => {
      must(context.viewer, 'readCatalogue');
      const office = await context.prisma.office.findUnique({ ...query, where: { id } });
      if (!office) throw new NotFoundError();
      return office;
    },
  }),
}));

builder.mutationFields((t) => ({
  saveOffice: t.prismaField({
    type: Office,
    description: 'Enters an office into the register, or corrects its entry. Entering is not approving.',
    args: {
      id: t.arg.id({ description: 'Under which the office is on the register.', required: true }),
      name: t.arg.string({ description: 'What people call it.', required: true }),
      since: t.arg({ type: 'JalaliDate', description: 'When its record of outsourced work begins.' }),
      kind: t.arg({ type: OfficeKind, description: 'What it is; as it was, or an engineering office, without it.' }),
    },
    resolve: async (query, _, args, context) => {
      await saveOffice(acting(context), args);
      return context.prisma.office.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
  approveOffice: t.prismaField({
    type: Office,
    description:
      'Lets an office with the years of record act for owners. Also ends the withdrawal of an approval. Takes two administrators where versions do: it is proposed then.',
    args: { id: t.arg.id({ description: 'Of the office.', required: true }) },
    resolve: async (query, _, { id }, context) => {
      await approveOffice(acting(context), id);
      return context.prisma.office.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  withdrawOfficeApproval: t.prismaField({
    type: Office,
    description: 'Takes an office off the approved list. It loses every access at once; the cases stay their owners’.',
    args: { id: t.arg.id({ description: 'Of the office.', required: true }) },
    resolve: async (query, _, { id }, context) => {
      await withdrawOfficeApproval(acting(context), id);
      return context.prisma.office.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  suspendOffice: t.prismaField({
    type: Office,
    description: 'Stops an office for now: it acts and reads no more, in any case, until it is restored.',
    args: {
      id: t.arg.id({ description: 'Of the office.', required: true }),
      reason: t.arg.string({ description: 'Why, for the record.', required: true }),
    },
    resolve: async (query, _, args, context) => {
      await suspendOffice(acting(context), args);
      return context.prisma.office.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
  restoreOffice: t.prismaField({
    type: Office,
    description: 'Lifts a suspension. Takes two administrators where versions do: it is proposed then.',
    args: { id: t.arg.id({ description: 'Of the office.', required: true }) },
    resolve: async (query, _, { id }, context) => {
      await restoreOffice(acting(context), id);
      return context.prisma.office.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
