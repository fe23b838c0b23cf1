import { standingSql } from '../city/people/holdings.js';
import { standingInShortSql } from '../city/people/standing-in-short.js';
import type { Parameters } from '../prisma/one-statement/where.js';
import type { Context } from './context.js';
import { createLoaders } from './loaders.js';

/** What a statement says of whoever it reads for. */
export interface StandingRead {
  standing: string | null;
  inShort: string | null;
}

/** Columns of a statement that say what the viewer is at that moment: in short where that tells whether they are still what they were. */
export function standingColumns({ presumed }: Pick<Context, 'presumed'>, parameters: Parameters): string {
  if (!presumed) return 'NULL::text AS standing, NULL::text AS "inShort"';
  const { id, roles, nationalId } = presumed.identity;
  const token = `${parameters.add(id)}::text`;
  const at = `${parameters.add(new Date().toISOString())}::timestamptz`;
  const inShort = presumed.inShort === null ? 'NULL::text' : standingInShortSql(token, at);
  const inFull = () =>
    standingSql(token, at, `${parameters.add(roles)}::text[]`, `${parameters.add(nationalId ?? null)}::text`);
  return `${typeof presumed.inShort === 'string' ? 'NULL::text' : inFull()} AS standing, ${inShort} AS "inShort"`;
}

/** Whether the viewer was what they were taken for. Where not, the context is from now on of what they are, or has it asked in full. */
export function stillStands(context: Context, read: StandingRead): boolean {
  const { presumed } = context;
  if (!presumed) return true;
  if (typeof presumed.inShort === 'string') {
    if (read.inShort === presumed.inShort) return true;
    context.presumed = { ...presumed, inShort: undefined };
    return false;
  }
  const standing = read.standing ?? '';
  const same = standing === presumed.standing;
  if (same && presumed.inShort === null) return true;
  // Of whom it could not be said in short before, it is asked again once they are something else.
  const inShort = presumed.inShort === null ? undefined : read.inShort;
  const viewer = presumed.remember(standing, inShort);
  context.presumed = { ...presumed, standing, inShort };
  if (!same) Object.assign(context, { viewer, load: createLoaders(context, viewer) });
  return same;
}
