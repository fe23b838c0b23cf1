import { onCase } from '../../cases/acts.js';
import { carryAnswers, carryDraft } from '../../cases/carry-draft.js';
import { signedIn } from '../../cases/context.js';
import { changeWorkingCopy, draftCopy, nextReference } from '../../cases/draft.js';
import { mustAllow, mustBeCurrent, ownApplication } from '../../cases/find.js';
import { onlyOnce } from '../../cases/idempotency.js';
import { mustReach, onWhoseBehalf } from '../../cases/mandates.js';
import { NotFoundError } from '../../cases/refusals.js';
import { reaches } from '../../city/people/mandates.js';
import { appendToTrail } from '../../city/trail/append.js';
import { changedFields } from '../../city/trail/changed-fields.js';
import { builder } from '../builder.js';
import { PermitApplication } from './application.js';

builder.mutationFields((t) => ({
  startApplication: t.prismaField({
    type: PermitApplication,
    description: 'Begins a draft. Any JSON object may be saved; it is checked when it is submitted.',
    args: {
      permitType: t.arg.id({ required: true }),
      answers: t.arg({ type: 'JSON', required: true }),
      onBehalfOf: t.arg.id({ description: 'The mandate under which an office applies for its owner.' }),
      idempotencyKey: t.arg.string({ description: 'Starting again with the same key gives the same draft.' }),
    },
    resolve: async (query, _, args, context, info) => {
      const viewer = signedIn(context);
      const { ownerId, mandate } = await onWhoseBehalf(context, args.onBehalfOf);
      const active = await context.catalogue.active(args.permitType);
      if (!active) throw new NotFoundError();
      const copy = await draftCopy(context, active.hash, args.answers);
      mustReach(mandate, { permitType: args.permitType, parcel: copy.parcel, drafting: true });
      // Before the transaction, which would otherwise wait for a second connection while it holds one.
      const number = await nextReference(context);
      const reference = await onlyOnce(context, { args, info }, async (tx) => {
        const now = new Date();
        const parties = { ownerId, filedById: viewer.id, mandateId: mandate?.id ?? null };
        const dates = { createdAt: now, updatedAt: now };
        await tx.application.create({
          data: { reference: number, permitTypeHash: active.hash, ...parties, ...copy, ...dates },
        });
        const changed = { permitType: args.permitType, ...(mandate && { mandate: mandate.id }) };
        const act = { subject: number, act: 'STARTED', changed, values: { '': copy.draft } };
        await appendToTrail(tx, [onCase(context, { ownerId }, act)]);
        return number;
      });
      return context.prisma.application.findUniqueOrThrow({ ...query, where: { reference } });
    },
  }),
  saveDraft: t.prismaField({
    type: PermitApplication,
    description:
      'Replaces the working copy of the answers. What was filed stays as it was until it is submitted again.',
    args: {
      reference: t.arg.id({ required: true }),
      answers: t.arg({ type: 'JSON', required: true }),
      revision: t.arg.int({ description: 'The revision the caller looks at; STALE_REVISION when it has moved on.' }),
      formVersion: t.arg.int({
        description:
          'The version of the permit type whose form the answers are to. Those to an older one are carried over as the draft was; STALE_REVISION where they cannot be.',
      }),
    },
    resolve: async (query, _, { reference, answers: given, revision, formVersion }, context) => {
      const before = await ownApplication(context, reference, 'saveDraft');
      mustBeCurrent(before, revision);
      const moved = await carryDraft(context, before);
      const application = moved ? await ownApplication(context, reference, 'saveDraft') : before;
      const seen = moved ? (await context.catalogue.definition(before.permitTypeHash)).version : undefined;
      const answers = await carryAnswers(context, application, given, formVersion ?? seen);
      const data = await draftCopy(context, application.permitTypeHash, answers);
      mustAllow(signedIn(context), 'saveDraft', { ...application, parcel: data.parcel });
      const { mandate, permitType } = application;
      const scope = { permitType: permitType.code, parcel: data.parcel, drafting: true };
      const withinMandate = mandate === null || reaches(mandate, scope);
      const { permitTypeHash } = application;
      const { form } = await context.catalogue.definition(permitTypeHash);
      await changeWorkingCopy(
        context,
        reference,
        'saveDraft',
        { revision, permitTypeHash },
        {
          data: { ...data, withinMandate },
          act: { act: 'DRAFT_SAVED', values: changedFields(form, application.draft, data.draft) },
        },
      );
      return context.prisma.application.findUniqueOrThrow({ ...query, where: { reference } });
    },
  }),
}));
