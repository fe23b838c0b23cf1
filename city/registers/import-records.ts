import { jalaliDay } from '../../forms/jalali.js';
import { nearestName } from '../../forms/nearest.js';
import { PERMITS } from '../../forms/rulebook/registers.js';
import type { PrismaClient, Transaction } from '../../prisma/client.js';
import { enterOffices } from '../people/enter-offices.js';
import type { OfficeRule } from '../people/offices.js';
import { isRecordKey, isStorable } from './record-check.js';
import { createRecordChecks, type RecordChecks } from './record-checks.js';

/** One record of a file. `at` says where it stands, as `parcels[3]`; `problem` why it could not even be read. */
export type ImportRow = { at: string; register: unknown; record: unknown } | { at: string; problem: string };

export interface RefusedRow {
  at: string;
  /** null where the record has none that can be used */
  key: string | null;
  reason: string;
}

export interface ImportReport {
  added: number;
  updated: number;
  unchanged: number;
  refused: number;
}

export interface ImportOptions {
  source: string;
  version: string;
  /** which of the listed offices may be approved */
  officeRule: OfficeRule;
  onRefused?(row: RefusedRow): void;
  /** keys of permits that were granted here: the records are kept, and add to what the grants say */
  onGranted?(keys: string[]): void;
  /** in the transaction of every batch that changed something, by the names of its registers */
  tell?(tx: Transaction, written: { registers: string[]; added: number; updated: number }): Promise<void>;
  /** after every batch */
  onProgress?(report: ImportReport): void;
}

interface Accepted {
  register: string;
  key: string;
  record: unknown;
}

const BATCH = 500;
/** The list whose records are also entered into the register of offices that mandates go by. */
const OFFICES = 'offices';

/** Checks and writes records. The same records again change nothing; of two with one key the later one stays. */
export async function importRecords(
  prisma: PrismaClient,
  rows: AsyncIterable<ImportRow> | Iterable<ImportRow>,
  { source, version, officeRule, onRefused, onGranted, tell, onProgress }: ImportOptions,
): Promise<ImportReport> {
  const checks = createRecordChecks(prisma);
  const report: ImportReport = { added: 0, updated: 0, unchanged: 0, refused: 0 };
  let batch = new Map<string, Accepted>();

  async function write(): Promise<void> {
    const written = await upsert(prisma, [...batch.values()], { source, version, officeRule, tell });
    if (written.granted.length > 0) onGranted?.(written.granted);
    report.added += written.added;
    report.updated += written.updated;
    report.unchanged += batch.size - written.added - written.updated;
    batch = new Map();
    onProgress?.(report);
  }

  for await (const row of rows) {
    const judged = await judge(checks, row);
    if ('reason' in judged) {
      report.refused += 1;
      onRefused?.(judged);
      continue;
    }
    batch.set(`${judged.register} ${judged.key}`, judged);
    if (batch.size === BATCH) await write();
  }
  if (batch.size > 0) await write();
  return report;
}

async function judge(checks: RecordChecks, row: ImportRow): Promise<Accepted | RefusedRow> {
  const { at } = row;
  if ('problem' in row) return { at, key: null, reason: row.problem };
  const { register, record } = row;
  if (typeof register !== 'string') return { at, key: null, reason: 'register must be the name of a register' };
  const check = await checks.find(register);
  if (!check) {
    const hint = nearestName(register, await checks.names());
    return { at, key: null, reason: `there is no register "${register}"${hint ? `; did you mean "${hint}"?` : ''}` };
  }
  if (!check.keyField) return { at, key: null, reason: `the schema of "${register}" has no x-key to find records by` };
  const named = (record as Record<string, unknown> | null)?.[check.keyField];
  const key = typeof named === 'string' && isRecordKey(named) ? named : null;
  const reasons = check.reasonsAgainst(record);
  if (reasons.length > 0) return { at, key, reason: reasons.join('; ') };
  if (key === null) return { at, key, reason: `${check.keyField} must be a text of 1 to 200 characters to find it by` };
  if (!isStorable(record))
    return { at, key, reason: 'a text has a character that cannot be stored (NUL or half a pair)' };
  return { register, key, record };
}

async function upsert(
  prisma: PrismaClient,
  records: Accepted[],
  { source, version, officeRule, tell }: Pick<ImportOptions, 'source' | 'version' | 'officeRule' | 'tell'>,
): Promise<{ added: number; updated: number; granted: string[] }> {
  return prisma.$transaction(
    async (tx) => {
      // A row that was not there before has no transaction that deleted or locked it: xmax is 0.
      const written = await tx.$queryRaw<{ added: boolean; register: string; key: string; record: unknown }[]>`
    INSERT INTO "RegisterRecord" AS kept (register, key, record, source, version, "recordedAt")
    SELECT register, key, record, ${source}, ${version}, now()
    FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS given(register text, key text, record jsonb)
    ON CONFLICT (register, key) DO UPDATE
      SET record = excluded.record, source = excluded.source, version = excluded.version, "recordedAt" = now()
      WHERE (kept.record, kept.source, kept.version) IS DISTINCT FROM (excluded.record, excluded.source, excluded.version)
    RETURNING kept.xmax = 0 AS added, kept.register, kept.key, kept.record`;
      const offices = written.filter(({ register }) => register === OFFICES).map(({ record }) => record);
      const now = new Date();
      await enterOffices(tx, offices, { rule: officeRule, today: jalaliDay(now), now });
      const added = written.filter((row) => row.added).length;
      const permits = written.filter(({ register }) => register === PERMITS).map(({ key }) => key);
      const granted = await tx.permit.findMany({
        where: { number: { in: permits } },
        select: { number: true },
        orderBy: { number: 'asc' },
      });
      const registers = [...new Set(written.map(({ register }) => register))].sort();
      const updated = written.length - added;
      if (written.length > 0) await tell?.(tx, { registers, added, updated });
      return { added, updated, granted: granted.map(({ number }) => number) };
    },
    { timeout: 60_000 },
  );
}
