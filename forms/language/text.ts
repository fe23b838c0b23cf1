import { z } from 'zod';
import { isJalaliDay } from '../jalali.js';

/** A language as BCP 47 writes it: `fa`, `en`, `de-CH`. */
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'a language tag such as de or de-CH');

const Sentence = z.string().trim().min(1);

/** What stands in for the two languages that the product itself speaks, where a text lacks one: the other, or what was written first. */
function withFallbacks(written: Record<string, string>): Record<string, string> {
  const { fa, en } = written;
  const [first = ''] = Object.values(written);
  return { ...written, fa: fa ?? en ?? first, en: en ?? fa ?? first };
}

/** The same where no checker warns of what is missing, as in titles of roles and words of messages: both are needed. */
export const BothLanguages = z.strictObject({ fa: Sentence, en: Sentence });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isLabel = (value: unknown): value is Record<string, string> =>
  isRecord(value) &&
  Object.values(value).length > 0 &&
  Object.values(value).every((text) => typeof text === 'string' && text !== '');

/** The same for the labels of values (`x-labels`), wherever they stand in a form's schema. */
export function labelled<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(labelled) as T;
  if (!isRecord(schema)) return schema;
  const inner = Object.entries(schema).map(([key, value]) => {
    if (key !== 'x-labels' || !isRecord(value)) return [key, labelled(value)];
    const labels = Object.entries(value).map(([of, label]) => [of, isLabel(label) ? withFallbacks(label) : label]);
    return [key, Object.fromEntries(labels)];
  });
  return Object.fromEntries(inner) as T;
}

/** A sentence people read, by language; none may be empty. Whoever asks for Persian or English is always answered. */
export const LocalizedText = z
  .object({ fa: Sentence.optional(), en: Sentence.optional() })
  .catchall(Sentence)
  .check(({ value, issues }) => {
    const keys = Object.keys(value);
    if (keys.length === 0) issues.push({ code: 'too_small', origin: 'object', minimum: 1, input: value });
    const unknown = keys.filter((key) => !LanguageTag.safeParse(key).success);
    if (unknown.length > 0) issues.push({ code: 'unrecognized_keys', keys: unknown, input: value });
  })
  .overwrite((written) => withFallbacks(written as Record<string, string>))
  .meta({ minProperties: 1 }) as unknown as z.ZodType<LocalizedText>;
/** The languages that the product speaks; a text may hold others beside them (`textIn`). */
export type LocalizedText = { fa: string; en: string };

/** A CEL expression. What it may name and must return is checked when the definition is checked. */
export const Expression = z.string().trim().min(1).max(4000);
export type Expression = z.infer<typeof Expression>;

/** Identifier of a step, fact, body or role: a letter, then letters, digits, `_` or `-`. */
export const Identifier = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'a letter, then letters, digits, _ or -');

/** Code of a rule, fee line or document, as printed on papers: `R-COV-01`, `F-SRV`, `DEED`. */
export const Code = z.string().regex(/^[A-Z][A-Z0-9_-]{0,63}$/, 'capital letters, digits, _ or -');

/** A day as people write it: `1405/09/02`. */
export const JalaliDay = z.string().refine(isJalaliDay, 'a Jalali day such as 1405/01/01');

/** The number of a version: as large as the column that keeps it. */
export const VersionNumber = z.int().min(1).max(2_147_483_647);
