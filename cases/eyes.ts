import type { Catalogue } from '../city/catalogue/catalogue.js';
import type { MandateFacts } from '../city/people/mandates.js';
import type { Viewer } from '../city/people/viewer.js';
import { isPersonalDocument } from '../city/privacy/documents.js';
import { type Eyes, partialEyes, wholeEyes } from '../city/privacy/eyes.js';
import { knownOf } from '../city/privacy/known-values.js';
import { everyStep } from '../forms/check/step-lists.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { PersonalPart } from '../forms/language/step.js';
import { refusalFor } from '../policy/judge.js';
import { applicationState } from '../policy/states.js';
import type { PrismaClient } from '../prisma/client.js';
import type { ApplicationStatus } from '../prisma/generated/client/enums.js';
import { relationsTo, relationsToTask } from './relations.js';

interface Row {
  reference: string;
  permitTypeHash: string;
  status: ApplicationStatus;
  revision: number;
  ownerId: string;
  filedById: string;
  parcel: string | null;
  districtId: string | null;
  mandate: MandateFacts | null;
  /** those that wait */
  tasks: { stepId: string; role: string; escalatedTo: string | null }[];
}

/** One statement, because lists of cases ask. */
const rowsOf = (prisma: PrismaClient, references: readonly string[]) => prisma.$queryRaw<Row[]>`
  SELECT a.reference, a."permitTypeHash", a.status, a.revision, a."ownerId", a."filedById", a.parcel, a."districtId",
    (SELECT to_jsonb(m) || jsonb_build_object('office', to_jsonb(o)) FROM "Mandate" m
      JOIN "Office" o ON o.id = m."officeId" WHERE m.id = a."mandateId") AS mandate,
    coalesce((SELECT jsonb_agg(jsonb_build_object('stepId', t."stepId", 'role', t.role, 'escalatedTo', t."escalatedTo"))
      FROM "Task" t WHERE t.reference = a.reference AND t.status IN ('OPEN', 'CLAIMED')), '[]') AS tasks
  FROM "Application" a WHERE a.reference = ANY(${references})`;

interface Sources {
  prisma: PrismaClient;
  catalogue: Catalogue;
}

const everyPart: readonly PersonalPart[] = PersonalPart.options;
const rolesOf = ({ role, escalatedTo }: Row['tasks'][number]): string[] => (escalatedTo ? [role, escalatedTo] : [role]);

/** What the policy shows the viewer of a case's personal data. */
function partsFor(viewer: Viewer, row: Row, definition: FormDefinition): ReadonlySet<PersonalPart> {
  const facts = { ...row, permitType: definition.code, drafting: true };
  const allowed = (taskRoles: string[]) =>
    refusalFor('readPersonal', relationsTo(viewer, { ...facts, taskRoles }), applicationState(row)) === undefined;
  if (allowed([])) return new Set(everyPart);
  if (!allowed(row.tasks.flatMap(rolesOf))) return new Set();
  const steps = everyStep(definition).map(({ step }) => step);
  const mine = row.tasks.filter((task) => relationsToTask(viewer, rolesOf(task), row.districtId).includes('stepRole'));
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
  const rows = await rowsOf(sources.prisma, references);
  const seen = new Map(
    await Promise.all(
      rows.map(async (row) => {
        const definition = await sources.catalogue.definition(row.permitTypeHash);
        return [row.reference, { definition, parts: partsFor(viewer, row, definition) }] as const;
      }),
    ),
  );
  const whole = (reference: string) => seen.get(reference)?.parts.size === everyPart.length;
  const known = await knownOf(
    sources,
    rows.filter(({ reference }) => !whole(reference)),
  );
  return (reference) => {
    if (whole(reference)) return wholeEyes;
    const { parts = new Set<PersonalPart>(), definition } = seen.get(reference) ?? {};
    const isPersonal = (document: string) => definition === undefined || isPersonalDocument(definition, document);
    return partialEyes(parts, { known: known(reference), isPersonal });
  };
}

/** The same for one application. */
export const eyesFor = async (sources: Sources, viewer: Viewer, reference: string): Promise<Eyes> =>
  (await eyesOn(sources, viewer, [reference]))(reference);
