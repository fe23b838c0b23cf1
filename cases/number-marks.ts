import { setTimeout as pause } from 'node:timers/promises';
import { type Client, ScheduleAlreadyRunning, ScheduleNotFoundError } from '@temporalio/client';
import type { Logger } from 'pino';
import { z } from 'zod';
import { appendToTrail } from '../city/trail/append.js';
import type { PrismaClient } from '../prisma/client.js';
import { isDatabaseOutage } from '../prisma/outage.js';
import { UnavailableError } from './refusals.js';

/** How many numbers are passed over after a restore: those of the last moments were given and told to nobody. */
export const PASSED_OVER = 1_000;
/** Numbers given within that time are told at once, in ms. */
const TELLING_DELAY_MS = 2_000;
const DEADLINE_MS = 5_000;

const Marks = z.record(z.string(), z.number().int());
type Marks = z.infer<typeof Marks>;

/** Keeps outside of the database how far its numbers have gone, so that none comes back with an older copy of it. */
export interface NumberMarks {
  /** Returns once the counters of the database are known to be beyond every number that was ever given. Throws UnavailableError. */
  mustBeAhead(): Promise<void>;
  /** The same where it can be known within a second: for what may not wait until Temporal is back. */
  tryToBeAhead(): Promise<void>;
  /** A number was given, and its transaction has ended. */
  given(): void;
  stop(): Promise<void>;
}

interface MarksOptions {
  prisma: PrismaClient;
  client: Client;
  taskQueue: string;
  log: Pick<Logger, 'warn'>;
}

/**
 * The marks are the note of a Temporal schedule that never fires. A counter of the database that is behind its mark
 * belongs to an older copy: it is moved on past the mark by `PASSED_OVER`.
 */
export function createNumberMarks({ prisma, client, taskQueue, log }: MarksOptions): NumberMarks {
  const scheduleId = `numbers/${taskQueue}`;
  const handle = client.schedule.getHandle(scheduleId);
  let ahead: Promise<void> | undefined;
  let telling: Promise<void> | undefined;
  let underWay: Promise<unknown> | undefined;
  const stopping = new AbortController();

  async function compare(): Promise<void> {
    const marks = await readMarks();
    await moveOn(marks);
    const counters = await prisma.counter.findMany();
    const further = counters.filter(({ name, value }) => value > (marks[name] ?? 0));
    if (further.length === 0) return;
    const note = JSON.stringify({ ...marks, ...Object.fromEntries(further.map(({ name, value }) => [name, value])) });
    await handle.update((schedule) => ({ ...schedule, state: { ...schedule.state, note } }));
  }

  async function readMarks(): Promise<Marks> {
    try {
      const { state } = await handle.describe();
      return Marks.parse(JSON.parse(state.note || '{}'));
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error;
    }
    const action = { type: 'startWorkflow', workflowType: 'sealTrail', taskQueue, args: [] } as const;
    try {
      await client.schedule.create({ scheduleId, spec: {}, action, state: { paused: true, note: '{}' } });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
    return {};
  }

  async function moveOn(marks: Marks): Promise<void> {
    const moved = await prisma.$transaction(async (tx) => {
      const behind: Marks = {};
      for (const [name, mark] of Object.entries(marks)) {
        const to = mark + PASSED_OVER;
        const count = await tx.$executeRaw`INSERT INTO "Counter" (name, value) VALUES (${name}, ${to})
          ON CONFLICT (name) DO UPDATE SET value = ${to} WHERE "Counter".value < ${mark}`;
        if (count > 0) behind[name] = to;
      }
      if (Object.keys(behind).length > 0) {
        const act = { act: 'NUMBERS_MOVED_ON', by: 'installation', changed: { counters: behind } };
        await appendToTrail(tx, [{ subject: 'installation', ...act }]);
      }
      return behind;
    });
    if (Object.keys(moved).length > 0) {
      log.warn({ counters: moved }, 'the database is an older copy: its numbers go on past those given since');
    }
  }

  const inTime = async () => {
    const late = pause(DEADLINE_MS, undefined, { ref: false }).then(() => Promise.reject(new UnavailableError()));
    const compared = client.withDeadline(Date.now() + DEADLINE_MS, compare);
    underWay = Promise.allSettled([underWay, compared]);
    await Promise.race([compared, late]);
  };

  async function tell(): Promise<void> {
    await pause(TELLING_DELAY_MS, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
    telling = undefined;
    await inTime().catch((error: unknown) => log.warn({ err: error }, 'how far numbers have gone was not told'));
  }

  function mustBeAhead(): Promise<void> {
    ahead ??= inTime().catch((error: unknown) => {
      ahead = undefined;
      throw error instanceof UnavailableError || isDatabaseOutage(error) ? error : new UnavailableError(error);
    });
    return ahead;
  }

  return {
    mustBeAhead,
    tryToBeAhead: () => Promise.race([mustBeAhead().catch(() => undefined), pause(1_000, undefined, { ref: false })]),
    given() {
      telling ??= tell();
    },
    async stop() {
      const last = telling;
      stopping.abort();
      await last;
      // The SDK tries again by a timer, which throws where the connection is closed by then.
      await underWay;
    },
  };
}
