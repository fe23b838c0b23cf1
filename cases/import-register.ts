import { type ImportReport, importRecords, type RefusedRow } from '../city/registers/import-records.js';
import { toldImport } from '../city/registers/told-import.js';
import { type Acting, byViewer } from './acting.js';
import { actMessages } from './messages/acts.js';
import { inputMessages } from './messages/inputs.js';
import { must } from './permission.js';
import { ForbiddenError, invalidInput } from './refusals.js';
import { nameOf } from './text-input.js';

const MOST = 500;

interface Import {
  source: string;
  version: string;
  records: readonly { register: string; record?: unknown }[];
}

export interface Imported extends ImportReport {
  refusals: RefusedRow[];
  /** numbers of permits that were granted here, so that the grant goes before the record */
  granted: string[];
}

/**
 * Checks and writes a part of a list into the registers, in one transaction; the same part again changes nothing. A register says
 * who owns what, and which offices may act: where two administrators have to agree it stays with the operators.
 */
export async function importRegister(acting: Acting, { source, version, records }: Import): Promise<Imported> {
  must(acting.viewer, 'importRegisters');
  if (acting.publishing.publisher.approval) throw new ForbiddenError(actMessages.IMPORT_ALONE);
  if (records.length === 0) throw invalidInput('records', 'REQUIRED', inputMessages.REQUIRED({ path: 'records' }));
  if (records.length > MOST) throw invalidInput('records', 'TOO_MANY', actMessages.TOO_MANY_RECORDS);
  const kept = { source: nameOf('source', source, 200), version: nameOf('version', version, 100) };
  const [refusals, granted]: [RefusedRow[], string[]] = [[], []];
  const rows = records.map((row, i) => ({ at: `records.${i}`, register: row.register, record: row.record }));
  const report = await importRecords(acting.prisma, rows, {
    ...kept,
    officeRule: acting.officeRule,
    onRefused: (row) => refusals.push(row),
    onGranted: (numbers) => granted.push(...numbers),
    tell: toldImport(kept, (act) => byViewer(acting, act)),
  });
  return { ...report, refusals, granted };
}
