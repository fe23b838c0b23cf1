import { type AskedField, agendaOf } from '../../../forms/agenda/agenda.js';
import type { FormDefinition } from '../../../forms/language/definition.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { persianCode, persianDay, persianList, persianNumber } from '../../../forms/persian.js';
import { markedKind, type PersonalKind } from '../../../forms/personal.js';
import { ROLE, type Role } from '../../../forms/roles-of-fields.js';
import { inShort } from '../../../forms/words/in-short.js';
import { paperWords } from '../messages/paper.js';

export type Form = FormDefinition['form'];

/** An answer with what its form says of it: its place in the paper follows from that alone. */
export interface Given {
  name: string;
  title: string;
  value: unknown;
  isNumber: boolean;
  /** undefined where it is not personal */
  kind: PersonalKind | undefined;
  role: Role | undefined;
  labels: Record<string, LocalizedText>;
  format: unknown;
  type: unknown;
  fields: Given[];
  /** of a list, its elements */
  items: Given[];
}

/** Each section of a paper asks for the same answers under the same form. */
const looked = new WeakMap<object, { form: Form; given: Given[] }>();

/** What the form asks and what was answered, in the order of the form; not to be changed in place. */
export function givenIn(form: Form, answers: Record<string, unknown>): readonly Given[] {
  const known = looked.get(answers);
  if (known?.form === form) return known.given;
  const agenda = agendaOf(form, answers);
  const given = below(agenda.fields, agenda.answers);
  looked.set(answers, { form, given });
  return given;
}

function below(fields: readonly AskedField[], record: Record<string, unknown>): Given[] {
  return fields.flatMap((field) => given(field, record[field.name]));
}

function given({ name, schema, fields, items }: AskedField, value: unknown): Given[] {
  if (value === undefined || value === null) return [];
  const { title, type, format, 'x-labels': labels, [ROLE]: role } = schema;
  return [
    {
      name,
      title: typeof title === 'string' ? title : name,
      value,
      isNumber: type === 'integer' || type === 'number' || format === 'decimal',
      kind: markedKind(schema),
      role: role as Role | undefined,
      labels: (labels ?? {}) as Given['labels'],
      format,
      type,
      fields: isRecord(value) ? below(fields, value) : [],
      items: Array.isArray(value) ? items.flatMap((item, i) => given(item, value[i])) : [],
    },
  ];
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list with a row for each element, not one of plain values. */
export const isTable = ({ items }: Given): boolean => items.some(({ value }) => isRecord(value));

/** What may be read of an answer: `undefined` where nothing of it may. */
export function shown(of: Given, may: (field: Given) => boolean): string | undefined {
  if (!may(of)) return undefined;
  const { value, fields, items } = of;
  if (Array.isArray(value)) {
    const texts = items.flatMap((item) => shown(item, may) ?? []);
    return texts.length > 0 ? persianList(texts) : undefined;
  }
  if (isRecord(value)) {
    const parts = fields.flatMap((field) => {
      const text = shown(field, may);
      return text === undefined ? [] : [`${field.title}: ${text}`];
    });
    return parts.length > 0 ? persianList(parts) : undefined;
  }
  return plain(of, value);
}

function plain({ labels, type, format, isNumber }: Given, value: unknown): string {
  const text = String(value);
  const label = Object.hasOwn(labels, text) ? labels[text] : undefined;
  if (label) return label.fa;
  const short = format === undefined ? undefined : inShort(value);
  if (short) return short.fa;
  if (typeof value === 'boolean') return value ? paperWords.yes.fa : paperWords.no.fa;
  if (type === 'integer') return persianCode(text);
  if (isNumber) return persianNumber(text);
  if (format === 'jalali-date') return persianDay(text);
  return /^[\x20-\x7e]+$/.test(text) ? persianCode(text) : text;
}
