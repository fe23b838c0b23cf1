import type { ListField } from './form-map.js';
import { levelRows } from './level-rows.js';
import { plainRows } from './plain-rows.js';
import type { Rows } from './row.js';
import type { Token } from './text.js';

/** Entries of a list in a line: «همکف و اول، هر کدام ۱۲۰ متر، یک واحد»; undefined where there is more than one way to read it. */
export function readRows(tokens: readonly Token[], list: ListField, today: string | undefined): Rows | undefined {
  return list.level ? levelRows(tokens, list, list.level, today) : plainRows(tokens, list, today);
}
