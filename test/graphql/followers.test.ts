import { setTimeout as sleep } from 'node:timers/promises';
import { createPubSub } from 'graphql-yoga';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedParts } from '../../embedded/parts.js';
import { createBrowser } from '../../embedded/sign-in/browser.js';
import { demoPassword } from '../../embedded/sign-in/keys.js';
import type { Context } from '../../graphql/context.js';
import { follow } from '../../graphql/follow.js';
import { createFollowers } from '../../graphql/followers.js';
import { tellApplicationChanged } from '../../prisma/application-changed.js';
import { startServer } from '../../server.js';
import { subscribe } from '../support/stream.js';
import { type System, startSystem } from '../support/system.js';
import { seedFiled } from './seed.js';

let system: System;
beforeAll(async () => {
  system = await startSystem({ TOKEN_CLOCK_SKEW: '0' }, { worker: false });
  await seedFiled(system.prisma, { reference: CASE });
});
afterAll(() => system.stop());

const CASE = 'U-1401-000001';
const tell = () => system.prisma.$transaction((tx) => tellApplicationChanged(tx, CASE));

/** Follows until events come, so that the stream is known to be under way. */
async function followed(headers: Record<string, string>, at: Pick<System, 'url'> = system) {
  const stream = await subscribe(at, CASE, headers);
  const first = stream.next();
  let heard = false;
  first.then(() => {
    heard = true;
  });
  while (!heard) {
    await tell();
    await sleep(50);
  }
  expect((await first)?.data?.applicationChanged?.status).toBe('UNDER_REVIEW');
  return stream;
}

/** The code that a stream ends with, whatever came before it. */
async function lastOf(stream: Awaited<ReturnType<typeof subscribe>>): Promise<string | undefined> {
  let code: string | undefined;
  for (let event = await stream.next(); event; event = await stream.next()) code = event.errors?.[0]?.extensions.code;
  return code;
}

const bearer = async (as: string) => ({ ...(await system.headers(as)) });

describe('a subscription ends, with or without another event, when its person', () => {
  it('holds the role no more', async () => {
    const stream = await followed(await bearer('supervisor-1'));
    const now = new Date();
    await system.prisma.roleHolding.updateMany({ where: { person: 'supervisor-1' }, data: { until: now } });
    await tell();
    expect(await lastOf(stream)).toBe('NOT_FOUND');
    await system.prisma.roleHolding.updateMany({ where: { person: 'supervisor-1' }, data: { until: null } });
  });

  it('has a token that is over', async () => {
    const exp = Math.floor(Date.now() / 1000) + 3;
    const stream = await followed({ authorization: `Bearer ${await system.issuer.token('citizen-1', { exp })}` });
    expect(await lastOf(stream)).toBe('UNAUTHENTICATED');
    expect(Date.now() / 1000).toBeGreaterThan(exp);
  }, 30_000);

  it.each(['mandate', 'office'])(
    'acted under a %s that ended',
    async (what) => {
      const mandate = await system.prisma.mandate.create({
        data: {
          officeId: 'OFF-0001',
          ownerId: 'citizen-1',
          status: 'ACTIVE',
          permitTypes: ['construction'],
          validUntil: '1499/01/01',
        },
      });
      await system.prisma.application.update({ where: { reference: CASE }, data: { mandateId: mandate.id } });
      const stream = await followed(await bearer('office-1'));
      const at = new Date();
      if (what === 'mandate') {
        await system.prisma.mandate.update({ where: { id: mandate.id }, data: { status: 'REVOKED', revokedAt: at } });
      } else {
        await system.prisma.office.update({ where: { id: 'OFF-0001' }, data: { suspendedAt: at } });
      }
      expect(await lastOf(stream)).toBe(what === 'mandate' ? 'MANDATE_NOT_ACTIVE' : 'REPRESENTATIVE_NOT_APPROVED');
      await system.prisma.office.update({ where: { id: 'OFF-0001' }, data: { suspendedAt: null } });
    },
    30_000,
  );

  it('has signed out', async () => {
    const { issuer: _, ...tokens } = system.config.tokens;
    const server = await startServer({ ...system.config, tokens }, embeddedParts);
    try {
      const browser = createBrowser();
      const form = await browser.follow(new URL('/sign-in?to=/session', server.url));
      const password = demoPassword(system.config.dataDir);
      await browser.follow(form, new URLSearchParams({ login: 'citizen-1', password }));
      const stream = await followed({ cookie: browser.cookies(), 'sec-fetch-site': 'same-origin' }, server);
      await system.prisma.session.deleteMany({ where: { person: 'citizen-1' } });
      expect(await lastOf(stream)).toBe('UNAUTHENTICATED');
    } finally {
      await server.stop();
    }
  }, 30_000);
});

describe('subscriptions', () => {
  it('of one person are so many at once', async () => {
    const headers = await bearer('citizen-1');
    const streams = [];
    for (let i = 0; i < 20; i++) streams.push(await subscribe(system, CASE, headers));
    const [last] = streams;
    const oneMore = await subscribe(system, CASE, headers);
    expect((await oneMore.next())?.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
    last?.stop();
    await expect
      .poll(
        async () => {
          const again = await subscribe(system, CASE, headers);
          const refused = await Promise.race([again.next(), sleep(300)]);
          again.stop();
          return (refused as { errors?: object[] } | undefined)?.errors;
        },
        { timeout: 10_000 },
      )
      .toBeUndefined();
    for (const stream of streams) stream.stop();
  }, 30_000);

  it('of all are so many on a server, last so long, and are counted off however they end', async () => {
    const bounds = { person: 2, server: 3, lifeMs: 150, checkMs: 20 };
    const followers = createFollowers(bounds);
    const context = (id: string) =>
      ({ viewer: { id, roles: [] }, followers, whoNow: async () => ({ id, roles: [] }) }) as unknown as Context;
    const never = () => createPubSub<{ nothing: [] }>().subscribe('nothing');
    const begin = (id: string) => follow(context(id), never(), async () => undefined);
    const streams = [begin('a'), begin('a'), begin('b')];
    expect(() => begin('a')).toThrow();
    expect(() => begin('c')).toThrow();
    // One that nobody has begun to read is counted off too.
    await streams[0]?.return?.();
    const another = begin('c');
    expect(await another.next()).toEqual({ done: true, value: undefined });
    await sleep(200);
    expect([begin('a'), begin('a'), begin('b')]).toHaveLength(3);
  });
});
