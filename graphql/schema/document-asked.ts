import type { DocumentAsked as Asked } from '../../cases/for-readers/documents-asked.js';
import { builder } from '../builder.js';
import type { Loaders } from '../loaders.js';
import { AttachedDocument } from './attached-document.js';
import { LocalizedText } from './localized-text.js';
import { DocumentRequirement, type DocumentShown } from './permit-type.js';

/** A document that a case asks for, with what its form says of it and its files. */
export interface AskedShown extends Omit<Asked, 'document' | 'files'> {
  document: DocumentShown;
  files: Awaited<ReturnType<Loaders['files']['load']>>;
}

export const DocumentAsked = builder.objectRef<AskedShown>('DocumentAsked').implement({
  description: 'A document that a case asks for now.',
  fields: (t) => ({
    document: t.field({
      type: DocumentRequirement,
      description: 'What its permit type says of it.',
      resolve: ({ document }) => document,
    }),
    needed: t.exposeBoolean('needed', {
      description: 'Without it the case is incomplete; otherwise it may be attached.',
    }),
    why: t.expose('why', { type: LocalizedText, description: 'Why it is asked for.' }),
    files: t.field({
      type: [AttachedDocument],
      description: 'The files that it has, oldest first.',
      resolve: ({ files }) => files,
    }),
  }),
});
