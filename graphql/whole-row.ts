import { columnsOf } from '../prisma/one-statement/model.js';
import { READ_AS, type ReadRow } from '../prisma/one-statement/rows.js';

/** A row with every column of its model, read by whichever way: its fields are answered from it and nothing is read again. */
export function wholeRow<Row extends object>(model: string, row: Row): Row & ReadRow {
  return { ...row, [READ_AS]: { select: columnsOf(model) } } as Row & ReadRow;
}
