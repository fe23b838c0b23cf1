import type { Catalogue } from '../city/catalogue/catalogue.js';
import type { Viewer } from '../city/people/viewer.js';
import { isPersonalDocument } from '../city/privacy/documents.js';
import { knownOf } from '../city/privacy/known-values.js';
import { type Masking, maskingExcept, nothingMasked } from '../city/privacy/masking.js';
import { stepNamed } from '../forms/entries.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { PersonalPart } from '../forms/language/step.js';
import type { PrismaClient } from '../prisma/client.js';
import { Prisma } from '../prisma/generated/client/client.js';
import { type CaseHead, type CaseTask, caseHeads } from './case-head.js';
import { rolesOfTask, ViewedCase } from './open-case.js';
import { relationsToTask } from './viewer-relations.js';

interface Sources {
  prisma: PrismaClient;
  catalogue: Catalogue;
}

const everyPart: readonly PersonalPart[] = PersonalPart.options;
const waits = ({ status }: CaseTask): boolean => status === 'OPEN' || status === 'CLAIMED';

/** What was filed last is of the owner before, who has handed the case over. */
const isOfAnother = ({ id }: Viewer, { ownerId, handedOver, revision }: CaseHead): boolean =>
  id === ownerId && handedOver !== null && revision > 0 && revision <= handedOver;

/** What the policy shows the viewer of a case's personal data. */
function partsFor(viewer: Viewer, row: CaseHead, definition: FormDefinition): ReadonlySet<PersonalPart> {
  if (isOfAnother(viewer, row)) return new Set();
  const waiting = row.tasks.filter(waits);
  const allowed = (tasks: CaseTask[]) => new ViewedCase({ ...row, tasks }, viewer).may('readPersonal');
  if (allowed([])) return new Set(everyPart);
  if (!allowed(waiting)) return new Set();
  const mine = waiting.filter((task) =>
    relationsToTask(viewer, rolesOfTask(task), row.districtId).includes('stepRole'),
  );
  const shown = mine.flatMap(({ stepId }) => {
    const step = stepNamed(definition.steps, stepId);
    return step && 'sees' in step && step.sees ? step.sees : everyPart;
  });
  return new Set(shown);
}

/**
 * What is masked for the viewer of each of the cases; of one that is not there, everything. What it answers throws for a
 * case whose definition cannot be read, and for no other. `heads`: cases that were read by this very request.
 */
export async function maskingOfCases(
  sources: Sources,
  viewer: Viewer,
  references: readonly string[],
  heads: ReadonlyMap<string, CaseHead> = new Map(),
): Promise<(reference: string) => Masking> {
  const there = references.flatMap((reference) => heads.get(reference) ?? []);
  const rows =
    there.length === references.length
      ? there
      : await caseHeads(sources.prisma, Prisma.sql`a.reference = ANY(${[...references]})`);
  const faults = new Map<string, unknown>();
  const seen = new Map<string, { definition: FormDefinition; parts: ReadonlySet<PersonalPart> }>();
  await Promise.all(
    rows.map(async (row) => {
      try {
        const definition = await sources.catalogue.definition(row.permitTypeHash);
        seen.set(row.reference, { definition, parts: partsFor(viewer, row, definition) });
      } catch (error) {
        faults.set(row.reference, error);
      }
    }),
  );
  const whole = (reference: string) => seen.get(reference)?.parts.size === everyPart.length;
  const known = await knownOf(
    sources,
    rows.filter(({ reference, handedOver }) => !faults.has(reference) && (handedOver !== null || !whole(reference))),
  );
  // People's words about the case may name the owner before, and so does what they did in it.
  const afterHandOver = (reference: string): Masking | undefined => {
    const row = rows.find((each) => each.reference === reference);
    if (!row || row.handedOver === null || row.ownerId !== viewer.id) return undefined;
    const { remarks } = maskingExcept(new Set(), { known: known(reference), isPersonal: () => true });
    const { ownerId, filedById } = row;
    return { ...nothingMasked, remarks, names: (account) => account === ownerId || account === filedById };
  };
  return (reference) => {
    if (faults.has(reference)) throw faults.get(reference);
    if (whole(reference)) return afterHandOver(reference) ?? nothingMasked;
    const { parts = new Set<PersonalPart>(), definition } = seen.get(reference) ?? {};
    const isPersonal = (document: string) => definition === undefined || isPersonalDocument(definition, document);
    return maskingExcept(parts, { known: known(reference), isPersonal });
  };
}

/** The same for one case. */
export const maskingOfCase = async (sources: Sources, viewer: Viewer, reference: string): Promise<Masking> =>
  (await maskingOfCases(sources, viewer, [reference]))(reference);
