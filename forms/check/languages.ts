import { everySchema } from '../answers/keywords.js';
import type { Schema } from '../expression/schema.js';
import type { DefinitionIssue } from '../language/issue.js';
import { pathText } from '../path.js';
import { problem } from './problem.js';

/** What an installation speaks where it declares nothing else. */
export const DEFAULT_LANGUAGES: readonly string[] = ['fa', 'en'];

type Json = Record<string, unknown>;
type Path = readonly PropertyKey[];

const recordIn = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
const isText = (value: unknown): boolean => {
  const { fa, en } = recordIn(value);
  return typeof fa === 'string' && typeof en === 'string';
};

/**
 * Warns of each language that an installation declares and a document does not speak throughout: its readers are shown another.
 * `written` is the document before texts were given what stands in for them, `parsed` after.
 */
export function checkLanguages(written: unknown, parsed: unknown, languages: readonly string[]): DefinitionIssue[] {
  return languages.flatMap((language) => {
    const [first, ...others] = textsWithout(language, written, parsed, []);
    if (first === undefined) return [];
    const more = others.length > 0 ? `, nor elsewhere (${others.length})` : '';
    return [
      problem(first, 'MISSING_LANGUAGE', `nothing is said in "${language}" here${more}; readers are shown another`),
    ];
  });
}

/** A regional tag is spoken by its language. */
const speaks = (written: Json, language: string): boolean =>
  Object.hasOwn(written, language) || Object.hasOwn(written, language.split('-')[0] ?? language);

function textsWithout(language: string, written: unknown, parsed: unknown, path: Path): string[] {
  if (isText(parsed)) return speaks(recordIn(written), language) ? [] : [pathText(path)];
  if (typeof parsed !== 'object' || parsed === null) return [];
  return Object.entries(parsed).flatMap(([key, inner]) => {
    const at = Array.isArray(parsed) ? Number(key) : key;
    const below = [...path, at];
    const isForm = key === 'schema' && path.at(-1) === 'form';
    const fields = isForm ? fieldsWithout(language, recordIn(inner), pathText(below)) : [];
    const before = (written as Record<PropertyKey, unknown> | null | undefined)?.[at];
    // What stands there by default nobody has written.
    return before === undefined ? fields : [...fields, ...textsWithout(language, before, inner, below)];
  });
}

/** Fields say in `title` what they are called in Persian, or in whatever language the form is written in, and in others under `x-i18n`. */
function fieldsWithout(language: string, form: Schema, path: string): string[] {
  if (language === 'fa') return [];
  return everySchema(form, path).flatMap(({ schema, path: place, declares }) => {
    if (!declares) return [];
    return Object.entries(recordIn(schema.properties)).flatMap(([name, field]) => {
      const { title, 'x-i18n': others } = recordIn(field);
      const says = recordIn(recordIn(others)[language]).title ?? recordIn(recordIn(others).title)[language];
      return title !== undefined && says === undefined ? [`${place}.properties.${name}.x-i18n.${language}.title`] : [];
    });
  });
}
