import { below, fieldNames, ofField, saidOf } from '../answers/said-of.js';
import type { Schema } from '../expression/schema.js';
import { uiKeywords, uiOptions, widgets } from '../keywords/ui-keywords.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { nearestName } from '../nearest.js';
import { problem } from './problem.js';
import { valueIssues } from './taken-value.js';

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (path: string, key: string) => `${path}.${key}`;

function checkOrder(path: string, order: unknown, fields: string[]): DefinitionIssue[] {
  if (!Array.isArray(order)) return [];
  const named = order.flatMap((name, i) => {
    const place = `${path}[${i}]`;
    if (order.indexOf(name) < i) return [problem(place, 'UI_ORDER', `"${name}" stands here twice`)];
    if (name === '*' || fields.includes(name)) return [];
    return [problem(place, 'UI_ORDER', `no field "${name}" to order`, nearestName(String(name), fields))];
  });
  const missing = order.includes('*') ? [] : fields.filter((name) => !order.includes(name));
  const lacking = missing.map((name) => `"${name}"`).join(', ');
  const message = `the order leaves out ${lacking}; name every field, or "*" for the others`;
  return [...named, ...(missing.length > 0 ? [problem(path, 'UI_ORDER', message)] : [])];
}

function checkOptions(path: string, options: unknown): DefinitionIssue[] {
  if (!isObject(options)) return [];
  return Object.entries(options).flatMap(([name, value]) => {
    const option = Object.hasOwn(uiOptions, name) ? uiOptions[name] : undefined;
    if (option) return valueIssues(at(path, name), 'UI_VALUE', option, value);
    const hint = nearestName(name, Object.keys(uiOptions));
    return [problem(at(path, name), 'UNKNOWN_UI_KEYWORD', `no option "${name}"`, hint)];
  });
}

function checkKeyword(path: string, key: string, value: unknown, fields: string[]): DefinitionIssue[] {
  const keyword = Object.hasOwn(uiKeywords, key) ? uiKeywords[key] : undefined;
  const here = at(path, key);
  if (!keyword) {
    const hint = nearestName(key, Object.keys(uiKeywords));
    return [problem(here, 'UNKNOWN_UI_KEYWORD', `no keyword "${key}"`, hint)];
  }
  const wrong = valueIssues(here, 'UI_VALUE', keyword, value);
  if (wrong.length > 0) return wrong;
  if (key === 'ui:order') return checkOrder(here, value, fields);
  if (key === 'ui:options') return checkOptions(here, value);
  if (key !== 'ui:widget' || Object.hasOwn(widgets, String(value))) return [];
  const names = Object.keys(widgets);
  const listed = `no widget "${value}"; there are ${names.join(', ')}`;
  return [problem(here, 'UNKNOWN_WIDGET', listed, nearestName(String(value), names))];
}

/** What stands under a name that is no keyword: a field's, or the entries' of a list. */
function insideOf(said: readonly Schema[], key: string, root: Schema): Schema[] | undefined {
  const field = ofField(said, root, key);
  if (field.length > 0) return field;
  const entries = key === 'items' ? below(said, root, ({ items }) => items) : [];
  if (entries.length > 0) return entries;
  const others = key === 'additionalProperties' ? below(said, root, ({ additionalProperties: all }) => all) : [];
  return others.length > 0 ? others : undefined;
}

function checkPlace(path: string, ui: Schema, said: readonly Schema[], root: Schema): DefinitionIssue[] {
  const fields = fieldNames(said);
  return Object.entries(ui).flatMap(([key, value]) => {
    if (key.startsWith('ui:')) return checkKeyword(path, key, value, fields);
    const inside = insideOf(said, key, root);
    if (!inside) {
      const hint = nearestName(key, [...fields, ...(said.some(({ items }) => isObject(items)) ? ['items'] : [])]);
      return [problem(at(path, key), 'UNKNOWN_UI_FIELD', `the form has no field "${key}" here`, hint)];
    }
    if (!isObject(value)) return [problem(at(path, key), 'UI_VALUE', 'an object of ui: keywords is needed')];
    return checkPlace(at(path, key), value, inside, root);
  });
}

/** What the form says of its own showing is about fields that there are, in words that a portal knows. */
export const checkFormUi = ({ form: { schema, ui } }: FormDefinition): DefinitionIssue[] =>
  checkPlace('form.ui', ui, saidOf(schema, schema), schema);
