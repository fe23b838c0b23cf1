import { formatIssueIn } from '../forms/check/format.js';
import { compileRuleset } from '../forms/evaluation/compile.js';
import type { Ruleset } from '../forms/evaluation/types.js';
import { hashOf } from '../forms/hash.js';
import { FormDefinition } from '../forms/language/definition.js';
import { Rulebook } from '../forms/language/rulebook.js';
import { loadShipped, type Shipped } from '../forms/load.js';
import { publishOrganisation } from '../people/publish-organisation.js';
import type { PrismaClient } from '../prisma/client.js';

/** The permit types and rulebooks of this installation, by hash. What a hash names never changes, so it is kept. */
export interface Catalogue {
  definition(hash: string): Promise<FormDefinition>;
  /** The version that a new application is filed with; null when there is no such type. */
  active(code: string): Promise<{ hash: string; definition: FormDefinition } | null>;
  ruleset(definitionHash: string, rulebookHash: string): Promise<Ruleset>;
  /** The rulebook version in force on a Jalali day. */
  rulebookInForce(code: string, asOf: string): Promise<{ hash: string }>;
}

export class NoRulebookInForceError extends Error {
  constructor(code: string, asOf: string) {
    super(`No version of the rulebook "${code}" is in force on ${asOf}; publish one whose effectiveFrom is not later.`);
  }
}

export function createCatalogue(prisma: PrismaClient): Catalogue {
  const definitions = new Map<string, Promise<FormDefinition>>();
  const rulesets = new Map<string, Promise<Ruleset>>();

  /** Keeps what was once loaded, and forgets a failure so that the next call tries again. */
  function kept<T>(cache: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
    const found = cache.get(key);
    if (found) return found;
    const loading = load();
    cache.set(key, loading);
    loading.catch(() => cache.delete(key));
    return loading;
  }

  const definition = (hash: string) =>
    kept(definitions, hash, async () => {
      const row = await prisma.permitType.findUniqueOrThrow({ where: { hash } });
      return FormDefinition.parse(row.definition);
    });

  return {
    definition,
    async active(code) {
      const row = await prisma.permitType.findFirst({
        where: { code, status: 'ACTIVE' },
        orderBy: { version: 'desc' },
        select: { hash: true },
      });
      return row && { hash: row.hash, definition: await definition(row.hash) };
    },
    ruleset: (definitionHash, rulebookHash) =>
      kept(rulesets, `${definitionHash} ${rulebookHash}`, async () => {
        const row = await prisma.rulebook.findUniqueOrThrow({ where: { hash: rulebookHash } });
        return compileRuleset(await definition(definitionHash), Rulebook.parse(row.document));
      }),
    async rulebookInForce(code, asOf) {
      // Jalali days of one width compare as text.
      const row = await prisma.rulebook.findFirst({
        where: {
          code,
          document: { path: ['status'], equals: 'IN_FORCE' },
          effectiveFrom: { lte: asOf },
          OR: [{ effectiveTo: null }, { effectiveTo: { gte: asOf } }],
        },
        orderBy: { version: 'desc' },
        select: { hash: true },
      });
      if (!row) throw new NoRulebookInForceError(code, asOf);
      return row;
    },
  };
}

/**
 * Writes the shipped definitions and rulebooks, with the city's overlays, and the organisation, as far as this
 * installation does not have them yet. Answers what somebody should look at, a sentence each.
 */
export async function publishShipped(
  prisma: PrismaClient,
  from: Parameters<typeof loadShipped>[0] = {},
): Promise<string[]> {
  const shipped = await loadShipped(from);
  const { definitions, rulebooks } = shipped;
  await publishOrganisation(prisma, shipped);
  await prisma.rulebook.createMany({
    data: rulebooks.map((rulebook) => ({
      hash: hashOf(rulebook),
      code: rulebook.code,
      version: rulebook.version,
      effectiveFrom: rulebook.effectiveFrom,
      effectiveTo: rulebook.effectiveTo ?? null,
      document: rulebook as object,
    })),
    skipDuplicates: true,
  });
  await prisma.permitType.createMany({
    data: definitions.map((definition) => ({
      hash: hashOf(definition),
      code: definition.code,
      version: definition.version,
      status: 'ACTIVE' as const,
      title: definition.title,
      generation: definition.generation,
      definition: definition as object,
    })),
    skipDuplicates: true,
  });
  const suspicions = [...shipped.warnings].flatMap(([file, issues]) =>
    issues.map((issue) => formatIssueIn(file, issue)),
  );
  return [...suspicions, ...(await notPublished(prisma, shipped))];
}

/** What was changed without a new version: the one of that number is published already, and stays as it is. */
async function notPublished(prisma: PrismaClient, { definitions, rulebooks }: Shipped): Promise<string[]> {
  const hashes = (documents: object[]) => ({ where: { hash: { in: documents.map(hashOf) } }, select: { hash: true } });
  const there = await Promise.all([
    prisma.permitType.findMany(hashes(definitions)),
    prisma.rulebook.findMany(hashes(rulebooks)),
  ]);
  const published = new Set(there.flat().map(({ hash }) => hash));
  return [...definitions, ...rulebooks]
    .filter((document) => !published.has(hashOf(document)))
    .map(({ code, version }) => {
      const remedy = 'raise its version, or that of the overlay over it';
      return `"${code}" was changed, but its version ${version} is published already: ${remedy}.`;
    });
}
