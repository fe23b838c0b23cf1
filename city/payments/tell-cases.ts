import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { PrismaClient } from '../../prisma/client.js';
import type { Settlement } from './settle.js';

export interface TellCasesOptions {
  prisma: PrismaClient;
  /** Tells the case's workflow that every slip of the revision is settled. Telling it again is harmless. */
  tell: (reference: string, revision: number) => Promise<void>;
  log: Logger;
}

export interface CaseTeller {
  /** Tells the case, when this settlement was its last. Rejects when it could not be told now. */
  tell(settlement: Settlement): Promise<void>;
  /** Tells every case that is paid and does not know, again and again until all are told. */
  catchUp(): void;
  stop(): Promise<void>;
}

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 60_000;

/**
 * Money is settled in the database first; then its case is told. A process that dies in between leaves a case that is
 * paid and waits: whoever starts next tells it.
 */
export function createCaseTeller({ prisma, tell, log }: TellCasesOptions): CaseTeller {
  const stopping = new AbortController();
  let underWay: Promise<void> | undefined;
  let wanted = false;

  async function untilAllAreTold(): Promise<void> {
    for (let pause = FIRST_PAUSE; !stopping.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        wanted = false;
        for (const { reference, revision } of await paidAndWaiting(prisma)) await tell(reference, revision);
        if (!wanted) return;
      } catch (error) {
        log.warn({ err: error }, 'a paid case could not be told yet');
      }
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  return {
    async tell(settlement) {
      if (settlement.result === 'settled' && settlement.all) await tell(settlement.reference, settlement.revision);
    },
    catchUp() {
      wanted = true;
      underWay ??= untilAllAreTold().finally(() => {
        underWay = undefined;
      });
    },
    async stop() {
      stopping.abort();
      await underWay;
    },
  };
}

/** Among them are cases that know and have further to go; beside a payment, a branch may wait for something else. */
function paidAndWaiting(prisma: PrismaClient): Promise<{ reference: string; revision: number }[]> {
  return prisma.$queryRaw`
    SELECT a.reference, a.revision FROM "Application" a
    WHERE a.status IN ('AWAITING_PAYMENT', 'UNDER_REVIEW', 'REFERRED') AND slips_are_settled(a.reference, a.revision)`;
}
