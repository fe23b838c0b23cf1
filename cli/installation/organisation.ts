import { z } from 'zod';
import type { Installation } from './ask.js';

const Title = z.object({ fa: z.string(), en: z.string() });

/** Roles, units and districts: what steps name, and where they are held. Who holds them is no part of it. */
export const Organisation = z.strictObject({
  roles: z.array(z.strictObject({ id: z.string(), title: Title, kind: z.string() })),
  units: z.array(z.strictObject({ id: z.string(), title: Title, parent: z.string().nullable() })),
  districts: z.array(z.strictObject({ id: z.string(), title: Title })),
});
type Organisation = z.infer<typeof Organisation>;

export async function readOrganisation(installation: Installation): Promise<Organisation> {
  const query = `{ roles { id kind title { fa en } } units { id title { fa en } parent { id } }
    districts { id title { fa en } } }`;
  type Read = Organisation & { units: { id: string; title: z.infer<typeof Title>; parent: { id: string } | null }[] };
  const { roles, units, districts } = await installation.ask<Read>(query);
  const flat = units.map(({ id, title, parent }) => ({
    id,
    title,
    parent: (parent as { id: string } | null)?.id ?? null,
  }));
  return { roles, units: flat, districts };
}

/** Adds what the installation does not have; what it has stays as it is. Answers how many were added. */
export async function addOrganisation(installation: Installation, wanted: Organisation): Promise<number> {
  const there = await readOrganisation(installation);
  const lacks = <T extends { id: string }>(known: { id: string }[], all: T[]): T[] =>
    all.filter(({ id }) => !known.some((row) => row.id === id));
  const roles = lacks(there.roles, wanted.roles);
  const units = lacks(there.units, wanted.units);
  const districts = lacks(there.districts, wanted.districts);
  for (const role of roles) {
    await installation.ask(
      'mutation($id: ID!, $title: LocalizedTextInput!, $kind: RoleKind) { saveRole(id: $id, title: $title, kind: $kind) { id } }',
      role,
    );
  }
  for (const unit of parentsFirst(units)) {
    await installation.ask(
      'mutation($id: ID!, $title: LocalizedTextInput!, $parent: ID) { saveUnit(id: $id, title: $title, parent: $parent) { id } }',
      unit,
    );
  }
  for (const district of districts) {
    await installation.ask(
      'mutation($id: ID!, $title: LocalizedTextInput!) { saveDistrict(id: $id, title: $title) { id } }',
      district,
    );
  }
  return roles.length + units.length + districts.length;
}

function parentsFirst<T extends { id: string; parent: string | null }>(units: T[]): T[] {
  const depth = ({ parent }: T, seen = 0): number => {
    const above = units.find(({ id }) => id === parent);
    return above && seen < units.length ? depth(above, seen + 1) : seen;
  };
  return [...units].sort((a, b) => depth(a) - depth(b));
}
