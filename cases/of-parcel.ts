import { lineOf } from '../city/registers/merged-plots.js';
import { plotOf } from '../forms/plot.js';
import type { SqlCondition } from '../prisma/one-statement/where.js';

/** Cases that name a plot beside others. */
const among =
  (parcel: string): SqlCondition =>
  (a, parameters) =>
    `${a}."parcels" @> ARRAY[${parameters.add(parcel)}]::text[]`;

/** Cases that were filed for a plot that has become this one. */
const before =
  (plot: string): SqlCondition =>
  (a, parameters) => {
    const own = `${parameters.add(plot)}::text`;
    return `${a}."reference" = ANY(ARRAY(SELECT s.reference FROM "Submission" s
      CROSS JOIN (SELECT array_remove(${lineOf(own)}, ${own}) AS plots) line
      WHERE s.plot = ANY(line.plots) OR s.plots && line.plots))`;
  };

/** Cases of a plot, by its renewal code: each of several counts, and those of a plot that has become it. Any of these conditions holds. */
export const ofParcel = (parcel: string) => {
  const plot = plotOf(parcel);
  return [{ parcel }, { $sql: among(parcel) }, ...(plot === undefined ? [] : [{ $sql: before(plot) }])];
};
