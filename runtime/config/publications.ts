import { z } from 'zod';
import { DEFAULT_LANGUAGES } from '../../forms/check/languages.js';
import { LanguageTag } from '../../forms/language/text.js';
import { ConfigError, flag, listOf } from './values.js';

export const publicationEnvironment = {
  PUBLICATION_APPROVAL: flag.optional(),
  UNSIGNED_PUBLICATIONS: flag.default(false),
  LANGUAGES: listOf(LanguageTag)
    .pipe(z.array(z.string()).min(1))
    .default([...DEFAULT_LANGUAGES]),
};

export interface PublicationSettings {
  /** whether a second administrator approves what is published */
  approval: boolean;
  /** whether rows of the catalogue that nobody signed are served */
  unsigned: boolean;
  /** what permit types and rulebooks are to be written in; the product itself speaks Persian and English */
  languages: readonly string[];
}

export function publicationSettings(
  env: { PUBLICATION_APPROVAL?: boolean | undefined; UNSIGNED_PUBLICATIONS: boolean; LANGUAGES: string[] },
  production: boolean,
): PublicationSettings {
  const { PUBLICATION_APPROVAL: wanted, UNSIGNED_PUBLICATIONS: unsigned, LANGUAGES: languages } = env;
  if (production && wanted === false) {
    throw new ConfigError('In production two administrators agree; take PUBLICATION_APPROVAL=false away.');
  }
  return { approval: wanted ?? production, unsigned, languages };
}
