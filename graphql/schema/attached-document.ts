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
      description: 'Downloads the file without a token, for some minutes; ask anew for another.',
      select: { reference: true, code: true, sha256: true },
      resolve: (document, _, context) => context.publicUrl() + context.links.sign(document),
    }),
    attachedAt: t.expose('attachedAt', { type: 'DateTime' }),
  }),
});
