import { isPersonalDocument } from '../../privacy/documents.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';

/** What decides who is shown a document. */
const shownBy = {
  reference: true,
  code: true,
  sha256: true,
  fileName: true,
  application: { select: { permitTypeHash: true } },
} as const;

interface Shown {
  reference: string;
  code: string;
  application: { permitTypeHash: string };
}

async function isShown(context: Context, { reference, code, application }: Shown): Promise<boolean> {
  const definition = await context.catalogue.definition(application.permitTypeHash);
  return !isPersonalDocument(definition, code) || (await context.load.eyes.load(reference)).sees('documents');
}

builder.prismaObject('AttachedDocument', {
  select: { id: true },
  fields: (t) => ({
    code: t.exposeID('code'),
    fileName: t.string({
      description: 'As the applicant called it; for whom the document is not to be seen, its code.',
      select: shownBy,
      resolve: async (document, _, context) => ((await isShown(context, document)) ? document.fileName : document.code),
    }),
    mediaType: t.exposeString('mediaType'),
    size: t.exposeInt('size', { description: 'bytes' }),
    sha256: t.exposeString('sha256'),
    url: t.string({
      description:
        'Downloads the file without a token, for some minutes; ask anew for another. For whom the document is not to be seen, an address that opens with the token of somebody else.',
      select: shownBy,
      resolve: async (document, _, context) => {
        const link = context.links.sign(document);
        return context.publicUrl() + ((await isShown(context, document)) ? link : link.replace(/\?.*$/, ''));
      },
    }),
    attachedAt: t.expose('attachedAt', { type: 'DateTime' }),
  }),
});
