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
  accounts: NamedAccount[];
}

const read = (prisma: PrismaClient, references: readonly string[]) => prisma.$queryRaw<Known[]>`
  SELECT a.reference, a."permitTypeHash",
    jsonb_build_array(a.draft) || coalesce(
      (SELECT jsonb_agg(s.answers) FROM "Submission" s WHERE s.reference = a.reference), '[]') AS answers,
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
  const hashes = [...new Set(cases.map(({ permitTypeHash }) => permitTypeHash))];
  const references = cases.map(({ reference }) => reference);
  const [rows, ...definitions] = await Promise.all([
    read(prisma, references),
    ...hashes.map(async (hash) => [hash, await catalogue.definition(hash)] as const),
  ]);
  const forms = new Map(definitions.map(([hash, { form }]) => [hash, form.schema]));
  return (reference) => () => {
    const row = rows.find((each) => each.reference === reference);
    const form = row && forms.get(row.permitTypeHash);
    if (!form) return [];
    return [...row.answers.flatMap((each) => personalValues(each, form)), ...row.accounts.flatMap(valuesOfAccount)];
  };
}
