import { lookupOfEntry } from '../each.js';
import type { Compiled } from '../expression/compile.js';
import type { Reference } from '../expression/references.js';
import type { Shape } from '../expression/shape.js';
import type { LocalizedText } from '../language/text.js';
import { decimalAmount, minorOf } from '../money.js';
import type { EvaluationCase, Worked } from './case.js';
import { valueText } from './text.js';
import type { Explanation } from './types.js';

/** Builds the trees of one evaluation. What a value or a source is, is worked out once for all trees. */
export interface Explainer {
  explain(label: LocalizedText, expression: Compiled, worked: Worked, unit?: string): Explanation;
}

interface Node {
  path: string;
  label: LocalizedText;
  value: string;
  expression?: string;
  source?: string;
  inputs: Node[];
}

const unknown = '—';
const shownValue = (worked: Worked, unit?: string): string => {
  if ('problem' in worked) return unknown;
  const text = valueText(worked.value);
  return unit && text !== unknown ? `${text} ${unit}` : text;
};

const pathOf = ({ name, fields }: Reference) => (fields.length === 0 ? name : `${name}.${fields.join('.')}`);

/** Each fact is told in full where it is met first, so that a tree stays as small as the facts it rests on. */
function told(nodes: Node[], met: Set<string>): Explanation[] {
  const trees: Explanation[] = [];
  for (const { path, label, expression, value, source, inputs } of nodes) {
    const again = met.has(path);
    met.add(path);
    const below = again ? [] : told(inputs, met);
    if (source !== undefined) trees.push({ label, value, source, inputs: below });
    else if (expression !== undefined) trees.push({ label, expression, value, inputs: below });
    else trees.push({ label, value, inputs: below });
  }
  return trees;
}

export function createExplainer(open: EvaluationCase): Explainer {
  const { program, rulebook } = open.setting;
  const nodes = new Map<string, Node>();

  const explain: Explainer['explain'] = (label, expression, worked, unit) => {
    const inputs = told(inputsOf(expression.references), new Set());
    return { label, expression: expression.text, value: shownValue(worked, unit), inputs };
  };

  /** A fact that nothing had to work out had no part in the value. */
  const inputsOf = (references: Reference[]): Node[] =>
    references.filter(({ name }) => !program.facts.has(name) || open.peek(name)).map(nodeOf);

  function nodeOf(reference: Reference): Node {
    const path = pathOf(reference);
    const known = nodes.get(path);
    if (known) return known;
    const node = program.facts.has(reference.name) ? factNode(reference, path) : leaf(reference, path);
    nodes.set(path, node);
    return node;
  }

  function factNode({ name, fields }: Reference, path: string): Node {
    const fact = program.facts.get(name);
    const worked = open.fact(name);
    const last = fields.at(-1);
    if (last !== undefined) {
      const value = 'problem' in worked ? unknown : valueText(fieldOf(worked.value, fields));
      return { path, label: called(last), value, inputs: inputsOf([{ name, fields: [] }]) };
    }
    const { part, value: expression } = fact ?? {};
    const inputs = inputsOf(expression?.references ?? []);
    const label = part?.title ?? called(name);
    return { path, label, expression: expression?.text ?? name, value: shownValue(worked, part?.unit), inputs };
  }

  function leaf(reference: Reference, path: string): Node {
    const { name, fields } = reference;
    const label = labelAt(program.scope.variables.get(name), fields) ?? called(fields.at(-1) ?? path);
    const source = sourceOf(open, reference);
    let value = unknown;
    try {
      // A whole table is named by its source; the row that counted is a fact's value.
      if (name !== 'tables') value = inPlaces(reference, valueText(fieldOf(Reflect.get(open.variables, name), fields)));
    } catch {
      // What is missing is told by the check's message.
    }
    return { path, label, value, source, inputs: [] };
  }

  /** What a tariff has in the currency of the fees is written as they are. */
  function inPlaces({ name, fields: [field = ''] }: Reference, text: string): string {
    const { currency, tariff } = rulebook;
    if (name !== 'tariff' || !currency || tariff[field]?.unit !== currency.code) return text;
    const minor = minorOf(text, currency.digits);
    return minor === undefined ? text : decimalAmount(minor, currency);
  }

  const called = (code: string): LocalizedText => rulebook.labels[code] ?? { fa: code, en: code };

  return { explain };
}

function fieldOf(value: unknown, fields: string[]): unknown {
  return fields.reduce<unknown>(
    (at, field) => (typeof at === 'object' && at !== null ? Reflect.get(at, field) : at),
    value,
  );
}

function labelAt(shape: Shape | undefined, fields: string[]): LocalizedText | undefined {
  const leaf = fields.reduce<Shape | undefined>((at, field) => at?.fields?.get(field), shape);
  return leaf?.label;
}

/** Where a leaf's value comes from: the person, a register, the documents, the rulebook's row, the city, the clock. */
function sourceOf({ setting, input }: EvaluationCase, { name, fields }: Reference): string {
  const { definition, rulebook } = setting;
  const [field = ''] = fields;
  const book = `rulebook ${rulebook.code} v${rulebook.version}`;
  const entry = { tariff: rulebook.tariff, tables: rulebook.tables, policy: rulebook.policies }[name]?.[field];
  if (entry) {
    const marked = 'illustrative' in entry && entry.illustrative && !entry.basis.includes('illustrative');
    const illustrative = marked ? ', illustrative' : '';
    const own = (name === 'tariff' || name === 'tables') && Object.hasOwn(definition[name] ?? {}, field);
    const of = own ? `${definition.code} v${definition.version}` : book;
    return `${of}: ${name}.${field} (${entry.basis}${illustrative})`;
  }
  const first = lookupOfEntry(name, 1);
  const [answer] = [name, first].flatMap((each) =>
    Object.hasOwn(input.registers, each) ? (input.registers[each] ?? []) : [],
  );
  if (answer) {
    const version = answer.status === 'found' ? ` ${answer.version}` : '';
    const register = setting.program.lookups.find((lookup) => lookup.name === name)?.register ?? name;
    return `register ${register}: ${answer.source}${version}, ${answer.at}`;
  }
  return sources[name] ?? book;
}

const sources: Record<string, string> = {
  answers: 'declared by the applicant',
  documents: 'attached documents',
  required: "the definition's document list",
  representative: 'offices and mandates',
  registers: 'registers',
  cleared: 'answers of the bodies asked',
  asOf: 'the clock',
  generation: 'the definition',
  permitType: 'the definition',
};
