import { stepNamed } from '../../forms/entries.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { workFormOf } from '../../forms/work-forms.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import { personalValues } from './masking.js';
import type { PersonalValue } from './redact.js';

interface CaseOfPeople {
  reference: string;
  permitTypeHash: string;
}

interface NamedAccount {
  name: unknown;
  nationalId: string | null;
  email: string | null;
  mobile: string | null;
}

/** The personal values of an account. */
export function valuesOfAccount({ name, nationalId, email, mobile }: NamedAccount): PersonalValue[] {
  const names = Object.values((name ?? {}) as Record<string, string>).map((value) => ({
    value,
    kind: 'name' as const,
  }));
  return [
    ...names,
    ...(nationalId ? [{ value: nationalId, kind: 'nationalId' as const }] : []),
    ...(email ? [{ value: email, kind: 'email' as const }] : []),
    ...(mobile ? [{ value: mobile, kind: 'mobile' as const }] : []),
  ];
}

interface Known {
  reference: string;
  permitTypeHash: string;
  /** of every submission, and the working copy */
  answers: unknown[];
  /** what officials filled in */
  filled: { stepId: string; body: string | null; formHash: string; answers: unknown }[];
  accounts: NamedAccount[];
}

const read = (prisma: PrismaClient, references: readonly string[]) => prisma.$queryRaw<Known[]>`
  SELECT a.reference, a."permitTypeHash",
    jsonb_build_array(a.draft) || coalesce(
      (SELECT jsonb_agg(s.answers) FROM "Submission" s WHERE s.reference = a.reference), '[]') AS answers,
    coalesce((SELECT jsonb_agg(to_jsonb(t)) FROM "Task" t WHERE t.reference = a.reference AND t.answers IS NOT NULL), '[]') AS filled,
    coalesce((SELECT jsonb_agg(to_jsonb(p)) FROM "Account" p WHERE p.id IN (a."ownerId", a."filedById")), '[]') AS accounts
  FROM "Application" a WHERE a.reference = ANY(${references})`;

/**
 * The personal values that belong to cases: of everything filed, of the working copies, and of the people that filed.
 * Each case's are gathered when they are first needed.
 */
export async function knownOf(
  { prisma, catalogue }: { prisma: PrismaClient; catalogue: Catalogue },
  cases: readonly CaseOfPeople[],
): Promise<(reference: string) => () => readonly PersonalValue[]> {
  if (cases.length === 0) return () => () => [];
  const references = cases.map(({ reference }) => reference);
  const rows = await read(prisma, references);
  const named = rows.flatMap(({ permitTypeHash, filled }) => [
    permitTypeHash,
    ...filled.map(({ formHash }) => formHash),
  ]);
  const hashes = [...new Set([...cases.map(({ permitTypeHash }) => permitTypeHash), ...named])];
  const definitions = new Map(
    await Promise.all(hashes.map(async (hash) => [hash, await catalogue.definition(hash)] as const)),
  );
  return (reference) => () => {
    const row = rows.find((each) => each.reference === reference);
    const definition = row && definitions.get(row.permitTypeHash);
    if (!definition) return [];
    return [
      ...row.answers.flatMap((each) => personalValues(each, definition.form.schema)),
      ...row.filled.flatMap((each) => filledValues(each, definitions.get(each.formHash))),
      ...row.accounts.flatMap(valuesOfAccount),
    ];
  };
}

function filledValues({ stepId, body, answers }: Known['filled'][number], definition: FormDefinition | undefined) {
  const step = definition && stepNamed(definition.steps, stepId);
  const form = step && workFormOf(step, body);
  return form ? personalValues(answers, form.schema) : [];
}
