import { searchable } from '../../forms/agenda/find-choices.js';
import { ask, type Database } from '../../prisma/sql.js';

export interface SoughtRecords {
  register: string;
  /** words of any text of a record; nothing said: all of them */
  said: string;
  /** how many, after how many */
  first: number;
  offset: number;
}

export interface FoundRecord {
  key: string;
  record: Record<string, unknown>;
}

const SEARCH = {
  name: 'search records',
  text: `SELECT key, record FROM "RegisterRecord" WHERE register = $1 AND words IS NOT NULL AND words LIKE ALL
      (SELECT '%' || replace(search_fold(word), '_', '\\_') || '%' FROM unnest($2::text[]) said(word))
    ORDER BY CASE WHEN $3 = '' THEN 0 ELSE (strpos(words, E'\\n' || search_fold($3)) = 0)::int END, key LIMIT $4 OFFSET $5`,
};

/** The records of a register that all words of a text stand in, those with a text that begins so first, then by their keys. */
export function searchRecords(
  database: Database,
  { register, said, first, offset }: SoughtRecords,
): Promise<FoundRecord[]> {
  const text = searchable(said);
  const words = text.split(' ').filter((word) => word !== '');
  return ask<FoundRecord>(database, SEARCH, [register, words, text, first, offset]);
}
