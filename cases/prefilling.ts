import { agendaOf } from '../forms/agenda/agenda.js';
import { checkDraft } from '../forms/answers/check-answers.js';
import { type Leaf, leavesOf } from '../forms/carry-over/leaves.js';
import { labelOf, propertiesOf, resolve, typeOf } from '../forms/expression/schema.js';
import type { FormDefinition } from '../forms/language/definition.js';
import type { LocalizedText } from '../forms/language/text.js';

export interface PrefilledField extends Pick<Leaf, 'path' | 'title'> {
  value: unknown;
  source: 'EARLIER_CASE' | 'REGISTER';
  /** reference of the case, or name of the register */
  of: string;
  /** what that register is called, where it is one of the language's */
  register?: LocalizedText;
  at: Date;
}

/** What a register says beside what a form asks, in its own words. */
export interface KnownRecord {
  register: LocalizedText;
  facts: { title: LocalizedText; value: string | number | boolean }[];
}

export interface Prefill {
  /** what was given, with what is known beside it */
  answers: Record<string, unknown>;
  fields: PrefilledField[];
  records: KnownRecord[];
  /** registers that do not answer now */
  away: LocalizedText[];
}

type From = Pick<PrefilledField, 'source' | 'of' | 'at' | 'register'>;

/** Answers that grow by what is known; what was given, or found first, stays. */
export class Filling {
  private readonly leaves: ReadonlyMap<string, Leaf>;
  private readonly found = new Map<string, PrefilledField>();
  readonly records: KnownRecord[] = [];
  readonly away: LocalizedText[] = [];

  constructor(
    readonly definition: FormDefinition,
    readonly answers: Record<string, unknown>,
  ) {
    this.leaves = leavesOf(definition.form.schema);
  }

  leaf(path: string): Leaf | undefined {
    return this.leaves.get(path);
  }

  get root() {
    return this.definition.form.schema;
  }

  leafNamed(name: string): Leaf | undefined {
    const named = [...this.leaves.values()].filter(({ path }) => path.split('.').at(-1) === name);
    return named.length === 1 ? named[0] : undefined;
  }

  add(path: string, value: unknown, from: From): void {
    const leaf = this.leaves.get(path);
    if (!leaf || value === undefined || valueAt(this.answers, path) !== undefined) return;
    if (this.grow(withValue(this.answers, path, value)))
      this.found.set(path, { path, title: leaf.title, value, ...from });
  }

  /** What a list lacks in an entry of somebody, by what was once said of them: `applicant.owners[0].mobile`. */
  addWithin(path: string, known: Record<string, unknown>, { id, ...from }: From & { id: string }): void {
    const list = valueAt(this.answers, path);
    const index = Array.isArray(list) ? list.findIndex((entry) => names(entry, id)) : -1;
    this.addInEntry(path, index, known, from);
  }

  /** What an entry of a list lacks; `index` from 0 on. */
  addInEntry(path: string, index: number, known: Record<string, unknown>, from: From): void {
    const list = valueAt(this.answers, path);
    const type = typeOf(this.leaves.get(path)?.schema ?? {}, this.root);
    if (!Array.isArray(list) || !isRecord(list[index]) || type.kind !== 'array') return;
    const titles = propertiesOf(type.items, this.root);
    for (const [key, value] of Object.entries(known)) {
      const schema = titles.get(key)?.schema;
      const entries = valueAt(this.answers, path) as Record<string, unknown>[];
      if (!schema || value === undefined || entries[index]?.[key] !== undefined) continue;
      const grown = entries.map((entry, at) => (at === index ? { ...entry, [key]: value } : entry));
      const title = labelOf(resolve(schema, this.root)) ?? { fa: key, en: key };
      const at = `${path}[${index}].${key}`;
      if (this.grow(withValue(this.answers, path, grown))) this.found.set(at, { path: at, title, value, ...from });
    }
  }

  /** A value that is none of its field is left out. */
  private grow(filled: Record<string, unknown>): boolean {
    const issues = (answers: Record<string, unknown>) => checkDraft(this.definition, answers).issues.length;
    if (issues(filled) > issues(this.answers)) return false;
    Object.assign(this.answers, filled);
    return true;
  }

  /** Without what the form does not ask under these answers. */
  result(): Prefill {
    const { answers } = agendaOf(this.definition.form, this.answers);
    const fields = [...this.found.values()].filter(({ path }) => valueAt(answers, path) !== undefined);
    return { answers, fields, records: this.records, away: this.away };
  }
}

/** Whether somebody's national ID stands in a group or an entry. */
export const names = (value: unknown, id: string): value is Record<string, unknown> =>
  isRecord(value) && Object.values(value).includes(id);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const valueAt = (answers: unknown, path: string): unknown =>
  path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .reduce<unknown>(
      (at, name) => ((isRecord(at) || Array.isArray(at)) && Object.hasOwn(at, name) ? at[name as never] : undefined),
      answers,
    );

function withValue(answers: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...answers, [name]: value };
  const inner = answers[name];
  return { ...answers, [name]: withValue(isRecord(inner) ? inner : {}, rest.join('.'), value) };
}
