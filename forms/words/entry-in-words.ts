import { agendaOf } from '../agenda/agenda.js';
import { entriesAt, valueAt } from '../each.js';
import type { Form } from '../language/work.js';
import { type AnswerInWords, answerInWords, titleOfField } from './answer-in-words.js';

/**
 * What an entry of a list says, field by field; nothing where the form does not ask for it.
 * @param filed the answers, by which the form asks
 * @param shown the same as their reader may see them
 * @param entry from 1 on
 */
export function entryInWords(
  form: Form,
  { filed, shown }: { filed: Record<string, unknown>; shown: unknown },
  list: string,
  entry: number,
): AnswerInWords[] {
  const names = list.split('.');
  let { fields } = agendaOf(form, filed);
  for (const name of names.slice(0, -1)) fields = fields.find((field) => field.name === name)?.fields ?? [];
  const whole = fields.find(({ name }) => name === names.at(-1));
  const item = whole?.items[entry - 1];
  if (!item) return [];
  const value = entriesAt(shown, list)[entry - 1];
  const parts = item.fields.length > 0 ? item.fields : [item];
  return parts.flatMap((part) => {
    const text = answerInWords(part, part === item ? value : valueAt(value, part.name));
    return text ? [{ path: part.path, title: titleOfField(part === item ? whole : part), text }] : [];
  });
}
