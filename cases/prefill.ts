import type { RegisterReader } from '../city/registers/privacy.js';
import { isChoiceName } from '../forms/agenda/chosen.js';
import { leavesOf, misfit } from '../forms/carry-over/leaves.js';
import { labelOf, propertiesOf, resolve, type Schema } from '../forms/expression/schema.js';
import { withoutDeclared } from '../forms/personal.js';
import { registerSchemas } from '../forms/rulebook/registers.js';
import type { Acting } from './acting.js';
import { askRegisters } from './ask-registers.js';
import { basePermitFor } from './base-permit.js';
import { draftCopy } from './draft.js';
import { filedAnswersFor } from './filed-answers.js';
import { mustReach, onWhoseBehalf } from './on-behalf.js';
import { Filling, type KnownRecord, names, type Prefill, valueAt } from './prefilling.js';
import { rulebookToday } from './rulebook-today.js';
import { servedType } from './served-type.js';
import { ownApplications, registerReader } from './visible.js';

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
  const { draft, parcel, parcels } = await draftCopy(acting, active, answers ?? {});
  mustReach(mandate, { permitType, parcel, parcels, drafting: true });
  const filling = new Filling(active.definition, draft as Record<string, unknown>);
  const reader = await readerFor(acting, ownerId);
  // Before what an earlier case rested on, and before registers, which then say what they know of it.
  const base = await basePermitFor(acting, active.definition, { ownerId, parcel });
  if (base) filling.add(base.path, base.number, { source: 'EARLIER_CASE', of: base.reference, at: base.issuedAt });
  await fillFromCases(acting, filling, { ownerId, parcel, nationalId: reader.nationalId ?? undefined });
  await fillFromRegisters(acting, filling, { hash: active.hash, reader });
  return filling.result();
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
      const own = nationalId === undefined ? undefined : ownEntry(valueAt(answers, path), nationalId);
      if (own && nationalId !== undefined) filling.addWithin(path, own, { ...from, id: nationalId });
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
  const { registers: own } = await acting.catalogue.rulebook(rulebook);
  const registers = await askRegisters(acting.registers, ruleset, { answers, person: reader });
  for (const [asked, answer] of Object.entries(registers)) {
    // What was chosen is all that is asked of it.
    if (isChoiceName(asked)) continue;
    const [lookup, entry] = asked.split('.');
    const named = definition.registers.find(({ name }) => name === lookup);
    const schema = named && (registerSchemas[named.register] ?? own?.[named.register]);
    const title = schema && labelOf(schema);
    if (answer.status === 'unavailable' && title && !filling.away.includes(title)) filling.away.push(title);
    if (answer.status !== 'found') continue;
    if (schema && title && entry === undefined)
      filling.records.push({ register: title, facts: factsOf(schema, answer.record, filling) });
    const from = {
      source: 'REGISTER' as const,
      of: answer.source,
      at: new Date(answer.at),
      ...(title && { register: title }),
    };
    if (named?.each !== undefined && entry !== undefined) {
      filling.addInEntry(named.each, Number(entry) - 1, answer.record, from);
      continue;
    }
    for (const [name, value] of Object.entries(answer.record)) {
      const leaf = filling.leafNamed(name);
      if (leaf) filling.add(leaf.path, value, from);
    }
  }
}

/** What a record says that no field of the form takes: plain values, nothing of people. */
function factsOf(schema: Schema, record: Record<string, unknown>, filling: Filling): KnownRecord['facts'] {
  return [...propertiesOf(schema, schema)].flatMap(([name, { schema: written }]) => {
    const [value, field] = [record[name], resolve(written, schema)];
    const isPlain = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string';
    if (!isPlain || value === '' || field.enum !== undefined || field['x-personal'] !== undefined) return [];
    const title = labelOf(field);
    return title === undefined || filling.leafNamed(name) ? [] : [{ title, value }];
  });
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
  const value = valueAt(answers, path);
  if (Array.isArray(value)) {
    const own = value.filter((entry) => names(entry, nationalId));
    return own.length > 0 ? own : undefined;
  }
  return names(valueAt(answers, path.split('.').slice(0, -1).join('.')), nationalId) ? value : undefined;
}

const ownEntry = (list: unknown, nationalId: string): Record<string, unknown> | undefined =>
  Array.isArray(list) ? list.find((entry): entry is Record<string, unknown> => names(entry, nationalId)) : undefined;
