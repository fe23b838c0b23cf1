import { plotOf } from '../../forms/plot.js';
import { ask, type Database, given } from '../../prisma/sql.js';
import { type PlotRows, plotRows } from './plot-facts.js';

/** What an evaluation will ask the installation's own tables for. */
export interface Ahead {
  lookups: readonly { register: string; key: string }[];
  /** renewal code of a parcel on the plot */
  plot?: string | undefined;
  /** reference of the case that asks */
  beside?: string | undefined;
}

export interface RecordRow {
  register: string;
  key: string;
  record: Record<string, unknown>;
  source: string;
  version: string;
}

export interface RowsAhead {
  records: RecordRow[];
  facts: PlotRows | null;
}

const READ = {
  name: 'read registers',
  text: `SELECT (
      SELECT coalesce(jsonb_agg(jsonb_build_object('register', r.register, 'key', r.key, 'record', r.record, 'source', r.source,
        'version', r.version)), '[]')
      FROM unnest(${given('$1::text[]')}, ${given('$2::text[]')}) wanted(register, key) JOIN "RegisterRecord" r USING (register, key)
    ) AS records, CASE WHEN ${given('$3::text')} <> '' THEN ${plotRows(given('$3::text'), given('$4::text'))} END AS facts`,
};

/** Reads all of it in one statement. */
export async function rowsAhead(database: Database, { lookups, plot, beside }: Ahead): Promise<RowsAhead> {
  const registers = lookups.map(({ register }) => register);
  const keys = lookups.map(({ key }) => key);
  const named = plot === undefined ? undefined : plotOf(plot);
  const [rows] = await ask<RowsAhead>(database, READ, [registers, keys, named ?? '', beside ?? '']);
  return rows ?? { records: [], facts: null };
}
