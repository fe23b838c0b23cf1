import { mustBeAdmin } from '../../cases/permission.js';
import { activateVersion, retireVersions } from '../../cases/proposals/version-acts.js';
import { propose } from '../../city/catalogue/propose.js';
import { builder } from '../builder.js';
import { validDocument } from '../check-document.js';
import { acting, signedIn } from '../context.js';
import { DAY, instantOf, proposedBy, publishing } from '../publishing.js';
import { WRITTEN } from './definition-report.js';
import { PermitType } from './permit-type.js';

builder.mutationFields((t) => ({
  publishPermitType: t.prismaField({
    type: PermitType,
    description:
      'Publishes a version: every server and worker serves it from then on. Where another administrator has to approve, it is proposed and stays a DRAFT until then. The same definition again changes nothing.',
    args: {
      definition: t.arg({ type: 'JSON', required: true, description: WRITTEN }),
      activate: t.arg.boolean({ defaultValue: true, description: 'false: it is published, and activated later.' }),
      activateFrom: t.arg.string({ description: DAY }),
    },
    resolve: async (query, _, args, context) => {
      const viewer = signedIn(context);
      mustBeAdmin(viewer);
      const activeFrom = instantOf('activateFrom', args.activateFrom);
      const sound = await validDocument(context, 'PERMIT_TYPE', args.definition);
      const proposal = {
        kind: 'PERMIT_TYPE' as const,
        sound,
        ...proposedBy(viewer),
        activate: args.activate ?? true,
        activeFrom,
      };
      const { hash } = await publishing(propose(context.publishing.publisher, proposal));
      return context.prisma.permitType.findUniqueOrThrow({ ...query, where: { hash } });
    },
  }),
  activatePermitType: t.prismaField({
    type: PermitType,
    description:
      'Serves a published version from now, or from a day on. One that is served already stays as it is. Where versions take two administrators it is proposed, unless it is the newest and was approved without a day.',
    args: {
      code: t.arg.id({ description: 'Of the permit type.', required: true }),
      version: t.arg.int({ description: 'Which of its versions; it has to be approved.', required: true }),
      from: t.arg.string({ description: DAY }),
    },
    resolve: async (query, _, args, context) => {
      const viewer = signedIn(context);
      mustBeAdmin(viewer);
      const { code, version } = args;
      const from = instantOf('from', args.from);
      const of = { kind: 'PERMIT_TYPE' as const, code, version, from };
      await publishing(activateVersion(acting(context), of));
      return context.prisma.permitType.findUniqueOrThrow({ ...query, where: { code_version: { code, version } } });
    },
  }),
  retirePermitType: t.prismaField({
    type: [PermitType],
    description:
      'Ends what new applications are filed with; cases on the way keep their version. Of one version: the one before it is served again. Without version: nobody can apply for the type any more. Where versions take two administrators it is proposed.',
    args: {
      code: t.arg.id({ description: 'Of the permit type.', required: true }),
      version: t.arg.int({ description: 'Only this version; the whole service without one.' }),
      from: t.arg.string({ description: DAY }),
    },
    resolve: async (query, _, args, context) => {
      const viewer = signedIn(context);
      mustBeAdmin(viewer);
      const { code, version } = args;
      const from = instantOf('from', args.from);
      const of = { kind: 'PERMIT_TYPE' as const, code, version: version ?? undefined, from };
      await publishing(retireVersions(acting(context), of));
      return context.prisma.permitType.findMany({
        ...query,
        where: { code, ...(version != null && { version }) },
        orderBy: { version: 'desc' },
      });
    },
  }),
}));
