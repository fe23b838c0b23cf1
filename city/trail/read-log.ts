import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { PrismaClient } from '../../prisma/client.js';
import { ask } from '../../prisma/sql.js';
import { requestId } from '../../runtime/request-id.js';
import { appendToTrail, type TrailTransaction } from './append.js';

export interface Reader {
  /** account's id */
  id: string;
  /** the engineering office they work at */
  officeId?: string | undefined;
}

/** Writes down who has read what of cases that are not their own. */
export interface ReadLog {
  /** Takes no time: it is written beside the request, from the next moment on. */
  note(reader: Reader, reference: string, what: string): void;
  /** The same of a reader whose own case it is known to be: nothing is written, and nobody has to be asked whose it is. */
  noteOwn(reader: Reader, reference: string): void;
  /** reads that are not written yet */
  unwritten(): number;
  /** Writes what is left. */
  stop(): Promise<void>;
}

interface Read {
  reader: Reader;
  reference: string;
  what: Set<string>;
  at: Date;
  requestId: string | undefined;
}

/** One entry tells of all that somebody reads of a case for so long, in ms. */
const SPAN = 10 * 60_000;
const BATCH = 100;
/** Beyond this the oldest are forgotten, which costs no more than a look into the database. */
const MAX_REMEMBERED = 20_000;
/** Kept while the database is away; further reads are then logged as lost. */
const MAX_QUEUED = 50_000;

export function createReadLog({ prisma, log }: { prisma: PrismaClient; log: Logger }): ReadLog {
  const seen = new LRUCache<string, number>({ max: MAX_REMEMBERED });
  let pending = new Map<string, Read>();
  let writing: Promise<void> | undefined;
  let stopping = false;

  async function drain(): Promise<void> {
    // Fields of one answer are read in one turn, and come together.
    await new Promise((resolve) => setImmediate(resolve));
    while (pending.size > 0) {
      const batch = [...pending].slice(0, BATCH);
      for (const [key] of batch) pending.delete(key);
      try {
        const reads = await ofOthers(
          prisma,
          batch.map(([, read]) => read),
        );
        if (reads.length > 0) await prisma.$transaction((tx) => write(tx, reads));
      } catch (error) {
        log.error({ err: error, reads: batch.length + pending.size }, 'reads could not be written into the trail yet');
        pending = new Map([...batch, ...pending]);
        if (stopping) return;
        await sleep(1_000);
      }
    }
  }

  function isNew(key: string, now: number): boolean {
    const until = seen.peek(key) ?? 0;
    // A clock that was set back does not keep anybody unseen.
    if (until > now && until <= now + SPAN) return false;
    seen.set(key, now + SPAN);
    return true;
  }

  return {
    unwritten: () => pending.size,
    note(reader, reference, what) {
      const key = `${reader.id}\n${reference}`;
      const waiting = pending.get(key);
      if (waiting) return void waiting.what.add(what);
      if (!isNew(key, Date.now())) return;
      if (pending.size >= MAX_QUEUED) return log.error({ reference, reader: reader.id }, 'a read is not in the trail');
      pending.set(key, { reader, reference, what: new Set([what]), at: new Date(), requestId: requestId() });
      writing ??= drain().finally(() => {
        writing = undefined;
      });
    },
    noteOwn({ id }, reference) {
      seen.set(`${id}\n${reference}`, Date.now() + SPAN);
    },
    async stop() {
      stopping = true;
      await writing;
      if (pending.size > 0) log.error({ reads: pending.size }, 'reads are not in the trail');
    },
  };
}

const OWN = {
  name: 'whose cases these are',
  text: `SELECT a.reference, a."ownerId", a."filedById", m."officeId" FROM "Application" a
    LEFT JOIN "Mandate" m ON m.id = a."mandateId" WHERE a.reference = ANY($1::text[])`,
};

/** Those of cases that are not the reader's own. */
async function ofOthers(prisma: PrismaClient, reads: readonly Read[]): Promise<Read[]> {
  const references = [...new Set(reads.map(({ reference }) => reference))];
  const cases = await ask<{ reference: string; ownerId: string; filedById: string; officeId: string | null }>(
    prisma,
    OWN,
    [references],
  );
  const caseOf = new Map(cases.map((row) => [row.reference, row]));
  return reads.filter(({ reader, reference }) => {
    const owner = caseOf.get(reference);
    if (!owner || owner.ownerId === reader.id || owner.filedById === reader.id) return false;
    return reader.officeId === undefined || owner.officeId !== reader.officeId;
  });
}

/** Leaves out what another server has written of the same reader. */
async function write(tx: TrailTransaction & Pick<PrismaClient, 'trailEntry'>, others: readonly Read[]): Promise<void> {
  const subjects = others.map(({ reference }) => reference);
  await tx.$queryRaw`SELECT FROM hold_chains(${subjects}::text[])`;
  const since = new Date(Math.min(...others.map(({ at }) => at.getTime())) - SPAN);
  const noted = await tx.trailEntry.findMany({
    where: { subject: { in: subjects }, act: 'READ', at: { gt: since } },
    select: { subject: true, by: true },
  });
  const known = new Set(noted.map(({ subject, by }) => `${by}\n${subject}`));
  await appendToTrail(
    tx,
    others
      .filter(({ reader, reference }) => !known.has(`${reader.id}\n${reference}`))
      .map(({ reader, reference: subject, what, at, requestId }) => {
        return { subject, act: 'READ', by: reader.id, at, requestId, changed: { what: [...what].sort() } };
      }),
  );
}
