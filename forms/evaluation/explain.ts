import { lookupOfEntry } from '../each.js';
import type { Compiled } from '../expression/compile.js';
import type { Reference } from '../expression/references.js';
import type { Shape } from '../expression/shape.js';
import type { LocalizedText } from '../language/text.js';
import { decimalAmount, minorOf } from '../money.js';
import type { EvaluationCase, Setting, Worked } from './case.js';
import { valueText } from './text.js';
import type { Explanation } from './types.js';

/** Builds the trees of one evaluation. What a value or a source is, is worked out once for all trees. */
export interface Explainer {
  explain(label: LocalizedText, expression: Compiled, worked: Worked, unit?: string): Explanation;
}

interface Node {
  /** as it is told with nothing below it: one object for all trees */
  alone: Explanation;
  inputs: Node[];
  /** the number of the tree that it was told in last */
  tree: number;
}

/** What is said of a value whatever the case. */
interface Head {
  label: LocalizedText;
  /** undefined where it is the case's own register answers that say it */
  source: string | undefined;
}
const heads = new WeakMap<Setting, Map<string, Head>>();

const unknown = '—';
const shownValue = (worked: Worked, unit?: string): string => {
  if ('problem' in worked) return unknown;
  const text = valueText(worked.value);
  return unit && text !== unknown ? `${text} ${unit}` : text;
};

/** Each fact is told in full where it is met first, so that a tree stays as small as the facts it rests on. */
function told(nodes: Node[], tree: number): Explanation[] {
  return nodes.map((node) => {
    if (node.inputs.length === 0 || node.tree === tree) return node.alone;
    node.tree = tree;
    return { ...node.alone, inputs: told(node.inputs, tree) };
  });
}

export function createExplainer(open: EvaluationCase): Explainer {
  const { program, rulebook } = open.setting;
  const nodes = new Map<string, Node>();
  const known = heads.get(open.setting) ?? new Map<string, Head>();
  heads.set(open.setting, known);
  let trees = 0;

  const explain: Explainer['explain'] = (label, expression, worked, unit) => {
    trees += 1;
    const inputs = told(inputsOf(expression.references), trees);
    return { label, expression: expression.text, value: shownValue(worked, unit), inputs };
  };

  /** A fact that nothing had to work out had no part in the value. */
  function inputsOf(references: readonly Reference[]): Node[] {
    const inputs: Node[] = [];
    for (const reference of references) {
      const node = nodes.get(reference.path) ?? nodeOf(reference);
      if (node) inputs.push(node);
    }
    return inputs;
  }

  function nodeOf(reference: Reference): Node | undefined {
    const isFact = program.facts.has(reference.name);
    if (isFact && !open.peek(reference.name)) return undefined;
    const node = isFact ? factNode(reference) : leaf(reference);
    nodes.set(reference.path, node);
    return node;
  }

  function factNode({ name, fields }: Reference): Node {
    const fact = program.facts.get(name);
    const worked = open.fact(name);
    const last = fields.at(-1);
    if (last !== undefined) {
      const value = 'problem' in worked ? unknown : valueText(fieldOf(worked.value, fields));
      const whole = inputsOf([{ name, fields: [], path: name }]);
      return { alone: { label: called(last), value, inputs: [] }, inputs: whole, tree: 0 };
    }
    const { part, value: expression } = fact ?? {};
    const inputs = inputsOf(expression?.references ?? []);
    const label = part?.title ?? called(name);
    const value = shownValue(worked, part?.unit);
    return { alone: { label, expression: expression?.text ?? name, value, inputs: [] }, inputs, tree: 0 };
  }

  function leaf(reference: Reference): Node {
    const { name, fields } = reference;
    const { label, source = registerSourceOf(name) } = headOf(reference);
    let value = unknown;
    try {
      // A whole table is named by its source; the row that counted is a fact's value.
      if (name !== 'tables') value = inPlaces(reference, valueText(fieldOf(Reflect.get(open.variables, name), fields)));
    } catch {
      // What is missing is told by the check's message.
    }
    return { alone: { label, value, source, inputs: [] }, inputs: [], tree: 0 };
  }

  const registerSources = new Map<string, string>();
  function registerSourceOf(name: string): string {
    const source = registerSources.get(name) ?? registerSource(open, name);
    registerSources.set(name, source);
    return source;
  }

  function headOf({ name, fields, path }: Reference): Head {
    const kept = known.get(path);
    if (kept) return kept;
    const label = labelAt(program.scope.variables.get(name), fields) ?? called(fields.at(-1) ?? path);
    const head = { label, source: knownSource(open.setting, name, fields[0]) };
    known.set(path, head);
    return head;
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

/** Where a leaf's value comes from: the person, the documents, the rulebook's row, the city, the clock; undefined for a register. */
function knownSource({ definition, rulebook }: Setting, name: string, field = ''): string | undefined {
  const entry = { tariff: rulebook.tariff, tables: rulebook.tables, policy: rulebook.policies }[name]?.[field];
  if (entry) {
    const marked = 'illustrative' in entry && entry.illustrative && !entry.basis.includes('illustrative');
    const illustrative = marked ? ', illustrative' : '';
    const own = (name === 'tariff' || name === 'tables') && Object.hasOwn(definition[name] ?? {}, field);
    const of = own ? `${definition.code} v${definition.version}` : bookOf(rulebook);
    return `${of}: ${name}.${field} (${entry.basis}${illustrative})`;
  }
  return sources[name];
}

const bookOf = ({ code, version }: Setting['rulebook']) => `rulebook ${code} v${version}`;

function registerSource({ setting, input }: EvaluationCase, name: string): string {
  const first = lookupOfEntry(name, 1);
  const [answer] = [name, first].flatMap((each) =>
    Object.hasOwn(input.registers, each) ? (input.registers[each] ?? []) : [],
  );
  if (answer) {
    const version = answer.status === 'found' ? ` ${answer.version}` : '';
    const register = setting.program.lookups.find((lookup) => lookup.name === name)?.register ?? name;
    return `register ${register}: ${answer.source}${version}, ${answer.at}`;
  }
  return bookOf(setting.rulebook);
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
