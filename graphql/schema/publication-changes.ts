import { mustBeAdmin } from '../../cases/permission.js';
import { requiredWords } from '../../cases/text-input.js';
import { approveProposal, publicationOf, rejectProposal } from '../../city/catalogue/decide.js';
import { propose } from '../../city/catalogue/propose.js';
import { builder } from '../builder.js';
import { validDocument } from '../check-document.js';
import { type Context, signedIn } from '../context.js';
import { proposedBy, publishing } from '../publishing.js';
import { WRITTEN } from './definition-report.js';
import { Publication } from './publication.js';

/** What was sound when it was proposed may no longer be: a rulebook, a role or a connector is another by now. */
async function mustStillBeSound(context: Context, id: string): Promise<void> {
  const { kind, status } = await publishing(publicationOf(context.prisma, id));
  if (status !== 'PROPOSED') return;
  const row = await context.prisma.publication.findUnique({ where: { id }, select: { document: true } });
  await validDocument(context, kind, row?.document);
}

builder.mutationFields((t) => ({
  publishRulebook: t.prismaField({
    type: Publication,
    description:
      'Publishes a version of a rulebook, in force from its first day; or proposes it to another administrator.',
    args: { rulebook: t.arg({ type: 'JSON', required: true, description: WRITTEN }) },
    resolve: async (query, _, { rulebook }, context) => {
      const viewer = signedIn(context);
      mustBeAdmin(viewer);
      const sound = await validDocument(context, 'RULEBOOK', rulebook);
      const { publisher } = context.publishing;
      const { id } = await publishing(propose(publisher, { kind: 'RULEBOOK', sound, ...proposedBy(viewer) }));
      return context.prisma.publication.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  approvePublication: t.prismaField({
    type: Publication,
    description: 'Approves what another administrator proposed. It is served from its day on, or at once.',
    args: {
      id: t.arg.id({ description: 'Of the publication.', required: true }),
      hash: t.arg.string({
        required: true,
        description: 'Of the document that was read; another one is not approved.',
      }),
    },
    resolve: async (query, _, { id, hash }, context) => {
      const viewer = signedIn(context);
      mustBeAdmin(viewer);
      await mustStillBeSound(context, id);
      await publishing(approveProposal(context.publishing.publisher, { id, hash, viewer }));
      return context.prisma.publication.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  rejectPublication: t.prismaField({
    type: Publication,
    description: 'Rejects a proposal, or takes back one’s own. Its number can be given again.',
    args: {
      id: t.arg.id({ description: 'Of the publication.', required: true }),
      reason: t.arg.string({ description: 'Why, for whoever proposed it.', required: true }),
    },
    resolve: async (query, _, args, context) => {
      const viewer = signedIn(context);
      mustBeAdmin(viewer);
      const reason = requiredWords('reason', args.reason, 1_000);
      await publishing(rejectProposal(context.publishing.publisher, { id: args.id, reason, by: viewer.id }));
      return context.prisma.publication.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
}));
