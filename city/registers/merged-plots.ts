import { ask, type Database, given } from '../../prisma/sql.js';

/** Permits of which nothing becomes of plots any more. */
const COUNTS = (p: string): string => `${p}.status <> 'REVOKED'`;

/** The expression for a plot, as its text says it, and all that it came of by permits that merged or divided plots. */
export const lineOf = (plot: string): string => `(WITH RECURSIVE line(plot) AS (
    SELECT ${plot} UNION
    SELECT ended FROM line JOIN "Permit" p ON p."plotsBegun" @> ARRAY[line.plot] AND ${COUNTS('p')} CROSS JOIN unnest(p."plotsEnded") ended)
  SELECT array_agg(plot) FROM line)`;

/** A plot that is no more, and what it has become. */
export interface EndedPlot {
  plot: string;
  became: string[];
}

/**
 * The expression for the first of plots that has ended, over the text of an array of plots; null where each still is one. Of all
 * that has become of a plot the last counts, beside what the case of a reference has made of it itself.
 */
export const endedAmong = (plots: string, reference: string): string => `(
  SELECT jsonb_build_object('plot', named, 'became', last."plotsBegun") FROM unnest(${plots}) named CROSS JOIN LATERAL (
    SELECT p."plotsBegun" FROM "Permit" p
    WHERE (p."plotsEnded" @> ARRAY[named] OR p."plotsBegun" @> ARRAY[named]) AND ${COUNTS('p')} AND p.reference <> ${reference}
    ORDER BY p."issuedAt" DESC, p.number DESC LIMIT 1) last
  WHERE NOT last."plotsBegun" @> ARRAY[named] LIMIT 1)`;

/** The expression for the plot that a renewal code lies on, over its text. */
export const plotOfCode = (code: string): string =>
  `regexp_replace(${code}, '^0*(\\d+)-0*(\\d+)-0*(\\d+)-0*(\\d+)-.*$', '\\1-\\2-\\3-\\4')`;

const ENDED = { name: 'look for an ended plot', text: `SELECT ${endedAmong(given('$1::text[]'), "''")} AS ended` };

/** The first of plots that has ended. */
export async function endedPlot(database: Database, plots: string[]): Promise<EndedPlot | undefined> {
  if (plots.length === 0) return undefined;
  const [row] = await ask<{ ended: EndedPlot | null }>(database, ENDED, [plots]);
  return row?.ended ?? undefined;
}
