import type { FormDefinition } from '../../forms/language/definition.js';

/** Whether people may be known by an attached document; so it is taken to be unless its definition says otherwise. */
export const isPersonalDocument = ({ documents }: Pick<FormDefinition, 'documents'>, code: string): boolean =>
  documents.find((document) => document.code === code)?.personal !== false;
