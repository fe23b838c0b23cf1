import { NoRulebookInForceError } from '../activities/catalogue.js';
import { type Diagnosis, diagnose } from '../forms/diagnose.js';
import { jalaliDay } from '../forms/jalali.js';
import { Rulebook } from '../forms/language/rulebook.js';
import { loadShipped, type Shipped } from '../forms/load.js';
import type { Context } from './context.js';

let fragments: Promise<Shipped['fragments']> | undefined;

/** The fragments of the installation, read once; a failure is forgotten so that the next call tries again. */
function knownFragments(): Promise<Shipped['fragments']> {
  fragments ??= loadShipped().then((shipped) => shipped.fragments);
  fragments.catch(() => {
    fragments = undefined;
  });
  return fragments;
}

async function rulebookInForce({ catalogue, prisma }: Context, family: string): Promise<Rulebook | undefined> {
  try {
    const { hash } = await catalogue.rulebookInForce(family, jalaliDay(new Date()));
    return Rulebook.parse((await prisma.rulebook.findUniqueOrThrow({ where: { hash } })).document);
  } catch (error) {
    if (error instanceof NoRulebookInForceError) return undefined;
    throw error;
  }
}

/**
 * Everything that is wrong with a definition (JSON, or its text, for line and column), against the rulebook in force,
 * the configured connectors and the roles that somebody holds.
 */
export async function checkPermitType(context: Context, written: unknown): Promise<Diagnosis> {
  const now = new Date();
  const held = { from: { lte: now }, OR: [{ until: null }, { until: { gt: now } }] };
  const [known, roles] = await Promise.all([
    knownFragments(),
    context.prisma.role.findMany({ select: { id: true, _count: { select: { holdings: { where: held } } } } }),
  ]);
  return diagnose(written, {
    rulebookOf: (family) => rulebookInForce(context, family),
    known: {
      roles: roles.map(({ id }) => id),
      held: roles.filter(({ _count }) => _count.holdings > 0).map(({ id }) => id),
      connectors: context.connectors,
    },
    fragments: known,
  });
}
