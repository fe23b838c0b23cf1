import type { Catalogue } from '../activities/catalogue.js';
import { everyStep } from '../forms/check/step-lists.js';
import { PersonalPart } from '../forms/language/step.js';
import { mandateFacts } from '../people/mandates.js';
import { refusalFor } from '../policy/judge.js';
import { applicationState } from '../policy/states.js';
import type { PrismaClient } from '../prisma/client.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import { type Eyes, partialEyes, wholeEyes } from '../privacy/eyes.js';
import { knownOf } from '../privacy/known-values.js';
import type { Viewer } from './authenticate.js';
import { relationsTo, workingRolesOf } from './relations.js';

const columns = {
  reference: true,
  permitTypeHash: true,
  status: true,
  revision: true,
  ownerId: true,
  filedById: true,
  parcel: true,
  permitType: { select: { code: true } },
  mandate: { select: mandateFacts },
  tasks: { where: { status: { in: ['OPEN', 'CLAIMED'] } }, select: { stepId: true, role: true, escalatedTo: true } },
} as const satisfies Prisma.ApplicationSelect;
type Row = Prisma.ApplicationGetPayload<{ select: typeof columns }>;

interface Sources {
  prisma: PrismaClient;
  catalogue: Catalogue;
}

const everyPart: readonly PersonalPart[] = PersonalPart.options;
const rolesOf = ({ role, escalatedTo }: Row['tasks'][number]): string[] => (escalatedTo ? [role, escalatedTo] : [role]);

/** What the policy shows the viewer of a case's personal data. */
async function partsFor({ catalogue }: Sources, viewer: Viewer, row: Row): Promise<ReadonlySet<PersonalPart>> {
  const facts = { ...row, permitType: row.permitType.code, drafting: true };
  const allowed = (taskRoles: string[]) =>
    refusalFor('readPersonal', relationsTo(viewer, { ...facts, taskRoles }), applicationState(row)) === undefined;
  if (allowed([])) return new Set(everyPart);
  if (!allowed(row.tasks.flatMap(rolesOf))) return new Set();
  const steps = everyStep(await catalogue.definition(row.permitTypeHash)).map(({ step }) => step);
  const mine = row.tasks.filter((task) => rolesOf(task).some((role) => workingRolesOf(viewer).includes(role)));
  const shown = mine.flatMap(({ stepId }) => {
    const step = steps.find(({ id }) => id === stepId);
    return step && 'sees' in step && step.sees ? step.sees : everyPart;
  });
  return new Set(shown);
}

/** With which eyes a viewer reads each of the applications; those of one that is not there see nothing. */
export async function eyesOn(
  sources: Sources,
  viewer: Viewer,
  references: readonly string[],
): Promise<(reference: string) => Eyes> {
  const rows = await sources.prisma.application.findMany({
    where: { reference: { in: [...references] } },
    select: columns,
  });
  const parts = new Map(
    await Promise.all(rows.map(async (row) => [row.reference, await partsFor(sources, viewer, row)] as const)),
  );
  const masked = rows.filter(({ reference }) => (parts.get(reference)?.size ?? 0) < everyPart.length);
  const known = await knownOf(sources, masked);
  return (reference) => {
    const shown = parts.get(reference) ?? new Set();
    return shown.size === everyPart.length ? wholeEyes : partialEyes(shown, known(reference));
  };
}

/** The same for one application. */
export const eyesFor = async (sources: Sources, viewer: Viewer, reference: string): Promise<Eyes> =>
  (await eyesOn(sources, viewer, [reference]))(reference);
