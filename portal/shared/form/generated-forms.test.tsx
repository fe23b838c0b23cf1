import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type AskedField, agendaBy } from '../../../forms/agenda/look.js';
import { normaliseAnswers } from '../../../forms/answers/normalise.js';
import type { FormDefinition } from '../../../forms/language/definition.js';
import { latinDigits } from '../../../forms/persian.js';
import { conditionsOf } from './conditions.js';
import { FormContext, idOf } from './context.js';
import { Fields } from './field.js';
import { withValue } from './paths.js';

type Schema = Record<string, unknown>;
type Answers = Record<string, unknown>;
interface Made {
  schema: Schema;
  answer: unknown;
}

const HOW_MANY = 200;
const CODES = ['RES', 'COM', 'OFFICE', 'PARK', 'STORE', 'FARM', 'ROAD', 'YARD', 'SHOP'];
const labels = Object.fromEntries(CODES.map((code) => [code, { fa: `گزینهٔ ${code}`, en: `Choice ${code}` }]));
const made = (schema: Schema, answer: fc.Arbitrary<unknown>): fc.Arbitrary<Made> =>
  fc.option(answer, { nil: undefined }).map((given) => ({ schema: { title: 'پرسش', ...schema }, answer: given }));
const choices = fc.integer({ min: 2, max: CODES.length }).map((count) => CODES.slice(0, count));
const two = (number: number) => String(number).padStart(2, '0');
const day = fc.tuple(
  fc.integer({ min: 1300, max: 1450 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 29 }),
);

const leaf = fc.oneof(
  made(
    { type: 'string', maxLength: 80 },
    fc.constantFrom('خیابان امام رضا', 'a < b & "c"', '12', '۱۲-۳', 'x'.repeat(80)),
  ),
  made({ type: 'string', maxLength: 400 }, fc.constantFrom('توضیح', 'two\nlines')),
  made({ type: 'string', format: 'decimal' }, fc.constantFrom('12.5', '240', '0.75')),
  made({ type: 'integer' }, fc.integer({ min: 0, max: 9_999 })),
  made(
    { type: 'string', format: 'jalali-date' },
    day.map(([y, m, d]) => `${y}/${two(m)}/${two(d)}`),
  ),
  made({ type: 'boolean' }, fc.boolean()),
  made({ type: 'boolean', const: true }, fc.constant(true)),
  choices.chain((of) => made({ type: 'string', enum: of, 'x-labels': labels }, fc.constantFrom(...of))),
  choices.chain((of) =>
    made({ type: 'array', items: { type: 'string', enum: of, 'x-labels': labels } }, fc.subarray(of, { minLength: 1 })),
  ),
);

function group(inner: fc.Arbitrary<Made>): fc.Arbitrary<Made> {
  return fc.tuple(fc.array(inner, { minLength: 1, maxLength: 4 }), fc.boolean(), leaf).map(([parts, asks, more]) => {
    const properties = Object.fromEntries(parts.map(({ schema }, i) => [`p${i}`, schema]));
    const given = parts.map(({ answer }, i) => [`p${i}`, answer] as const).filter(([, answer]) => answer !== undefined);
    const answer: Answers = Object.fromEntries(given);
    const schema: Schema = { type: 'object', title: 'بخش', properties, required: asks ? ['p0'] : [] };
    const [first] = parts;
    if (!asks || first?.answer === undefined || typeof first.answer === 'object') return { schema, answer };
    // One answer asks for another.
    const holds = { properties: { p0: { const: first.answer } }, required: ['p0'] };
    if (more.answer !== undefined) answer.more = more.answer;
    return { schema: { ...schema, if: holds, then: { properties: { more: more.schema } } }, answer };
  });
}

const list = fc.tuple(group(leaf), fc.integer({ min: 0, max: 3 })).map(([{ schema, answer }, count]) => ({
  schema: { type: 'array', title: 'فهرست', items: schema },
  answer: Array.from({ length: count }, () => answer),
}));
const form = group(fc.oneof({ weight: 3, arbitrary: leaf }, group(leaf), list));

interface Tag {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

const plain = (text: string) =>
  text.replace(
    /&(lt|gt|quot|amp|#x27);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? "'",
  );

/** What stands in the markup, tag by tag. */
const tagsIn = (markup: string): Tag[] =>
  [...markup.matchAll(/<(\w+)([^>]*)>([^<]*)/g)].map(([, name = '', attributes = '', text = '']) => ({
    name,
    attributes: Object.fromEntries(
      [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, k = '', v = '']) => [k, plain(v)]),
    ),
    text: plain(text),
  }));

