import { below, fieldNames, ofField, saidOf } from '../answers/said-of.js';
import type { Schema } from '../expression/schema.js';
import type { Keyword } from '../keywords/keyword.js';
import { uiKeywords, uiOptions, widgets } from '../keywords/ui-keywords.js';
import type { FormDefinition } from '../language/definition.js';
import { choiceWords } from '../messages/choices.js';
import { fallbackFor, type Shown, shownAs } from './widgets.js';
import { type FormLanguage, labelIn, valuesOf } from './words.js';

const isRecord = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const recordIn = (value: unknown): Schema => (isRecord(value) ? value : {});

/** Deeper than any form that is published. */
const deepest = 20;

const rendered: Record<FormLanguage, WeakMap<Schema, Schema>> = { fa: new WeakMap(), en: new WeakMap() };

/**
 * How a form is shown, as stock react-jsonschema-form takes it: only widgets that it has for the type of the field, with the
 * language's own beside them as `ui:options.ownWidget`; names of choices in `ui:enumNames`; words in one language. What is not
 * understood is left out, so that it breaks nothing. Worked out once.
 */
export function uiIn({ form: { schema, ui } }: Pick<FormDefinition, 'form'>, language: FormLanguage): Schema {
  const known = rendered[language].get(schema) ?? placeIn(saidOf(schema, schema), ui, 0);
  rendered[language].set(schema, known);
  return known;

  function placeIn(said: readonly Schema[], written: unknown, depth: number): Schema {
    const hints = recordIn(written);
    const fields = depth > deepest ? [] : fieldNames(said);
    const inner = [
      ...fields.map((name) => [name, ofField(said, schema, name)] as const),
      ...(['items', 'additionalProperties'] as const).flatMap((key) => {
        const inside = depth > deepest ? [] : below(said, schema, (each) => each[key]);
        return inside.length > 0 && !fields.includes(key) ? [[key, inside] as const] : [];
      }),
    ].map(([name, inside]) => [name, placeIn(inside, hints[name], depth + 1)] as const);
    const shown = shownAs(said, schema);
    return {
      ...keywordsIn(hints, fields, language),
      ...widgetIn(hints, shown, language),
      ...namesIn(said, shown, hints, language),
      ...Object.fromEntries(inner.filter(([, of]) => Object.keys(of).length > 0)),
    };
  }
}

const takes = (table: Readonly<Record<string, Keyword>>, name: string, value: unknown): boolean =>
  Object.hasOwn(table, name) && table[name]?.takes.safeParse(value).success === true;

/** Texts of both languages as one. */
const inOne = (value: unknown, language: FormLanguage): unknown =>
  isRecord(value) ? (value[language] ?? value.fa ?? Object.values(value)[0]) : value;

function keywordsIn(hints: Schema, fields: readonly string[], language: FormLanguage): Schema {
  const own = Object.entries(hints).flatMap(([key, value]): [string, unknown][] => {
    if (!takes(uiKeywords, key, value) || key === 'ui:widget' || key === 'ui:options') return [];
    if (key === 'ui:order') return [[key, orderOf(value as string[], fields)]];
    return [[key, key === 'ui:emptyValue' ? value : inOne(value, language)]];
  });
  return Object.fromEntries(own);
}

/** An order that names no field twice and leaves none out, as renderers demand. */
function orderOf(order: readonly string[], fields: readonly string[]): string[] {
  const named = [...new Set(order)].filter((name) => name === '*' || fields.includes(name));
  return named.includes('*') ? named : [...named, '*'];
}

function widgetIn(hints: Schema, shown: Shown, language: FormLanguage): Schema {
  const wanted = hints['ui:widget'];
  const options = Object.entries(recordIn(hints['ui:options'])).filter(([name, value]) =>
    takes(uiOptions, name, value),
  );
  const isKnown = typeof wanted === 'string' && Object.hasOwn(widgets, wanted);
  const widget = isKnown ? fallbackFor(wanted, shown) : undefined;
  const own = isKnown && widget !== wanted ? [['ownWidget', wanted] as const] : [];
  const all = Object.fromEntries([...options, ...own].map(([name, value]) => [name, inOne(value, language)]));
  return {
    ...(widget !== undefined && { 'ui:widget': widget }),
    ...(Object.keys(all).length > 0 && { 'ui:options': all }),
  };
}

/** By value where a branch narrows the choices, so that their order does not matter; otherwise in their order. */
function namesIn(said: readonly Schema[], shown: Shown, hints: Schema, language: FormLanguage): Schema {
  if (shown.type === 'boolean') {
    const { yes, no } = choiceWords;
    const isChosen = ['radio', 'select'].includes(String(hints['ui:widget']));
    return isChosen && !shown.isFixed ? { 'ui:enumNames': [yes[language], no[language]] } : {};
  }
  const lists = said.flatMap((schema) => valuesOf(schema) ?? []);
  const [first, ...others] = said.filter((schema) => valuesOf(schema));
  if (!first) return {};
  const labelled = said.find((schema) => schema['x-labels'] !== undefined) ?? first;
  const nameOf = (value: unknown) => labelIn(labelled, value, language);
  if (others.length === 0) return { 'ui:enumNames': lists.map(nameOf) };
  return { 'ui:enumNames': Object.fromEntries(lists.map((value) => [String(value), nameOf(value)])) };
}
