import type { Rulebook } from '../language/rulebook.js';
import type { LocalizedText } from '../language/text.js';

export const partKinds = [
  'field',
  'step',
  'role',
  'document',
  'fee',
  'rule',
  'fact',
  'regulation',
  'register',
  'lane',
  'condition',
  'evidence',
  'tariff',
  'table',
  'payee',
  'example',
  'other',
] as const;
export type PartKind = (typeof partKinds)[number];

/** A part of a definition or rulebook under the name that people know it by. */
export interface Part {
  kind: PartKind;
  name: string;
  title?: LocalizedText | undefined;
  value: unknown;
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

const titleOf = (value: unknown): LocalizedText | undefined => {
  const title = isObject(value) ? value.title : undefined;
  if (isObject(title) && typeof title.fa === 'string' && typeof title.en === 'string') {
    return { fa: title.fa, en: title.en };
  }
  if (typeof title !== 'string' || !isObject(value)) return undefined;
  const words = value['x-i18n'] as { en?: { title?: unknown } } | undefined;
  const en = words?.en?.title;
  return { fa: title, en: typeof en === 'string' ? en : title };
};

/** Lists of parts, by their key: what kind they are, and what names one. */
const lists: Record<string, [PartKind, string]> = {
  documents: ['document', 'code'],
  fees: ['fee', 'code'],
  rules: ['rule', 'id'],
  facts: ['fact', 'name'],
  regulations: ['regulation', 'id'],
  registers: ['register', 'name'],
  eligible: ['condition', 'id'],
  evidence: ['evidence', 'fact'],
};
/** Groups of named parts, by their key. */
const groups: Record<string, PartKind> = { tariff: 'tariff', tables: 'table', registers: 'register' };

/** Every part of a document, each once. Its version is no part: two versions always differ in it. */
export function partsOf(document: unknown): Part[] {
  if (!isObject(document)) return [{ kind: 'other', name: '', value: document }];
  return Object.entries(document).flatMap(([key, value]): Part[] => {
    const [kind, nameKey] = lists[key] ?? [];
    const group = groups[key];
    if (key === 'version' || key === '$schema') return [];
    // A case takes the first lane that it fits, so their order counts.
    if (key === 'lanes') return objects(value).map((lane, order) => listed('lane', 'lane', { ...lane, order }));
    if (kind && nameKey && Array.isArray(value)) return value.map((entry) => listed(kind, nameKey, entry));
    if (group && isObject(value)) return named(group, value);
    if (key === 'steps') return stepsOf(value);
    if (key === 'form' && isObject(value)) return formOf(value);
    if (key === 'slips' && isObject(value)) return slipsOf(value);
    if (key === 'examples') return objects(value).map((entry, i) => listed('example', 'name', entry, String(i)));
    return [{ kind: 'other', name: key, value }];
  });
}

/** A part by its name alone is the rulebook's. */
function listed(kind: PartKind, nameKey: string, entry: unknown, otherwise = ''): Part {
  if (!isObject(entry)) return { kind, name: String(entry), value: entry };
  return { kind, name: String(entry[nameKey] ?? otherwise), title: titleOf(entry), value: entry };
}

const named = (kind: PartKind, group: Json): Part[] =>
  Object.entries(group).map(([name, value]) => ({ kind, name, title: titleOf(value), value }));

function slipsOf({ payees, ...rest }: Json): Part[] {
  return [{ kind: 'other', name: 'slips', value: rest }, ...(isObject(payees) ? named('payee', payees) : [])];
}

function formOf({ schema, ...rest }: Json): Part[] {
  return [{ kind: 'other', name: 'form', value: rest }, ...fieldsOf('', schema)];
}

/** Fields by their path, `applicant.owners[].name`; each without those inside it. */
function fieldsOf(path: string, schema: unknown): Part[] {
  if (!isObject(schema)) return [];
  const { properties, items, ...own } = schema;
  const inside = isObject(properties) ? Object.entries(properties) : [];
  return [
    { kind: 'field', name: path || '(form)', title: titleOf(schema), value: own },
    ...inside.flatMap(([name, inner]) => fieldsOf(path ? `${path}.${name}` : name, inner)),
    ...(items === undefined ? [] : fieldsOf(`${path}[]`, items)),
  ];
}

/** Steps with the roles that they name. Where a step stands among the others is told by the one before it. */
function stepsOf(value: unknown): Part[] {
  const steps = everyStep(value);
  const roles = new Set(steps.flatMap(({ step }) => rolesOf(step)));
  return [
    ...steps.map(({ step, after }): Part => {
      const { branches, ...own } = step;
      const inner = objects(branches).map(({ steps: _, ...branch }) => branch);
      const whole = { ...own, ...(branches !== undefined && { branches: inner }), after };
      return { kind: 'step', name: String(step.id), title: titleOf(step), value: whole };
    }),
    ...[...roles].map((name): Part => ({ kind: 'role', name, value: name })),
  ];
}

function everyStep(value: unknown): { step: Json; after: unknown }[] {
  return objects(value).flatMap((step, i, all) => [
    { step, after: all[i - 1]?.id ?? null },
    ...objects(step.branches).flatMap(({ steps }) => everyStep(steps)),
  ]);
}

/** What a step names as `role`, and whom its deadlines escalate to. */
function rolesOf(step: Json): string[] {
  const holders = [step, ...objects(step.bodies)].map(({ role }) => role);
  const escalated = objects(step.deadlines).map(({ to }) => to);
  return [...holders, ...escalated].filter((role) => typeof role === 'string');
}

/** A part that stands in a permit type by its name alone, under the title that the rulebook gives it. */
export function titledBy<T extends { part: PartKind; name: string; title?: LocalizedText | undefined }>(
  { rules, fees, regulations }: Pick<Rulebook, 'rules' | 'fees' | 'regulations'>,
  change: T,
): T {
  if (change.title) return change;
  const named = {
    rule: rules.find(({ id }) => id === change.name),
    fee: fees.find(({ code }) => code === change.name),
    regulation: regulations.find(({ id }) => id === change.name),
  }[change.part as 'rule' | 'fee' | 'regulation'];
  return named ? { ...change, title: named.title } : change;
}
