import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balances, seedSlips, unbalanced } from '../../city/payments/test-support/city.js';
import { billIdOf, paymentIdOf } from '../../forms/identifiers.js';
import { type Ran, runCli } from '../../test/support/run-cli.js';
import { spawnCli } from '../../test/support/spawn-cli.js';
import { type System, startSystem } from '../../test/support/system.js';

const HEAD = 'Bill ID,Payment ID,Amount,Tracking Number,Time';

let system: System;
let last = 0;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
});
afterAll(() => system.stop());

const file = (name: string, lines: string[]): string => {
  const path = join(system.config.dataDir, name);
  writeFileSync(path, lines.join('\r\n'));
  return path;
};

function surroundings(env: Record<string, string> = {}) {
  const { databaseUrl, temporal, dataDir, taskQueue } = system.config;
  return {
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    TASK_QUEUE: taskQueue,
    ...env,
  };
}
const lines = ({ out, ...ran }: Ran) => ({ ...ran, out: out.trimEnd().split('\n') });
const reconcile = async (path: string, env?: Record<string, string>) =>
  lines(await runCli(['payments', 'reconcile', path], surroundings(env)));

/** Payable slips of 1,234,000 rials each, with identifiers that fit each other. */
async function slips(count: number) {
  const seeds = Array.from({ length: count }, () => {
    last += 1;
    const billId = billIdOf({ fileCode: 1000 + last, subsidiary: '123', serviceType: 6 });
    return {
      id: `R-${last}-1-1`,
      reference: `R-${last}`,
      payee: 'CITY',
      status: 'PAYABLE' as const,
      payable: 1_234_000n,
      billId,
      paymentId: paymentIdOf(billId, 1_234_000n, 5, 1),
      sessionId: crypto.randomUUID(),
    };
  });
  await seedSlips(system.prisma, seeds);
  return seeds;
}
const statuses = async (seeds: { id: string }[]) =>
  (await system.prisma.paymentSlip.findMany({ where: { id: { in: seeds.map(({ id }) => id) } } })).map((s) => s.status);

