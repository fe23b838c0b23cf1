import { builder } from '../builder.js';
import { Node } from '../node.js';

const place = { reference: true, code: true } as const;
const file = { id: true, ...place, sha256: true } as const;

export const AttachedDocument = builder.prismaObject('AttachedDocument', {
  description: 'A file that the applicant attached, for one of the documents that the permit type asks for.',
  interfaces: [Node],
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Of this file: a document may have several.' }),
    code: t.exposeID('code', { description: 'Which document it is, as `DocumentRequirement.code` names it.' }),
    fileName: t.string({
      description: 'As the applicant called it; for whom the document is not to be seen, its code.',
      select: { ...place, fileName: true },
      resolve: async ({ reference, code, fileName }, _, context) =>
        (await context.load.masking.load(reference)).opens(code) ? fileName : code,
    }),
    mediaType: t.exposeString('mediaType', {
      description: 'As its content shows, not as its name says: `application/pdf`.',
    }),
    size: t.exposeInt('size', { description: 'bytes' }),
    sha256: t.exposeString('sha256', { description: 'Of its bytes, in hexadecimal.' }),
    replaces: t.exposeString('replaces', {
      nullable: true,
      description: 'sha256 of the file that was attached before and whose place this one took.',
    }),
    url: t.string({
      description:
        'Downloads the file without a token, for some minutes; ask anew for another. For whom the document is not to be seen, an address that opens with the token of somebody else.',
      select: file,
      resolve: async (document, _, context) => {
        const link = context.links.sign(document);
        const opens = (await context.load.masking.load(document.reference)).opens(document.code);
        return context.publicUrl() + (opens ? link : link.replace(/\?.*$/, `?file=${document.id}`));
      },
    }),
    attachedAt: t.expose('attachedAt', { type: 'DateTime', description: 'When it was attached.' }),
  }),
});
