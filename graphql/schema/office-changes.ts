import { byViewer } from '../../cases/acts.js';
import { type Context, signedIn } from '../../cases/context.js';
import { invalidInput, NotFoundError } from '../../cases/refusals.js';
import { identifierOf, requiredWords } from '../../cases/text-input.js';
import { must } from '../../cases/visible.js';
import { isEligible } from '../../city/people/offices.js';
import { type Act, appendToTrail } from '../../city/trail/append.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import { builder } from '../builder.js';
import { actMessages } from '../messages/acts.js';
import { Office } from './office.js';

async function change(
  context: Context,
  id: string,
  data: Prisma.OfficeUpdateManyMutationInput,
  act: Pick<Act, 'act' | 'reason'>,
): Promise<void> {
  await context.prisma.$transaction(async (tx) => {
    const { count } = await tx.office.updateMany({ where: { id }, data });
    if (count === 0) throw new NotFoundError();
    await appendToTrail(tx, [byViewer(context, { subject: `office/${id}`, ...act })]);
  });
}

/** An office is approved when it has the record that the municipality asks for; what an admin wants does not count. */
async function mustBeEligible(context: Context, id: string): Promise<void> {
  const office = await context.prisma.office.findUnique({ where: { id }, select: { since: true } });
  if (!office) throw new NotFoundError();
  const { officeRule } = context;
  if (isEligible(office.since, officeRule, jalaliDay(new Date()))) return;
  const years = officeRule.yearsOfRecord;
  throw invalidInput('id', 'OFFICE_NOT_ELIGIBLE', actMessages.OFFICE_NOT_ELIGIBLE({ years }));
}

const byId = { id: true } as const;

builder.mutationFields((t) => ({
  saveOffice: t.prismaField({
    type: Office,
    description: 'Enters an office into the register, or corrects its entry. Entering is not approving.',
    args: {
      id: t.arg.id({ required: true }),
      name: t.arg.string({ required: true }),
      since: t.arg({ type: 'JalaliDate', description: 'When its record of outsourced work begins.' }),
    },
    resolve: async (query, _, args, context) => {
      must(signedIn(context), 'manageOffices');
      const id = identifierOf('id', args.id);
      const data = { name: requiredWords('name', args.name, 120), since: args.since ?? null };
      await context.prisma.$transaction(async (tx) => {
        await tx.office.upsert({ where: { id }, create: { id, ...data }, update: data, select: byId });
        const act = { subject: `office/${id}`, act: 'OFFICE_SAVED', changed: data };
        await appendToTrail(tx, [byViewer(context, act)]);
      });
      return context.prisma.office.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  approveOffice: t.prismaField({
    type: Office,
    description: 'Lets an office with the years of record act for owners. Also ends the withdrawal of an approval.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _, { id }, context) => {
      const viewer = signedIn(context);
      must(viewer, 'manageOffices');
      await mustBeEligible(context, id);
      await context.prisma.$transaction(async (tx) => {
        const { count } = await tx.office.updateMany({
          where: { id, approvedAt: null },
          data: { approvedAt: new Date(), approvedBy: viewer.id },
        });
        const act = { subject: `office/${id}`, act: 'OFFICE_APPROVED' };
        if (count > 0) await appendToTrail(tx, [byViewer(context, act)]);
      });
      return context.prisma.office.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  withdrawOfficeApproval: t.prismaField({
    type: Office,
    description: 'Takes an office off the approved list. It loses every access at once; the cases stay their owners’.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _, { id }, context) => {
      must(signedIn(context), 'manageOffices');
      await change(context, id, { approvedAt: null, approvedBy: null }, { act: 'OFFICE_APPROVAL_WITHDRAWN' });
      return context.prisma.office.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  suspendOffice: t.prismaField({
    type: Office,
    description: 'Stops an office for now: it acts and reads no more, in any case, until it is restored.',
    args: { id: t.arg.id({ required: true }), reason: t.arg.string({ required: true }) },
    resolve: async (query, _, { id, reason }, context) => {
      const viewer = signedIn(context);
      must(viewer, 'manageOffices');
      const suspensionReason = requiredWords('reason', reason, 1_000);
      const data = { suspendedAt: new Date(), suspendedBy: viewer.id, suspensionReason };
      await change(context, id, data, { act: 'OFFICE_SUSPENDED', reason: { words: suspensionReason } });
      return context.prisma.office.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  restoreOffice: t.prismaField({
    type: Office,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _, { id }, context) => {
      must(signedIn(context), 'manageOffices');
      const data = { suspendedAt: null, suspendedBy: null, suspensionReason: null };
      await change(context, id, data, { act: 'OFFICE_RESTORED' });
      return context.prisma.office.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
