import type { RegisterReader } from '../city/registers/privacy.js';
import { agendaOf } from '../forms/agenda/agenda.js';
import { checkDraft } from '../forms/answers/check-answers.js';
import { type Leaf, leavesOf, misfit } from '../forms/carry-over/leaves.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { withoutDeclared } from '../forms/personal.js';
import type { Acting } from './acting.js';
import { askRegisters } from './ask-registers.js';
import { draftCopy } from './draft.js';
import { filedAnswersFor } from './filed-answers.js';
import { mustReach, onWhoseBehalf } from './on-behalf.js';
import { rulebookToday } from './rulebook-today.js';
import { servedType } from './served-type.js';
import { ownApplications, registerReader } from './visible.js';

export interface PrefilledField extends Pick<Leaf, 'path' | 'title'> {
  value: unknown;
  source: 'EARLIER_CASE' | 'REGISTER';
  /** reference of the case, or name of the register */
  of: string;
  at: Date;
}

export interface Prefill {
  /** what was given, with what is known beside it */
  answers: Record<string, unknown>;
  fields: PrefilledField[];
}

interface Wanted {
  permitType: string;
  answers?: unknown;
  onBehalfOf?: string | null | undefined;
}

/** How many of somebody's latest cases are looked through. */
const MOST_CASES = 20;

/**
 * What is known already of what a form asks: by the owner's earlier cases that the caller may read, and by registers as the owner
 * may read them. Nothing is kept. Of a case of another plot only what stands beside the owner's own national ID; never what somebody
 * declares.
 */
export async function prefill(acting: Acting, { permitType, answers, onBehalfOf }: Wanted): Promise<Prefill> {
  const { ownerId, mandate } = await onWhoseBehalf(acting, onBehalfOf);
  const active = await servedType(acting, permitType);
  const { draft, parcel } = await draftCopy(acting, active, answers ?? {});
  mustReach(mandate, { permitType, parcel, drafting: true });
  const filling = new Filling(active.definition, draft as Record<string, unknown>);
  const reader = await readerFor(acting, ownerId);
  await fillFromCases(acting, filling, { ownerId, parcel, nationalId: reader.nationalId ?? undefined });
  await fillFromRegisters(acting, filling, { hash: active.hash, reader });
  return filling.result();
}

/** Answers that grow by what is known; what was given, or found first, stays. */
class Filling {
  private readonly leaves: ReadonlyMap<string, Leaf>;
  private readonly found = new Map<string, PrefilledField>();

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

  add(path: string, value: unknown, from: Pick<PrefilledField, 'source' | 'of' | 'at'>): void {
    const leaf = this.leaves.get(path);
    if (!leaf || value === undefined || valueAt(this.answers, path) !== undefined) return;
    const filled = withValue(this.answers, path, value);
    // A value that is none of this field is left out.
    if (checkDraft(this.definition, filled).issues.length > checkDraft(this.definition, this.answers).issues.length)
      return;
    Object.assign(this.answers, filled);
    this.found.set(path, { path, title: leaf.title, value, ...from });
  }

  /** Without what the form does not ask under these answers. */
  result(): Prefill {
    const { answers } = agendaOf(this.definition.form, this.answers);
    return { answers, fields: [...this.found.values()].filter(({ path }) => valueAt(answers, path) !== undefined) };
  }
}

async function fillFromCases(
  acting: Acting,
  filling: Filling,
  { ownerId, parcel, nationalId }: { ownerId: string; parcel: string | null; nationalId: string | undefined },
): Promise<void> {
  const rows = await acting.prisma.application.findMany({
    where: { AND: [{ ownerId }, ownApplications(acting.viewer), { NOT: { status: 'WITHDRAWN', revision: 0 } }] },
    select: {
      reference: true,
      permitTypeHash: true,
      revision: true,
      handedOver: true,
      parcel: true,
      draft: true,
      updatedAt: true,
    },
    orderBy: [{ createdAt: 'desc' }, { reference: 'desc' }],
    take: MOST_CASES,
  });
  const same = (row: (typeof rows)[number]) => parcel !== null && row.parcel === parcel;
  for (const row of [...rows.filter(same), ...rows.filter((each) => !same(each))]) {
    const { form } = await acting.catalogue.definition(row.permitTypeHash);
    const answers = withoutDeclared(await filedAnswersFor(acting, row), form.schema);
    const from = { source: 'EARLIER_CASE' as const, of: row.reference, at: row.updatedAt };
    for (const { path, schema } of leavesOf(form.schema).values()) {
      const target = filling.leaf(path);
      if (!target) continue;
      const fits = misfit({ schema, root: form.schema }, { schema: target.schema, root: filling.root }) === undefined;
      const value = same(row) ? valueAt(answers, path) : ownPart(answers, path, nationalId);
      if (fits) filling.add(path, value, from);
    }
  }
}

async function fillFromRegisters(
  acting: Acting,
  filling: Filling,
  { hash, reader }: { hash: string; reader: RegisterReader },
): Promise<void> {
  const { definition, answers } = filling;
  const rulebook = await rulebookToday(acting, definition.rulebook);
  if (rulebook === undefined) return;
  const ruleset = await acting.catalogue.ruleset(hash, rulebook);
  const registers = await askRegisters(acting.registers, ruleset, { answers, person: reader });
  for (const answer of Object.values(registers)) {
    if (answer.status !== 'found') continue;
    const from = { source: 'REGISTER' as const, of: answer.source, at: new Date(answer.at) };
    for (const [name, value] of Object.entries(answer.record)) {
      const leaf = filling.leafNamed(name);
      if (leaf) filling.add(leaf.path, value, from);
    }
  }
}

/** Registers are read for the owner, whoever asks in their name. */
async function readerFor({ prisma, viewer }: Acting, ownerId: string): Promise<RegisterReader> {
  if (ownerId === viewer.id) return registerReader(viewer);
  const account = await prisma.account.findUnique({ where: { id: ownerId }, select: { nationalId: true } });
  return { account: ownerId, nationalId: account?.nationalId, staff: false };
}

/** What stands at a path, where it stands with somebody's national ID: beside it in one group, or in an element of a list. */
function ownPart(answers: unknown, path: string, nationalId: string | undefined): unknown {
  if (nationalId === undefined) return undefined;
  const names = (value: unknown): boolean => isRecord(value) && Object.values(value).includes(nationalId);
  const value = valueAt(answers, path);
  if (Array.isArray(value)) {
    const own = value.filter(names);
    return own.length > 0 ? own : undefined;
  }
  return names(valueAt(answers, path.split('.').slice(0, -1).join('.'))) ? value : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (answers: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((at, name) => (isRecord(at) && Object.hasOwn(at, name) ? at[name] : undefined), answers);

function withValue(answers: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...answers, [name]: value };
  const inner = answers[name];
  return { ...answers, [name]: withValue(isRecord(inner) ? inner : {}, rest.join('.'), value) };
}
