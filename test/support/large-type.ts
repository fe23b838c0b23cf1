import { smallType } from './published-type.js';

const title = (fa: string, en: string) => ({ title: fa, 'x-i18n': { en: { title: en } } });
const FIELDS_OF_A_GROUP = 50;

/** As large as a permit type may be: fields, rules and steps of the given numbers, and words to fill 5 MB. */
export function largeType({ fields = 1_900, rules = 1_000, steps = 500, words = 900 } = {}) {
  const small = smallType() as ReturnType<typeof smallType> & {
    form: { schema: { properties: object; required: string[] } };
    rules: object[];
  };
  const groups = Array.from({ length: fields / FIELDS_OF_A_GROUP }, (_, g) => [`g${g}`, group(words)] as const);
  const { schema } = small.form;
  const [print] = small.steps.slice(-1);
  const notices = Array.from({ length: steps - small.steps.length }, (_, i) => ({
    id: `notice-${i}`,
    type: 'notify',
    title: { fa: 'آگاهی', en: 'Notice' },
    to: 'applicant',
    message: { fa: 'پیام', en: 'Message' },
    when: `answers.g0.n1 > ${i}`,
  }));
  return {
    ...small,
    code: 'large',
    form: {
      ...small.form,
      schema: {
        ...schema,
        properties: { ...schema.properties, ...Object.fromEntries(groups) },
        required: [...schema.required, ...groups.map(([name]) => name)],
      },
    },
    rules: Array.from({ length: rules }, (_, i) => ({
      id: `R-${i}`,
      title: { fa: 'ضابطه', en: 'Rule' },
      pass: `answers.g${i % groups.length}.n${(i % 25) * 2 + 1} <= ${100 + (i % 500)}`,
      message: { fa: 'بیش از اندازه است', en: 'Too much' },
      onFail: 'block',
      basis: 'test',
    })),
    steps: [...small.steps.slice(0, -1), ...notices, print],
  };
}

function group(words: number) {
  const description = 'ش'.repeat(words);
  const fields = Array.from({ length: FIELDS_OF_A_GROUP }, (_, i) => [
    `${i % 2 ? 'n' : 's'}${i}`,
    i % 2
      ? { ...title('عدد', 'Number'), type: 'integer', minimum: 0, maximum: 1_000, description }
      : { ...title('متن', 'Text'), type: 'string', maxLength: 100, description },
  ]);
  const properties = Object.fromEntries(fields);
  return {
    ...title('گروه', 'Group'),
    type: 'object',
    additionalProperties: false,
    properties,
    required: Object.keys(properties),
  };
}
