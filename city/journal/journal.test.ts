import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { type Act, appendToTrail } from '../trail/append.js';
import { decodePlace, encodePlace, type Place } from './cursor.js';
import { forgetEvents } from './forget.js';
import { type EventFilter, PlaceForgottenError, PlaceUnknownError, readEvents } from './read.js';

let database: TestDatabase;
let prisma: PrismaClient;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 12);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

const append = (acts: Act[], hold = 0) =>
  prisma.$transaction(async (tx) => {
    await appendToTrail(tx, acts);
    await sleep(hold);
  });
const office = (name: string, act: string): Act => ({ subject: `office/${name}`, act, by: 'admin-1' });
const read = (after?: Place, first = 100, filter: EventFilter = {}) => readEvents(prisma, { after, first, filter });

it('has every event once and in the order of each subject, whoever writes and reads meanwhile', async () => {
  const offices = ['a', 'b', 'c', 'd', 'e'];
  const acts = ['OFFICE_APPROVED', 'OFFICE_SUSPENDED', 'OFFICE_RESTORED', 'OFFICE_APPROVAL_WITHDRAWN'];
  let writing = true;
  const written = Promise.all(
    offices.map(async (name, i) => {
      for (let n = 0; n < 12; n += 1) {
        const other = office(offices[(i + n) % offices.length] ?? '', 'PERSON_SAVED');
        // Some hold their place long after others that began later have committed, and some change their mind.
        await append([office(name, acts[n % 4] ?? ''), other], (n * 7 + i * 13) % 31);
        if (n % 3 === 0)
          await expect(
            prisma.$transaction(async (tx) => {
              await appendToTrail(tx, [office(`gone-${name}-${n}`, 'OFFICE_APPROVED')]);
              throw new Error('changed its mind');
            }),
          ).rejects.toThrow('changed its mind');
      }
    }),
  ).finally(() => {
    writing = false;
  });
  const consumers = [1, 3, 100].map(async (first) => {
    const seen: { position: bigint; subject: string; type: string }[] = [];
    let cursor: string | undefined;
    for (let more = true; more || writing; ) {
      const page = await read(cursor === undefined ? undefined : decodePlace(cursor), first);
      seen.push(...page.events);
      cursor = page.upTo && encodePlace(page.upTo);
      more = page.hasMore;
    }
    const last = await read(cursor === undefined ? undefined : decodePlace(cursor), 1_000);
    return [...seen, ...last.events];
  });
  await written;
  for (const seen of await Promise.all(consumers)) {
    expect(seen.map(({ position }) => position)).toEqual(Array.from({ length: 60 }, (_, i) => BigInt(i + 1)));
    for (const name of offices) {
      const own = seen.filter(({ subject }) => subject === `office/${name}`).map(({ type }) => type);
      expect(own).toEqual([...acts, ...acts, ...acts]);
    }
  }
});

it('goes on past what a filter leaves out', async () => {
  await append([office('filtered', 'OFFICE_APPROVED')]);
  const before = (await read(undefined, 1)).upTo;
  const page = await read(before, 100, { types: ['PERMIT_GRANTED'] });
  expect(page).toMatchObject({ events: [], hasMore: false });
  await append([office('after', 'OFFICE_APPROVED')]);
  expect((await read(page.upTo)).events).toMatchObject([{ type: 'OFFICE_APPROVED', subject: 'office/after' }]);
});

it('says where it no longer reaches, and knows a cursor of another journal', async () => {
  await append([office('old', 'OFFICE_APPROVED')]);
  const { events } = await read(undefined, 1_000);
  const [first, last] = [events[0], events.at(-1)];
  const oldest = decodePlace(encodePlace({ position: 1n, mark: first?.id.slice(0, 8) ?? '' }));
  expect(await forgetEvents(prisma, new Date(Date.now() + 60_000))).toBe(events.length);
  await expect(read(oldest)).rejects.toThrow(PlaceForgottenError);
  const newest = { position: last?.position ?? 0n, mark: last?.id.slice(0, 8) ?? '' };
  expect(await read(newest)).toEqual({ events: [], hasMore: false, upTo: newest });
  expect(await read()).toEqual({ events: [], hasMore: false, upTo: newest });
  await append([office('new', 'OFFICE_APPROVED')]);
  expect((await read(newest)).events).toMatchObject([{ subject: 'office/new', position: newest.position + 1n }]);
  await expect(read({ ...newest, mark: '00000000' })).rejects.toThrow(PlaceUnknownError);
  await expect(read({ position: newest.position + 5n, mark: '00000000' })).rejects.toThrow(PlaceUnknownError);
});

it('refuses what is no cursor', () => {
  for (const cursor of [
    '',
    'x',
    encodePlace({ position: 0n, mark: '00000000' }),
    Buffer.from('1.x').toString('base64url'),
  ])
    expect(decodePlace(cursor)).toBeUndefined();
});
