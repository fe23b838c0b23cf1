import type { Schema } from '../../../forms/expression/schema.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import type { Language } from '../language.js';

interface Wording {
  title?: string;
  description?: string;
}

/** What a form calls a field: in Persian by its title, in other languages by what stands beside it. */
export function wordingOf(schema: Schema, language: Language): Wording {
  const { title, description } = schema as Wording;
  const other = (schema['x-i18n'] as Record<string, Wording> | undefined)?.[language];
  return { title: other?.title ?? title, description: other?.description ?? description };
}

/** What a choice is called. */
export function labelOf(schema: Schema, choice: unknown, language: Language): string {
  const labels = schema['x-labels'] as Record<string, LocalizedText> | undefined;
  return labels?.[String(choice)]?.[language] ?? String(choice);
}

/** A word of `form.ui`: one for everybody, or one for each language. */
export function wordIn(word: unknown, language: Language): string | undefined {
  if (typeof word === 'string') return word;
  const { fa, [language]: own = fa } = (word ?? {}) as Partial<Record<Language, string>>;
  return own;
}
