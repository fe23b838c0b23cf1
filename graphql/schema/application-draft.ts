import { attachDocument } from '../../cases/attach-document.js';
import { removeDocument } from '../../cases/remove-document.js';
import { saveDraft } from '../../cases/save-draft.js';
import { startApplication } from '../../cases/start-application.js';
import { attemptOf } from '../attempt.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { readCase } from '../read-back.js';
import { PermitApplication } from './application.js';

builder.mutationFields((t) => ({
  startApplication: t.field({
    type: PermitApplication,
    description: 'Begins a draft. Any JSON object may be saved; it is checked when it is submitted.',
    args: {
      permitType: t.arg.id({
        description: 'Code of the permit type; its version that is served now is taken.',
        required: true,
      }),
      answers: t.arg({ type: 'JSON', description: 'The first working copy: any JSON object.', required: true }),
      onBehalfOf: t.arg.id({ description: 'The mandate under which an office applies for its owner.' }),
      onNotice: t.arg.id({
        description:
          '`code` of the public notice that it is filed on, where its permit type is begun on notices: an objection or a request there, once it is filed.',
      }),
      idempotencyKey: t.arg.string({ description: 'Starting again with the same key gives the same draft.' }),
    },
    resolve: async (_, args, context, info) => {
      const reference = await startApplication(acting(context), args, attemptOf(context, args, info));
      return readCase(context, info, reference);
    },
  }),
  saveDraft: t.field({
    type: PermitApplication,
    description:
      'Replaces the working copy of the answers. What was filed stays as it was until it is submitted again.',
    args: {
      reference: t.arg.id({ description: 'Of the application, which has to be a draft or returned.', required: true }),
      answers: t.arg({
        type: 'JSON',
        description: 'The whole working copy; what is left out is gone.',
        required: true,
      }),
      revision: t.arg.int({ description: 'The revision the caller looks at; STALE_REVISION when it has moved on.' }),
      draftVersion: t.arg.int({
        description:
          'The `draftVersion` of the working copy that the answers were made from; STALE_REVISION when it was changed since, as on another device.',
      }),
      formVersion: t.arg.int({
        description:
          'The version of the permit type whose form the answers are to. Those to an older one are carried over as the draft was; STALE_REVISION where they cannot be.',
      }),
    },
    resolve: async (_, args, context, info) => {
      await saveDraft(acting(context), args);
      return readCase(context, info, args.reference);
    },
  }),
  attachDocument: t.field({
    type: PermitApplication,
    description:
      'Attaches a PDF, JPEG or PNG to the working copy. A document of one file has it replaced, which the new file’s `replaces` tells; one of several gets another, and is refused when it is full.',
    args: {
      reference: t.arg.id({ description: 'Of the application, which has to be a draft or returned.', required: true }),
      code: t.arg.id({ description: 'Which document the file is, as the permit type names it.', required: true }),
      file: t.arg({ type: 'Upload', description: 'The file: a part of a GraphQL multipart request.', required: true }),
      replaces: t.arg.id({ description: 'Of the attached file whose place this one takes.' }),
    },
    resolve: async (_, args, context, info) => {
      await attachDocument(acting(context), args);
      return readCase(context, info, args.reference);
    },
  }),
  removeDocument: t.field({
    type: PermitApplication,
    description: 'Takes a file out of the working copy. What was filed keeps it.',
    args: {
      reference: t.arg.id({ description: 'Of the application, which has to be a draft or returned.', required: true }),
      code: t.arg.id({ description: 'Which document the file is of.', required: true }),
      id: t.arg.id({ description: 'Of the file; needed where the document has several.' }),
    },
    resolve: async (_, args, context, info) => {
      await removeDocument(acting(context), args);
      return readCase(context, info, args.reference);
    },
  }),
}));
