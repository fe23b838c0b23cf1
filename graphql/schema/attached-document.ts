import { builder } from '../builder.js';

builder.prismaObject('AttachedDocument', {
  select: { id: true },
  fields: (t) => ({
    code: t.exposeID('code'),
    fileName: t.exposeString('fileName'),
    mediaType: t.exposeString('mediaType'),
    size: t.exposeInt('size', { description: 'bytes' }),
    sha256: t.exposeString('sha256'),
    url: t.string({
      description: 'Where the file is downloaded, with the same token.',
      select: { reference: true, code: true },
      resolve: ({ reference, code }, _, context) =>
        `${context.publicUrl()}/applications/${reference}/documents/${code}`,
    }),
    attachedAt: t.expose('attachedAt', { type: 'DateTime' }),
  }),
});
