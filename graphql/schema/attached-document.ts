import { builder } from '../builder.js';

const place = { reference: true, code: true } as const;

builder.prismaObject('AttachedDocument', {
  select: { id: true },
  fields: (t) => ({
    code: t.exposeID('code'),
    fileName: t.string({
      description: 'As the applicant called it; for whom the document is not to be seen, its code.',
      select: { ...place, fileName: true },
      resolve: async ({ reference, code, fileName }, _, context) =>
        (await context.load.masking.load(reference)).opens(code) ? fileName : code,
    }),
    mediaType: t.exposeString('mediaType'),
    size: t.exposeInt('size', { description: 'bytes' }),
    sha256: t.exposeString('sha256'),
    url: t.string({
      description:
        'Downloads the file without a token, for some minutes; ask anew for another. For whom the document is not to be seen, an address that opens with the token of somebody else.',
      select: { ...place, sha256: true },
      resolve: async (document, _, context) => {
        const link = context.links.sign(document);
        const opens = (await context.load.masking.load(document.reference)).opens(document.code);
        return context.publicUrl() + (opens ? link : link.replace(/\?.*$/, ''));
      },
    }),
    attachedAt: t.expose('attachedAt', { type: 'DateTime' }),
  }),
});
