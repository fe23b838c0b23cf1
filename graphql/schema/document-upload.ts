import { DocumentTooLargeError, DocumentTypeRefusedError, type StoredDocument } from '../../documents/store.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { changeWorkingCopy } from '../draft.js';
import { invalidInput } from '../errors.js';
import { mustBeCurrent, ownApplication } from '../find.js';
import { PermitApplication } from './application.js';

/** A name to show: the last part of whatever path the sender's system gave, without control characters. */
function shownName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const shown = [...last]
    .filter((c) => c >= ' ' && c !== '\u007f')
    .join('')
    .trim();
  return shown.slice(0, 200) || 'document';
}

async function mustBeAsked(context: Context, definitionHash: string, code: string): Promise<void> {
  const { documents } = await context.catalogue.definition(definitionHash);
  if (documents.some((document) => document.code === code)) return;
  const codes = documents.map((document) => document.code).join(', ');
  throw invalidInput('code', 'UNKNOWN_DOCUMENT', {
    fa: `این نوع مجوز مدرکی با کد «${code}» نمی‌خواهد؛ کدها: ${codes}`,
    en: `This permit type asks for no document "${code}"; its codes: ${codes}.`,
  });
}

async function store(context: Context, file: File): Promise<StoredDocument> {
  try {
    return await context.documents.put(file.stream());
  } catch (error) {
    if (error instanceof DocumentTooLargeError) {
      const megabytes = Math.floor(error.limit / 1024 / 1024);
      throw invalidInput('file', 'TOO_LARGE', {
        fa: `پرونده باید حداکثر ${megabytes.toLocaleString('fa-IR')} مگابایت باشد.`,
        en: `The file may have at most ${megabytes} MiB.`,
      });
    }
    if (error instanceof DocumentTypeRefusedError) {
      throw invalidInput('file', 'TYPE_REFUSED', {
        fa: 'تنها PDF، JPEG و PNG پذیرفته می‌شود.',
        en: 'Only PDF, JPEG and PNG are accepted.',
      });
    }
    throw error;
  }
}

builder.mutationField('attachDocument', (t) =>
  t.prismaField({
    type: PermitApplication,
    description: 'Attaches a document to the working copy; one of the same code is replaced.',
    args: {
      reference: t.arg.id({ required: true }),
      code: t.arg.id({ required: true }),
      file: t.arg({ type: 'Upload', required: true }),
    },
    resolve: async (query, _, { reference, code, file }, context) => {
      const application = await ownApplication(context, reference);
      mustBeCurrent(application, undefined);
      await mustBeAsked(context, application.permitTypeHash, code);
      const attached = { ...(await store(context, file)), fileName: shownName(file.name), attachedAt: new Date() };
      await changeWorkingCopy(context, reference, undefined, {
        data: {},
        also: (tx) =>
          tx.attachedDocument.upsert({
            where: { reference_code: { reference, code } },
            create: { reference, code, ...attached },
            update: attached,
          }),
      });
      return context.prisma.application.findUniqueOrThrow({ ...query, where: { reference } });
    },
  }),
);
