import type { KnownNames } from '../../forms/check/definition.js';
import type { Looked } from '../../forms/decision/rate.js';
import type { DecisionPolicy } from '../../forms/language/decision-policy.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { Rulebook } from '../../forms/language/rulebook.js';
import { readSource } from '../../forms/source/read-source.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { Catalogue } from './catalogue.js';
import { NoRulebookInForceError } from './catalogue.js';
import type { CheckJob } from './check.js';
import { givenVersions } from './given-versions.js';
import { dueTypes } from './served.js';
import { publishedVersions } from './versions.js';

export interface Installation {
  prisma: PrismaClient;
  catalogue: Catalogue;
  /** names of the configured HTTP connectors */
  connectors: string[];
}

/** A check of a definition against what this installation has: rulebooks, connectors, and the roles that somebody holds. */
export async function permitTypeJob(installation: Installation, written: unknown, today: string): Promise<CheckJob> {
  const { prisma } = installation;
  const [rulebooks, families, known, given] = await Promise.all([
    rulebooksAhead(installation, today),
    prisma.publication.findMany({
      where: { kind: 'RULEBOOK', status: 'APPROVED' },
      distinct: ['code'],
      select: { code: true },
    }),
    knownNames(installation),
    givenVersions(prisma, { kind: 'PERMIT_TYPE' }),
  ]);
  return { kind: 'PERMIT_TYPE', written, rulebooks, families: families.map(({ code }) => code), known, given };
}

/** The same with the versions that were published before, whose answers it may have to carry over. */
export async function followingTypeJob(installation: Installation, definition: FormDefinition, today: string) {
  const job = await permitTypeJob(installation, definition, today);
  if (job.kind !== 'PERMIT_TYPE') return job;
  const published = (await publishedVersions(installation, definition.code)).map((version) => version.definition);
  return { ...job, known: { ...job.known, published } };
}

/** A check of a version of a rulebook against every permit type that is served. */
export async function rulebookJob(prisma: PrismaClient, written: unknown): Promise<CheckJob> {
  const [active, given] = await Promise.all([activeDefinitions(prisma), givenVersions(prisma, { kind: 'RULEBOOK' })]);
  return { kind: 'RULEBOOK', written, active, given };
}

/** A check of a template of printed papers against the permit types that there are. */
export async function templateJob(prisma: PrismaClient, written: unknown): Promise<CheckJob> {
  const [rows, given, active] = await Promise.all([
    prisma.permitType.findMany({ distinct: ['code'], select: { code: true } }),
    givenVersions(prisma, { kind: 'TEMPLATE' }),
    activeDefinitions(prisma),
  ]);
  return { kind: 'TEMPLATE', written, types: rows.map(({ code }) => code), active, given };
}

/** A check of a decision policy against what is served, and against what the one in force has come to. */
export async function decisionPolicyJob(
  { prisma, catalogue, looked }: Installation & { looked(policy: DecisionPolicy): Promise<readonly Looked[]> },
  written: unknown,
  today: string,
): Promise<CheckJob> {
  const [types, rulebooks, roles, given] = await Promise.all([
    activeDefinitions(prisma),
    rulebooksAhead({ prisma, catalogue }, today),
    prisma.role.findMany({ select: { id: true } }),
    givenVersions(prisma, { kind: 'DECISION_POLICY' }),
  ]);
  const inForce = await catalogue.decisionPolicy(codeIn(written));
  return {
    kind: 'DECISION_POLICY',
    written,
    types,
    rulebooks,
    roles: roles.map(({ id }) => id),
    ...(inForce && { before: { policy: inForce.policy, looked: await looked(inForce.policy) } }),
    given,
  };
}

/** What a document says that it is about, however broken it is. */
function codeIn(written: unknown): string {
  const text = written instanceof Uint8Array ? new TextDecoder().decode(written) : written;
  const value = typeof text === 'string' ? readSource(text).value : text;
  const { code } = (value ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code.slice(0, 64) : '';
}

async function activeDefinitions(
  prisma: Pick<PrismaClient, '$queryRaw' | '$queryRawUnsafe' | 'publication'>,
): Promise<FormDefinition[]> {
  const due = await dueTypes(prisma);
  const rows = await prisma.publication.findMany({
    where: { pin: { in: due.map(({ hash }) => hash) } },
    select: { document: true },
  });
  return rows.map(({ document }) => FormDefinition.parse(document));
}

/** Codes of the served types that are begun on public notices alone. */
async function onNoticeTypes(prisma: PrismaClient): Promise<string[]> {
  const due = await dueTypes(prisma);
  const rows = await prisma.permitType.findMany({
    where: { hash: { in: due.map(({ hash }) => hash) }, definition: { path: ['onNotice'], equals: true } },
    select: { code: true },
  });
  return rows.map(({ code }) => code);
}

async function knownNames({ prisma, connectors }: Installation): Promise<KnownNames> {
  const now = new Date();
  const held = { from: { lte: now }, OR: [{ until: null }, { until: { gt: now } }] };
  const roles = await prisma.role.findMany({
    select: { id: true, _count: { select: { holdings: { where: held } } } },
  });
  return {
    roles: roles.map(({ id }) => id),
    held: roles.filter(({ _count }) => _count.holdings > 0).map(({ id }) => id),
    connectors,
    onNotice: await onNoticeTypes(prisma),
  };
}

/** Of every family the version in force today, and behind them those that come into force later. */
async function rulebooksAhead(
  { prisma, catalogue }: Pick<Installation, 'prisma' | 'catalogue'>,
  today: string,
): Promise<Rulebook[]> {
  const rows = await prisma.$queryRaw<{ hash: string; code: string; later: boolean }[]>`
    SELECT hash, code, document ->> 'effectiveFrom' > ${today} AS later FROM "Publication"
    WHERE kind = 'RULEBOOK' AND status = 'APPROVED' AND document ->> 'status' = 'IN_FORCE'
      AND coalesce(document ->> 'effectiveTo' >= ${today}, true)
    ORDER BY version`;
  const families = [...new Set(rows.map(({ code }) => code))];
  const now = await Promise.all(families.map((family) => inForce(catalogue, family, today)));
  const later = rows.filter((row) => row.later).map(({ hash }) => hash);
  const wanted = [...now.flatMap((hash) => hash ?? []), ...later];
  const documents = await prisma.publication.findMany({
    where: { pin: { in: wanted } },
    select: { hash: true, document: true },
  });
  return wanted.flatMap((hash) => {
    const row = documents.find((row) => row.hash === hash);
    return row ? [Rulebook.parse(row.document)] : [];
  });
}

async function inForce(catalogue: Catalogue, family: string, today: string): Promise<string | undefined> {
  try {
    return (await catalogue.rulebookInForce(family, today)).hash;
  } catch (error) {
    if (error instanceof NoRulebookInForceError) return undefined;
    throw error;
  }
}
