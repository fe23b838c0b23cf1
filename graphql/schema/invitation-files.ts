import { ownInvitation } from '../../cases/invitations/open.js';
import { attachToTask, removeFromTask } from '../../cases/task-files.js';
import { builder } from '../builder.js';
import { acting, signedIn } from '../context.js';
import { Invitation } from './invitation.js';
import { DocumentRequirement } from './permit-type.js';
import { fileArgs } from './task-file.js';

builder.objectFields(Invitation, (t) => ({
  documentsAsked: t.expose('documentsAsked', {
    type: [DocumentRequirement],
    description:
      'What the caller attaches by `attachToInvitation`; needed where the form is: with every answer whose `needs` say so, if it is not `optional`.',
  }),
  files: t.prismaField({
    type: ['TaskFile'],
    description: 'What the caller has attached, oldest first, while an answer is waited for.',
    resolve: (query, { id, status }, _, context) =>
      status === 'OPEN'
        ? context.prisma.taskFile.findMany({
            ...query,
            where: { taskId: id, attachedBy: signedIn(context).id },
            orderBy: [{ attachedAt: 'asc' }, { id: 'asc' }],
          })
        : [],
  }),
}));

const id = { description: 'Of the invitation: its `code`.', required: true } as const;

builder.mutationFields((t) => ({
  attachToInvitation: t.field({
    type: Invitation,
    description:
      'Attaches a PDF, JPEG or PNG to what the caller is asked who is named in a case, until it is answered. Whoever decides the case sees it; the applying side and others who are asked do not.',
    args: { id: t.arg.id(id), ...fileArgs(t) },
    resolve: async (_, given, context) => {
      await attachToTask(acting(context), 'attachToInvitation', given);
      return ownInvitation(acting(context), given.id);
    },
  }),
  removeFromInvitation: t.field({
    type: Invitation,
    description: 'Takes a file out again that the caller has attached, until the invitation is answered.',
    args: { id: t.arg.id(id), file: t.arg.id({ description: 'Of the file.', required: true }) },
    resolve: async (_, given, context) => {
      await removeFromTask(acting(context), given, 'attachToInvitation');
      return ownInvitation(acting(context), given.id);
    },
  }),
}));
