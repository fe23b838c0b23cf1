import type { AnswerIssue } from './answers/issues.js';
import { everySchema } from './answers/keywords.js';
import { labelOf, type Schema } from './expression/schema.js';
import { answerFindings } from './messages/answers.js';
import { pathText } from './path.js';
import { schemasBelow, schemasOf } from './personal.js';

/** The keyword of a field that takes a file: the code of the document that the file is one of. */
export const FILE = 'x-file';
/** The format of what such a field holds: the sha256 of a file that is attached to the case. */
export const FILE_FORMAT = 'file';

export const fileOf = (schema: Schema): string | undefined =>
  typeof schema[FILE] === 'string' ? schema[FILE] : undefined;

interface Attached {
  code: string;
  sha256: string;
}

/** A file where a form names it. */
interface Named extends Attached {
  path: string;
  schema: Schema;
}

const known = new WeakMap<Schema, ReadonlySet<string>>();

/** Codes of the documents whose files stand in fields of a form, and nowhere else. */
export function codesInForm(root: Schema): ReadonlySet<string> {
  const codes = known.get(root) ?? new Set(everySchema(root, '').flatMap(({ schema }) => fileOf(schema) ?? []));
  known.set(root, codes);
  return codes;
}

/** The files that answers name, each at its place. */
function filesNamed(root: Schema, answers: unknown): Named[] {
  if (codesInForm(root).size === 0) return [];
  const walk = (value: unknown, schemas: readonly Schema[], path: readonly PropertyKey[]): Named[] => {
    const schema = schemas.find((each) => fileOf(each) !== undefined);
    if (typeof value === 'string') {
      return schema ? [{ path: pathText([...path]), code: fileOf(schema) ?? '', sha256: value, schema }] : [];
    }
    const below = (key: string | number, inner: unknown) =>
      walk(inner, schemasBelow(schemas, key, root), [...path, key]);
    if (Array.isArray(value)) return value.flatMap((inner, i) => below(i, inner));
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => below(key, inner));
  };
  return walk(answers, schemasOf(root, root), []);
}

/** What answers name and the case does not have: it was taken out, or attached to another case. */
export function filesLacking(root: Schema, answers: unknown, attached: readonly Attached[]): AnswerIssue[] {
  return filesNamed(root, answers)
    .filter(({ code, sha256 }) => !attached.some((file) => file.code === code && file.sha256 === sha256))
    .map(({ path, schema }) => {
      const title = labelOf(schema) ?? { fa: String(schema.title), en: String(schema.title) };
      return { path, code: 'FILE_NOT_ATTACHED', message: answerFindings.fileLacking({ title }) };
    });
}

/** The files of a case without those whose row is gone. */
export function withoutStray<File extends Attached>(root: Schema, answers: unknown, attached: readonly File[]): File[] {
  const codes = codesInForm(root);
  if (codes.size === 0) return [...attached];
  const named = new Set(filesNamed(root, answers).map(({ code, sha256 }) => `${code} ${sha256}`));
  return attached.filter(({ code, sha256 }) => !codes.has(code) || named.has(`${code} ${sha256}`));
}
