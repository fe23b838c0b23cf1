import type { Context } from '../../cases/context.js';
import { documentRefusal, documentsAway } from '../../cases/document-refusal.js';
import { changeWorkingCopy } from '../../cases/draft.js';
import { ownApplication } from '../../cases/find.js';
import { invalidInput } from '../../cases/refusals.js';
import { shownName } from '../../city/documents/file-name.js';
import { holdDocument } from '../../city/documents/hold.js';
import type { StoredDocument } from '../../city/documents/store.js';
import type { Upload } from '../../city/documents/upload.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import { builder } from '../builder.js';
import { actMessages } from '../messages/acts.js';
import { PermitApplication } from './application.js';

async function mustBeAsked(context: Context, definitionHash: string, code: string): Promise<void> {
  const { documents } = await context.catalogue.definition(definitionHash);
  if (documents.some((document) => document.code === code)) return;
  const codes = documents.map((document) => document.code).join(', ');
  // Only what a code could be is repeated: a file's name may have come in its place.
  const asked = /^[A-Za-z][\w-]{0,39}$/.test(code) ? code : '…';
  throw invalidInput('code', 'UNKNOWN_DOCUMENT', actMessages.UNKNOWN_DOCUMENT_CODE({ asked, codes }));
}

async function store(context: Context, upload: Upload, fileName: string, at: object): Promise<StoredDocument> {
  try {
    return await context.documents.put(upload.take(), { ...upload.claim, fileName });
  } catch (error) {
    const refusal = documentRefusal(error);
    if (!refusal) throw error;
    // Neither the name nor the sender: a city looks the case up if it wants them.
    context.log.warn({ err: error, ...at, requestId: context.requestId }, 'a document was not kept');
    throw refusal;
  }
}

async function isKept({ documents }: Context, sha256: string): Promise<boolean> {
  try {
    return (await documents.keptSince(sha256)) !== undefined;
  } catch (error) {
    throw documentRefusal(error) ?? error;
  }
}

builder.mutationField('attachDocument', (t) =>
  t.prismaField({
    type: PermitApplication,
    description: 'Attaches a PDF, JPEG or PNG to the working copy; one of the same code is replaced.',
    args: {
      reference: t.arg.id({ required: true }),
      code: t.arg.id({ required: true }),
      file: t.arg({ type: 'Upload', required: true }),
    },
    resolve: async (query, _, { reference, code, file }, context) => {
      const application = await ownApplication(context, reference, 'attachDocument');
      await mustBeAsked(context, application.permitTypeHash, code);
      const fileName = shownName(file.claim.fileName);
      const stored = await store(context, file, fileName, { reference, code });
      const attached = { ...stored, fileName, attachedAt: new Date() };
      const { permitTypeHash } = application;
      const change = {
        data: {},
        act: {
          act: 'DOCUMENT_ATTACHED',
          changed: { code, sha256: stored.sha256, size: stored.size, mediaType: stored.mediaType },
          values: { '/fileName': fileName },
        },
        also: async (tx: Prisma.TransactionClient) => {
          await holdDocument(tx, stored.sha256);
          // A cleaning that came in between has taken a file that nobody named yet.
          if (!(await isKept(context, stored.sha256))) throw documentsAway();
          await tx.attachedDocument.upsert({
            where: { reference_code: { reference, code } },
            create: { reference, code, ...attached },
            update: attached,
          });
        },
      };
      await changeWorkingCopy(context, reference, 'attachDocument', { permitTypeHash }, change);
      return context.prisma.application.findUniqueOrThrow({ ...query, where: { reference } });
    },
  }),
);
