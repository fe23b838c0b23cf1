import { mustBeAdmin } from '../../cases/permission.js';
import { activateVersion, retireVersions } from '../../cases/proposals/version-acts.js';
import { propose } from '../../city/catalogue/propose.js';
import { builder } from '../builder.js';
import { validDocument } from '../check-document.js';
import { acting, signedIn } from '../context.js';
import { DAY, instantOf, proposedBy, publishing } from '../publishing.js';
import { WRITTEN } from './definition-report.js';
import { Publication } from './publication.js';

builder.mutationFields((t) => ({
  publishTemplate: t.prismaField({
    type: Publication,
    description:
      'Publishes a template of a printed paper: what is filed from then on is printed with it, what was filed before keeps its own. Or proposes it to another administrator.',
    args: {
      template: t.arg({ type: 'JSON', required: true, description: WRITTEN }),
      activate: t.arg.boolean({ defaultValue: true, description: 'false: it is published, and activated later.' }),
      activateFrom: t.arg.string({ description: DAY }),
    },
    resolve: async (query, _, args, context) => {
      const viewer = signedIn(context);
      mustBeAdmin(viewer);
      const activeFrom = instantOf('activateFrom', args.activateFrom);
      const sound = await validDocument(context, 'TEMPLATE', args.template);
      const { publisher } = context.publishing;
      const proposal = {
        kind: 'TEMPLATE' as const,
        sound,
        ...proposedBy(viewer),
        activate: args.activate ?? true,
        activeFrom,
      };
      const { id } = await publishing(propose(publisher, proposal));
      return context.prisma.publication.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  activateTemplate: t.prismaField({
    type: Publication,
    description:
      'Prints what is filed from now, or from a day on, with a published version. Where versions take two administrators it is proposed, unless it is the newest and was approved without a day.',
    args: {
      code: t.arg.id({ required: true, description: 'The paper, or paper.permitType.' }),
      version: t.arg.int({ description: 'Which version of the template; it has to be approved.', required: true }),
      from: t.arg.string({ description: DAY }),
    },
    resolve: async (query, _, { code, version, ...args }, context) => {
      const viewer = signedIn(context);
      mustBeAdmin(viewer);
      const from = instantOf('from', args.from);
      const of = { kind: 'TEMPLATE' as const, code, version, from };
      await publishing(activateVersion(acting(context), of));
      return context.prisma.publication.findFirstOrThrow({
        ...query,
        where: { kind: 'TEMPLATE', code, version, status: { not: 'REJECTED' } },
      });
    },
  }),
  retireTemplate: t.prismaField({
    type: [Publication],
    description:
      'Ends what new filings are printed with. Of one version: the one before it is used again. Without version: the template of every type, and at last the shipped one. Where versions take two administrators it is proposed.',
    args: {
      code: t.arg.id({ required: true, description: 'The paper, or paper.permitType.' }),
      version: t.arg.int({ description: 'Only this version; all of them without one.' }),
      from: t.arg.string({ description: DAY }),
    },
    resolve: async (query, _, args, context) => {
      const viewer = signedIn(context);
      mustBeAdmin(viewer);
      const { code } = args;
      const version = args.version ?? undefined;
      const from = instantOf('from', args.from);
      const of = { kind: 'TEMPLATE' as const, code, version, from };
      await publishing(retireVersions(acting(context), of));
      return context.prisma.publication.findMany({
        ...query,
        where: { kind: 'TEMPLATE', code, ...(version !== undefined && { version }) },
        orderBy: { version: 'desc' },
      });
    },
  }),
}));
