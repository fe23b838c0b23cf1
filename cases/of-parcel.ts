import type { SqlCondition } from '../prisma/one-statement/where.js';

/** Cases that name a plot beside others. */
const among =
  (parcel: string): SqlCondition =>
  (a, parameters) =>
    `${a}."parcels" @> ARRAY[${parameters.add(parcel)}]::text[]`;

/** Cases of a plot, by its renewal code: each of several counts. Any of these conditions holds. */
export const ofParcel = (parcel: string) => [{ parcel }, { $sql: among(parcel) }];
