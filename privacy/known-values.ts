import type { Catalogue } from '../activities/catalogue.js';
import type { PrismaClient } from '../prisma/client.js';
import { personalValues } from './eyes.js';
import type { PersonalValue } from './redact.js';

interface CaseOfPeople {
  reference: string;
  permitTypeHash: string;
  ownerId: string;
  filedById: string;
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
  const people = cases.flatMap(({ ownerId, filedById }) => [ownerId, filedById]);
  const [filed, drafts, accounts, forms] = await Promise.all([
    prisma.submission.findMany({
      where: { reference: { in: references } },
      select: { reference: true, answers: true },
    }),
    prisma.application.findMany({ where: { reference: { in: references } }, select: { reference: true, draft: true } }),
    prisma.account.findMany({
      where: { id: { in: people } },
      select: { id: true, name: true, nationalId: true, email: true, mobile: true },
    }),
    Promise.all(
      [...new Set(cases.map(({ permitTypeHash }) => permitTypeHash))].map(
        async (hash) => [hash, (await catalogue.definition(hash)).form.schema] as const,
      ),
    ),
  ]);
  const formOf = new Map(forms);
  return (reference) => () => {
    const found = cases.find((each) => each.reference === reference);
    const form = found && formOf.get(found.permitTypeHash);
    if (!form) return [];
    const answers = [
      ...filed.filter((row) => row.reference === reference).map((row) => row.answers),
      ...drafts.filter((row) => row.reference === reference).map((row) => row.draft),
    ];
    const theirs = accounts.filter(({ id }) => id === found.ownerId || id === found.filedById);
    return [...answers.flatMap((each) => personalValues(each, form)), ...theirs.flatMap(valuesOfAccount)];
  };
}