/** What somebody sees as the answer to a question; undefined where nothing is. */
function seen(tags: readonly Tag[], { path, schema }: AskedField): unknown {
  const id = idOf(path);
  const at = tags.findIndex(({ attributes }) => attributes.id === id);
  const typedIn = (suffix: string) =>
    tags.find(({ attributes }) => attributes.id === `${id}${suffix}`)?.attributes.value;
  const chosenIn = (from: number) => {
    const rest = tags.slice(from + 1);
    const end = rest.findIndex(({ name }) => name !== 'option');
    return rest.slice(0, end < 0 ? undefined : end).find(({ attributes }) => 'selected' in attributes)?.attributes
      .value;
  };
  const meant = (text: string | undefined) => (schema.type === 'boolean' && text ? text === 'true' : text || undefined);
  if (schema.const === true) return tags[at] && 'checked' in tags[at].attributes ? true : undefined;
  if (schema.format === 'jalali-date') {
    const month = chosenIn(tags.findIndex(({ attributes }) => attributes.id === `${id}-day-month`));
    const [d, y] = [typedIn('-day'), typedIn('-day-year')];
    return d && y && month ? `${y}/${month}/${d}` : undefined;
  }
  if (schema.type === 'array') {
    const items = (schema.items as { enum: string[] }).enum;
    const boxes = tags
      .slice(at)
      .filter(({ attributes }) => attributes.type === 'checkbox')
      .slice(0, items.length);
    const ticked = boxes.filter(({ attributes }) => 'checked' in attributes).map(({ attributes }) => attributes.value);
    return ticked.length > 0 ? ticked : undefined;
  }
  if (Array.isArray(schema.enum) || schema.type === 'boolean') {
    if (tags[at]?.name === 'select') return meant(chosenIn(at));
    return meant(tags.find(({ attributes }) => attributes.name === id && 'checked' in attributes)?.attributes.value);
  }
  return (tags[at]?.name === 'textarea' ? tags[at].text.replace(/^\n/, '') : typedIn('')) || undefined;
}

/** A list of what cannot be chosen from has questions of its own. */
const isList = ({ schema }: AskedField) => schema.type === 'array' && !(schema.items as Schema).enum;
const isQuestion = (field: AskedField) => field.schema.type !== 'object' && !isList(field);
const leavesOf = (fields: readonly AskedField[]): AskedField[] =>
  fields.flatMap((field) => (isQuestion(field) ? [field] : leavesOf([...field.fields, ...field.items])));

function drawn(schema: Schema, given: Answers) {
  const definition = { schema, ui: {} } as FormDefinition['form'];
  const agenda = agendaBy(conditionsOf(schema), definition, normaliseAnswers({ form: definition }, given) as Answers);
  const state = { schema, ui: {}, answers: given, answer: () => undefined, issueAt: () => undefined };
  const markup = renderToStaticMarkup(
    <FormContext value={state}>
      <Fields of={agenda.fields} />
    </FormContext>,
  );
  const tags = tagsIn(markup);
  const read = leavesOf(agenda.fields).reduce<Answers>((all, field) => {
    const value = seen(tags, field);
    return value === undefined ? all : withValue(all, field.path, value);
  }, {});
  return { tags, agenda, read: normaliseAnswers({ form: definition }, read) };
}

/** Without groups and elements that hold nothing, which cannot be seen, and whatever script digits are shown in. */
const bare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((each) => bare(each) ?? {});
  if (typeof value === 'string') return latinDigits(value);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([name, each]) => {
    const inner = bare(each);
    return inner === undefined || (Array.isArray(inner) && inner.every(isNothing)) ? [] : [[name, inner]];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
};
const isNothing = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;

test('forms of every shape show what was answered, and nothing where nothing was', () => {
  const forms = fc.sample(form, { seed: 1405, numRuns: HOW_MANY });
  expect(forms.length).toBe(HOW_MANY);
  let questions = 0;
  for (const { schema, answer } of forms) {
    const { agenda, read } = drawn(schema, answer as Answers);
    expect(bare(read)).toEqual(bare(agenda.answers));
    questions += leavesOf(agenda.fields).length;
    const untouched = drawn(schema, {});
    expect(bare(untouched.read)).toBeUndefined();
    expect(untouched.tags.filter(({ attributes }) => 'checked' in attributes)).toEqual([]);
  }
  expect(questions).toBeGreaterThan(HOW_MANY);
});
