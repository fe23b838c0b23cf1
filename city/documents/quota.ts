import type { Transaction } from '../../prisma/client.js';
import type { DocumentQuotas } from '../../runtime/config/documents.js';
import { DocumentRefusedError, DocumentsFullError } from './errors.js';

/** A document that is to be attached: those whose place it takes make room for it. */
interface Attaching {
  reference: string;
  /** ids of the attached ones whose place it takes */
  replaced: string[];
  /** the person or office that filed the case */
  filedById: string;
  /** bytes */
  size: number;
}

/** How long what all documents weigh together is taken as known: adding it up goes through every row. */
const KNOWN_MS = 60_000;

/** Refuses a document for which a case, whoever files, or the installation has no room left; `kept`: it is kept now. */
export type MustHaveRoom = (tx: Transaction, attaching: Attaching & { kept: boolean }) => Promise<void>;

/** @throws DocumentRefusedError, DocumentsFullError */
export function documentRoom(quotas: DocumentQuotas): MustHaveRoom {
  let all: { bytes: bigint; at: number } | undefined;

  async function allBytes(tx: Transaction): Promise<bigint> {
    if (!all || Date.now() - all.at > KNOWN_MS) {
      const [row] = await tx.$queryRaw<[{ bytes: bigint }]>`
        SELECT coalesce(sum(size), 0)::bigint AS bytes
          FROM (SELECT size FROM "AttachedDocument" UNION ALL SELECT size FROM "TaskFile") AS all_files`;
      all = { bytes: row.bytes, at: Date.now() };
    }
    return all.bytes;
  }

  return async (tx, { reference, replaced, filedById, size, kept }) => {
    // Of two that come at once the second sees the first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`documents of ${filedById}`}, 0))`;
    const [row] = await tx.$queryRaw<[{ case: bigint; person: bigint; replaced: bigint }]>`
      SELECT coalesce(sum(d.size) FILTER (WHERE d.reference = ${reference}), 0)::bigint AS case,
        coalesce(sum(d.size), 0)::bigint AS person,
        coalesce(sum(d.size) FILTER (WHERE d.id = ANY(${replaced}::uuid[])), 0)::bigint AS replaced
      FROM (SELECT id, reference, size FROM "AttachedDocument" UNION ALL SELECT id, reference, size FROM "TaskFile") d
        JOIN "Application" a ON a.reference = d.reference
      WHERE a."filedById" = ${filedById}`;
    const grows = BigInt(size) - row.replaced;
    for (const [whose, quota] of [['case', quotas.case] as const, ['person', quotas.person] as const]) {
      if (quota === 0 || row[whose] + grows <= quota) continue;
      const message = `The documents of one ${whose} may have ${quota} bytes together.`;
      throw new DocumentRefusedError(whose === 'case' ? 'CASE_FULL' : 'PERSON_FULL', message, { limit: quota });
    }
    if (quotas.installation > 0 && (await allBytes(tx)) + grows > quotas.installation) {
      throw new DocumentsFullError(quotas.installation);
    }
    if (kept && all) all.bytes += grows;
  };
}
