import type { LocalizedText } from '../../forms/language/text.js';
import type { Form } from '../../forms/language/work.js';
import type { Answers } from './act.js';

const titled = ({ fa, en }: LocalizedText) => ({ title: fa, 'x-i18n': { en: { title: en } } });

/** One of several values. */
export const choiceOf = (title: LocalizedText, options: readonly { value: string; label: LocalizedText }[]) => ({
  ...titled(title),
  type: 'string',
  enum: options.map(({ value }) => value),
  'x-labels': Object.fromEntries(options.map(({ value, label }) => [value, label])),
});

/** Words of one's own. */
export const wordsField = (title: LocalizedText, maxLength: number) => ({
  ...titled(title),
  type: 'string',
  maxLength,
});

/** A form of these fields, all of which are needed but those of `optional`. */
export const formOf = (properties: Record<string, object>, optional: readonly string[] = []): Form => ({
  schema: {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    properties,
  },
  ui: { 'ui:order': Object.keys(properties) },
});

/** Of what takes nothing. */
export const NOTHING_ASKED: Form = formOf({});

/** Where words of one's own stand beside what a form asks; no form of a definition has a field of that name. */
export const WORDS = 'own~words';

/** A form with a field for words of one's own behind it. */
export function withWords(form: Form | undefined, words: object, isNeeded: boolean): Form {
  if (!form) return formOf({ [WORDS]: words }, isNeeded ? [] : [WORDS]);
  const { properties = {}, required = [], ...schema } = form.schema as { properties?: object; required?: string[] };
  const order = (form.ui as { 'ui:order'?: string[] } | undefined)?.['ui:order'];
  return {
    schema: {
      ...schema,
      properties: { ...properties, [WORDS]: words },
      required: isNeeded ? [...required, WORDS] : required,
    },
    ui: { ...form.ui, ...(order && { 'ui:order': [...order, WORDS] }) },
  };
}

/** What was filled in, and the words beside it. */
export function apart({ [WORDS]: words, ...answers }: Answers): { words: string; answers: Answers } {
  return { words: typeof words === 'string' ? words : '', answers };
}
