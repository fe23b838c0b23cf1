import { signedIn } from '../../cases/context.js';
import { NotFoundError } from '../../cases/refusals.js';
import { worksAtOffice } from '../../cases/relations.js';
import { may, must } from '../../cases/visible.js';
import { isApproved } from '../../city/people/mandates.js';
import { isEligible, officeQuality, type OfficeQuality as Quality, yearsOfRecord } from '../../city/people/offices.js';
import { jalaliDay } from '../../forms/jalali.js';
import { builder } from '../builder.js';

const OfficeQuality = builder.objectRef<Quality>('OfficeQuality').implement({
  description: 'How an office’s cases went so far.',
  fields: (t) => ({
    filed: t.exposeInt('filed'),
    returned: t.exposeInt('returned', { description: 'Decisions that sent one of its cases back.' }),
    rejected: t.exposeInt('rejected'),
    audited: t.exposeInt('audited'),
    overruled: t.exposeInt('overruled', {
      description: 'Results that an audit, or decisions of the office that a later reviewer, did not uphold.',
    }),
  }),
});

export const Office = builder.prismaObject('Office', {
  description: 'An engineering office on the municipality’s register.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    approved: t.boolean({
      description: 'May act for owners: approved by the municipality and not suspended.',
      select: { approvedAt: true, suspendedAt: true },
      resolve: isApproved,
    }),
    since: t.expose('since', {
      type: 'JalaliDate',
      nullable: true,
      description: 'When its record of outsourced work begins.',
    }),
    yearsOfRecord: t.int({
      select: { since: true },
      resolve: ({ since }) => yearsOfRecord(since, jalaliDay(new Date())),
    }),
    eligible: t.boolean({
      description: 'Has the years of record that an approval needs.',
      select: { since: true },
      resolve: ({ since }, _, context) => isEligible(since, context.officeRule, jalaliDay(new Date())),
    }),
    approvedAt: t.expose('approvedAt', { type: 'DateTime', nullable: true }),
    suspendedAt: t.expose('suspendedAt', { type: 'DateTime', nullable: true }),
    quality: t.field({
      type: OfficeQuality,
      nullable: true,
      description: 'For the municipality and the office itself.',
      resolve: ({ id }, _, context) => {
        const viewer = signedIn(context);
        const shown = may(viewer, 'readOfficeQuality') || worksAtOffice(viewer, id);
        return shown ? officeQuality(context.prisma, id) : null;
      },
    }),
  }),
});

builder.queryFields((t) => ({
  offices: t.prismaField({
    type: [Office],
    description: 'The register of engineering offices; by default those that may act for owners today.',
    args: { approved: t.arg.boolean({ defaultValue: true }) },
    resolve: (query, _, { approved }, context) => {
      must(signedIn(context), 'readCatalogue');
      const allowed = { approvedAt: { not: null }, suspendedAt: null };
      const where = approved == null ? {} : approved ? allowed : { NOT: allowed };
      return context.prisma.office.findMany({ ...query, where, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
    },
  }),
  office: t.prismaField({
    type: Office,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _, { id }, context) => {
      must(signedIn(context), 'readCatalogue');
      const found = await context.prisma.office.findUnique({ ...query, where: { id } });
      if (!found) throw new NotFoundError();
      return found;
    },
  }),
}));
