import { GEOMETRY_FORMAT, geometryText } from '../geometry.js';
import { foldedMobile } from '../identifiers.js';
import type { FormDefinition } from '../language/definition.js';
import { latinDigits } from '../persian.js';
import { type Field, fieldsOf } from './fields.js';

/** Marks that typing and pasting leave behind: joiners, direction marks, the byte-order mark. */
const marks = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const hyphens = /[\u2010-\u2015\u2212]/g;
const identifiers: ReadonlySet<string> = new Set(['national-id', 'legal-id', 'postal-code', 'mobile']);

/** Arabic forms of two Persian letters, as some keyboards type them. */
const folded = (text: string): string => text.replace(/[يى]/g, 'ی').replace(/ك/g, 'ک').normalize('NFC').trim();

const cleaned = (text: string): string => latinDigits(text.replace(marks, '').replace(hyphens, '-')).trim();

/** `۱٬۲۳۴٫۵` and `1,234.5` give `1234.5`. A mark that does not stand between groups of three may be meant for a point, so it stays, and the number is refused. */
function decimalText(text: string): string {
  const latin = cleaned(text).replace(/[٬،]/g, ',').replace('٫', '.');
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(latin) ? latin.replaceAll(',', '') : latin;
}

/** `۱۴۰۵-۹-۲` and `۱۴۰۵.۹.۲` give `1405/09/02`. */
function dateText(text: string): string {
  const latin = cleaned(text);
  const parts = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/.exec(latin);
  return parts ? `${parts[1]}/${parts[3]?.padStart(2, '0')}/${parts[4]?.padStart(2, '0')}` : latin;
}

function identifierText(text: string, format: string): string {
  const digits = cleaned(text).replace(/[\s-]/g, '');
  if (format === 'mobile') return foldedMobile(digits) ?? digits;
  return format === 'national-id' && /^\d{8,9}$/.test(digits) ? digits.padStart(10, '0') : digits;
}

function stringOf(text: string, { kind, format, pattern }: Field): string {
  if (kind === 'decimal') return decimalText(text);
  if (kind === 'date') return dateText(text);
  if (format !== undefined && identifiers.has(format)) return identifierText(text, format);
  if (format !== undefined || pattern) return folded(cleaned(text));
  return folded(text);
}

function numberOf(text: string, kind: Field['kind']): number | string {
  const latin = decimalText(text);
  const isNumeral = kind === 'int' ? /^-?\d{1,15}$/.test(latin) : /^-?\d{1,12}(\.\d{1,6})?$/.test(latin);
  return isNumeral ? Number(latin) : text;
}

/** A JSON number for an exact decimal, where its shortest text is what was meant. */
function exactText(value: number): number | string {
  const text = String(value);
  return /^-?\d{1,15}(\.\d{1,12})?$/.test(text) ? text : value;
}

function normalise(value: unknown, field: Field | undefined): unknown {
  if (field?.format === GEOMETRY_FORMAT && value) return geometryText(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => normalise(item, field?.item));
  if (typeof value === 'object' && value !== null) return normaliseRecord(value, field);
  if (typeof value === 'number') return field?.kind === 'decimal' ? exactText(value) : value;
  if (typeof value !== 'string') return value;
  if (field?.kind === 'int' || field?.kind === 'number') return numberOf(value, field.kind);
  return field ? stringOf(value, field) : folded(value);
}

/** What was left empty was not answered, and what is calculated nobody answers. */
function normaliseRecord(record: object, field: Field | undefined): Record<string, unknown> {
  const entries = Object.entries(record)
    .filter(([key]) => !field?.fields.get(key)?.calculated)
    .map(([key, value]) => [key, normalise(value, field?.fields.get(key))] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined && value !== ''));
}

/**
 * Answers as rules read them: Latin digits in numbers, dates, identifiers and codes, ی and ک in every text, exact
 * decimals as texts. Names and prose keep their digits. The value has passed its bounds.
 */
export function normaliseAnswers({ form }: Pick<FormDefinition, 'form'>, value: unknown): unknown {
  return normalise(value, fieldsOf(form.schema));
}
