import { byViewer } from '../../cases/acts.js';
import { type Context, signedIn } from '../../cases/context.js';
import { stillOpen } from '../../cases/find.js';
import { onlyOnce } from '../../cases/idempotency.js';
import { mandateFor, parcelOf } from '../../cases/mandates.js';
import { invalidInput, Refusal } from '../../cases/refusals.js';
import { must } from '../../cases/visible.js';
import { isApproved, stateOf } from '../../city/people/mandates.js';
import { appendToTrail } from '../../city/trail/append.js';
import { jalaliDay } from '../../forms/jalali.js';
import { builder } from '../builder.js';
import { actMessages } from '../messages/acts.js';
import { Mandate } from './mandate.js';

async function mustBeApproved(context: Context, officeId: string): Promise<void> {
  const office = await context.prisma.office.findUnique({
    where: { id: officeId },
    select: { approvedAt: true, suspendedAt: true },
  });
  if (!office || !isApproved(office)) throw new Refusal('REPRESENTATIVE_NOT_APPROVED');
}

async function permitTypesOf(context: Context, codes: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(codes)];
  if (wanted.length === 0 || wanted.length > 100) {
    throw invalidInput('permitTypes', 'REQUIRED', actMessages.PERMIT_TYPES_REQUIRED);
  }
  const rows = await context.prisma.permitType.findMany({
    where: { code: { in: wanted }, status: 'ACTIVE' },
    select: { code: true },
  });
  const known = new Set(rows.map(({ code }) => code));
  const unknown = wanted.findIndex((code) => !known.has(code));
  if (unknown < 0) return wanted;
  throw invalidInput(`permitTypes.${unknown}`, 'UNKNOWN_PERMIT_TYPE', actMessages.UNKNOWN_PERMIT_TYPE);
}

function mustNotBeOver(validUntil: string): void {
  if (validUntil >= jalaliDay(new Date())) return;
  throw invalidInput('validUntil', 'IN_THE_PAST', actMessages.MANDATE_IN_THE_PAST);
}

builder.mutationFields((t) => ({
  offerMandate: t.prismaField({
    type: Mandate,
    description: 'An owner offers an approved office to act in their name. It may not act before it has accepted.',
    args: {
      officeId: t.arg.id({ required: true }),
      permitTypes: t.arg.idList({ required: true }),
      parcel: t.arg.string(),
      validUntil: t.arg({ type: 'JalaliDate', required: true }),
      idempotencyKey: t.arg.string({ description: 'Offering again with the same key gives the same mandate.' }),
    },
    resolve: async (query, _, args, context, info) => {
      const { officeId, permitTypes, parcel, validUntil } = args;
      const viewer = signedIn(context);
      must(viewer, 'offerMandate');
      await mustBeApproved(context, officeId);
      mustNotBeOver(validUntil);
      const scope = { permitTypes: await permitTypesOf(context, permitTypes), parcel: parcelOf(parcel) };
      const id = await onlyOnce(context, { args, info }, async (tx) => {
        const data = { officeId, ownerId: viewer.id, ...scope, validUntil, offeredAt: new Date() };
        const { id } = await tx.mandate.create({ data, select: { id: true } });
        const changed = { office: officeId, permitTypes: scope.permitTypes, parcel: scope.parcel, validUntil };
        await appendToTrail(tx, [byViewer(context, { subject: `mandate/${id}`, act: 'MANDATE_OFFERED', changed })]);
        return id;
      });
      return context.prisma.mandate.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  respondToMandate: t.prismaField({
    type: Mandate,
    description: 'The office accepts or declines. The same answer again changes nothing.',
    args: { id: t.arg.id({ required: true }), accept: t.arg.boolean({ required: true }) },
    resolve: async (query, _, args, context) => {
      const status = args.accept ? 'ACTIVE' : 'DECLINED';
      const { id, ...known } = await mandateFor(context, args.id, 'readMandate');
      const again = stateOf(known, jalaliDay(new Date())) === status;
      await mandateFor(context, id, args.accept ? 'acceptMandate' : 'declineMandate').catch((error) => {
        if (!again || !(error instanceof Refusal) || error.code !== 'CONFLICT') throw error;
      });
      if (!again) {
        await context.prisma.$transaction(async (tx) => {
          const { count } = await tx.mandate.updateMany({
            where: { id, status: 'OFFERED' },
            data: { status, answeredAt: new Date(), answeredBy: signedIn(context).id },
          });
          // The owner, or a colleague, was faster.
          if (count === 0) throw new Refusal('CONFLICT');
          const act = args.accept ? 'MANDATE_ACCEPTED' : 'MANDATE_DECLINED';
          await appendToTrail(tx, [byViewer(context, { subject: `mandate/${id}`, act, onBehalfOf: known.ownerId })]);
        });
      }
      return context.prisma.mandate.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  revokeMandate: t.prismaField({
    type: Mandate,
    description:
      'The owner takes the mandate back, or the office gives it up. The office’s access ends at once; the cases stay the owner’s.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _, args, context) => {
      const { id } = await mandateFor(context, args.id, 'revokeMandate');
      await context.prisma.$transaction(async (tx) => {
        const { count } = await tx.mandate.updateMany({
          where: { id, status: { in: ['OFFERED', 'ACTIVE'] } },
          data: { status: 'REVOKED', revokedAt: new Date(), revokedBy: signedIn(context).id },
        });
        if (count === 0) return;
        // Whoever looks at one of its cases sees from when on its office had no access.
        const cases = await tx.application.findMany({
          where: { mandateId: id, ...stillOpen },
          select: { reference: true },
        });
        const subjects = [`mandate/${id}`, ...cases.map(({ reference }) => reference)];
        const act = { act: 'MANDATE_REVOKED', changed: { mandate: id } };
        await appendToTrail(
          tx,
          subjects.map((subject) => byViewer(context, { subject, ...act })),
        );
      });
      return context.prisma.mandate.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