describe('a settlement file', { timeout: 180_000 }, () => {
  it('settles by the two identifiers, padded or in Persian digits, and again changes nothing', async () => {
    const seeds = await slips(3);
    const [a, b, c] = seeds as [(typeof seeds)[0], (typeof seeds)[0], (typeof seeds)[0]];
    const persian = (text: string) => text.replace(/\d/g, (d) => '۰۱۲۳۴۵۶۷۸۹'[Number(d)] ?? d);
    const path = file('day.csv', [
      `\uFEFF${HEAD}`,
      `${a.billId},${a.paymentId.padStart(13, '0')},1234000,R1-${a.id},2026-11-24T10:15:00Z`,
      `${b.billId.padStart(13, '0')},"${b.paymentId}",1234000,R2-${b.id},1405/09/03 13:45:00`,
      `${persian(c.billId)},${persian(c.paymentId)},${persian('1234000')},R3-${c.id},۱۴۰۵/۰۹/۰۳ ۱۳:۴۵`,
    ]);
    const first = await reconcile(path);
    expect(first.out).toEqual([
      `line 2: settled ${a.id}`,
      `line 3: settled ${b.id}`,
      `line 4: settled ${c.id}`,
      '3 settled, 0 unmatched, 0 refused; 0 known before.',
    ]);
    expect(first).toMatchObject({ code: 0, err: '3 settled, 0 unmatched, 0 refused; 0 known before\n' });
    expect(await statuses(seeds)).toEqual(['PAID', 'PAID', 'PAID']);
    const kept = await system.prisma.receipt.findFirstOrThrow({ where: { settlesId: b.id } });
    expect(kept).toMatchObject({ channel: 'FILE', paidAt: new Date('2026-11-24T10:15:00Z') });
    const books = await balances(system.prisma);
    expect((await reconcile(path)).out.slice(-2)).toEqual([
      `line 4: settled ${c.id}, known before`,
      '3 settled, 0 unmatched, 0 refused; 3 known before.',
    ]);
    expect(await balances(system.prisma)).toEqual(books);
  });

  it('keeps what fits no slip, refuses what it cannot read, and reports every row', async () => {
    const seeds = await slips(2);
    const [a, b] = seeds as [(typeof seeds)[0], (typeof seeds)[0]];
    await system.prisma.paymentSlip.update({ where: { id: b.id }, data: { status: 'EXPIRED' } });
    const ran = await reconcile(
      file('odd.csv', [
        'زمان,شماره پیگیری,مبلغ,شناسه پرداخت,شناسه قبض',
        `2026-11-24T10:15:00Z,W-${a.id},999,${a.paymentId},${a.billId}`,
        `2026-11-24T10:15:00Z,E-${b.id},1234000,${b.paymentId},${b.billId}`,
        `2026-11-24T10:15:00Z,N-${a.id},1234000,${a.paymentId},77777777`,
        '',
        `2026-11-24T10:15:00Z,X-${a.id},12.5,${a.paymentId},${a.billId}`,
        `2026-11-24T10:15:00Z,,1234000,${a.paymentId},${a.billId}`,
        `soon,Y-${a.id},1234000,${a.paymentId},${a.billId}`,
        `2126-11-24T10:15:00Z,Z-${a.id},1234000,${a.paymentId},${a.billId}`,
        `1405/13/01 10:00,Z-${a.id},0,${a.paymentId},'${a.billId}`,
        'one,two',
        `2026-11-24T10:15:00Z,S-${a.id},1234000,${a.paymentId},${a.billId}`,
      ]),
    );
    expect(ran.code).toBe(1);
    expect(ran.out.map((line) => line.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'ID'))).toEqual([
      'line 2: kept unmatched as ID (AMOUNT_MISMATCH)',
      'line 3: kept unmatched as ID (SLIP_EXPIRED)',
      'line 4: kept unmatched as ID (NOT_FOUND)',
      'line 6: refused: amount must be whole rials, up to 18 digits',
      'line 7: refused: trackingNumber must be 1 to 100 letters, digits, _ or -',
      expect.stringMatching(/^line 8: refused: time must be a past/),
      expect.stringMatching(/^line 9: refused: time must be a past/),
      expect.stringMatching(/^line 10: refused: billId .*; amount must be more than nothing; time must be a past/),
      'line 11: refused: has 2 columns instead of 5',
      `line 12: settled ${a.id}`,
      '1 settled, 3 unmatched, 6 refused; 0 known before.',
    ]);
    expect(await statuses([a])).toEqual(['PAID']);
    expect(await unbalanced(system.prisma)).toEqual([]);
  });

  it('says how far it is', async () => {
    const rows = Array.from({ length: 1_020 }, () => '1,1,no amount,R-1,2026-11-24T10:15:00Z');
    const { err } = await reconcile(file('long.csv', [HEAD, ...rows]));
    expect(err.split('\n').slice(0, 2)).toEqual([
      '0 settled, 0 unmatched, 1000 refused; 0 known before',
      '0 settled, 0 unmatched, 1020 refused; 0 known before',
    ]);
  });

  it('run twice at once settles once', async () => {
    const seeds = await slips(60);
    const rows = Array.from({ length: 180 }, (_, i) => {
      const { id, billId, paymentId } = seeds[i % 60] as (typeof seeds)[0];
      return `${billId},${paymentId},1234000,M-${id},2026-11-24T10:15:00Z`;
    });
    const path = file('large.csv', rows);
    const inProcess = async () => lines(await spawnCli(['payments', 'reconcile', path], surroundings()));
    const [one, two] = await Promise.all([inProcess(), inProcess()]);
    const known = [one, two].map(({ out }) => Number(/; (\d+) known before/.exec(out.at(-1) ?? '')?.[1]));
    expect((known[0] ?? 0) + (known[1] ?? 0)).toBe(360 - 60);
    expect(await system.prisma.receipt.count({ where: { trackingNumber: { startsWith: 'M-' } } })).toBe(60);
    expect(new Set(await statuses(seeds))).toEqual(new Set(['PAID']));
  });

  it('settles while Temporal is away, and says that the case is yet to be told', async () => {
    const [a] = await slips(1);
    const path = file('away.csv', [`${a?.billId},${a?.paymentId},1234000,A-${a?.id},2026-11-24T10:15:00Z`]);
    const ran = await reconcile(path, { TEMPORAL_ADDRESS: '127.0.0.1:1' });
    expect(ran.code).toBe(1);
    expect(ran.out[0]).toBe(`line 1: settled ${a?.id}`);
    expect(ran.err).toContain('run the file again while Temporal answers');
    expect((await reconcile(path)).code).toBe(0);
  });

  it.each([
    ['is not there', () => 'nowhere.csv', /nowhere.csv cannot be read \(ENOENT\)/],
    ['names other columns', () => file('names.csv', ['a,b,c,d,e']), /must name the columns billId/],
    ['breaks off in quotes', () => file('torn.csv', ['"1,2']), /cannot be read \(CSV_QUOTE_NOT_CLOSED/],
  ])('that %s is refused in one sentence', async (_, path, sentence) => {
    const ran = await reconcile(path());
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(sentence);
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
  });
});
