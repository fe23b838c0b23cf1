import { type AskedField, agendaOf } from '../../../forms/agenda/agenda.js';
import type { FormDefinition } from '../../../forms/language/definition.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { markedKind, type PersonalKind } from '../../../forms/personal.js';
import { titleIn } from '../../../forms/rendered/words.js';
import { ROLE, type Role } from '../../../forms/roles-of-fields.js';
import { inShort } from '../../../forms/words/in-short.js';
import type { Tongue } from './tongue.js';

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
const looked = new WeakMap<object, { form: Form; tongue: Tongue; given: Given[] }>();

/** What the form asks and what was answered, in the order of the form; not to be changed in place. */
export function givenIn(form: Form, answers: Record<string, unknown>, tongue: Tongue): readonly Given[] {
  const known = looked.get(answers);
  if (known?.form === form && known.tongue === tongue) return known.given;
  const agenda = agendaOf(form, answers);
  const given = below(agenda.fields, agenda.answers, { tongue, path: [] });
  looked.set(answers, { form, tongue, given });
  return given;
}

/** Where a field stands: elements of a list are called alike. */
interface Place {
  tongue: Tongue;
  path: string[];
}

function below(fields: readonly AskedField[], record: Record<string, unknown>, place: Place): Given[] {
  return fields.flatMap((field) => given(field, record[field.name], { ...place, path: [...place.path, field.name] }));
}

function given({ name, schema, fields, items }: AskedField, value: unknown, place: Place): Given[] {
  if (value === undefined || value === null) return [];
  const { tongue, path } = place;
  const { type, format, 'x-labels': labels, [ROLE]: role } = schema;
  return [
    {
      name,
      title: tongue.fieldAt(path.join('.')) ?? titleIn(schema, tongue.language) ?? name,
      value,
      isNumber: type === 'integer' || type === 'number' || format === 'decimal',
      kind: markedKind(schema),
      role: role as Role | undefined,
      labels: (labels ?? {}) as Given['labels'],
      format,
      type,
      fields: isRecord(value) ? below(fields, value, place) : [],
      items: Array.isArray(value) ? items.flatMap((item, i) => given(item, value[i], place)) : [],
    },
  ];
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list with a row for each element, not one of plain values. */
export const isTable = ({ items }: Given): boolean => items.some(({ value }) => isRecord(value));

/** What may be read of an answer: `undefined` where nothing of it may. */
export function shown(of: Given, may: (field: Given) => boolean, tongue: Tongue): string | undefined {
  if (!may(of)) return undefined;
  const { value, fields, items } = of;
  if (Array.isArray(value)) {
    const texts = items.flatMap((item) => shown(item, may, tongue) ?? []);
    return texts.length > 0 ? tongue.list(texts) : undefined;
  }
  if (isRecord(value)) {
    const parts = fields.flatMap((field) => {
      const text = shown(field, may, tongue);
      return text === undefined ? [] : [tongue.named(field.title, text)];
    });
    return parts.length > 0 ? tongue.list(parts) : undefined;
  }
  return plain(of, value, tongue);
}

function plain({ labels, type, format, isNumber }: Given, value: unknown, tongue: Tongue): string {
  const { words, say } = tongue;
  const text = String(value);
  const label = Object.hasOwn(labels, text) ? labels[text] : undefined;
  if (label) return say(label);
  const short = format === undefined ? undefined : inShort(value, words.answer);
  if (short) return say(short);
  if (typeof value === 'boolean') return say(value ? words.paper.yes : words.paper.no);
  if (type === 'integer') return tongue.code(text);
  if (isNumber) return tongue.number(text);
  if (format === 'jalali-date') return tongue.day(text);
  return /^[\x20-\x7e]+$/.test(text) ? tongue.code(text) : text;
}
