import { afterAll, expect, it } from 'vitest';
import { loadShipped } from '../../forms/load.js';
import { smallType } from '../../test/support/published-type.js';
import type { CheckJob } from './check.js';
import { CheckAbandonedError, CheckerBusyError, createChecker } from './checker.js';

const { rulebooks, roles } = await loadShipped();
const known = { roles: roles.map(({ id }) => id), connectors: [] };
const job = (written: unknown): CheckJob => ({ kind: 'PERMIT_TYPE', written, rulebooks, known });

const checker = createChecker();
afterAll(() => checker.close());

type Small = ReturnType<typeof smallType> & { form: { schema: { properties: Record<string, unknown> } } };
const withField = (schema: unknown): unknown => {
  const type = structuredClone(smallType()) as Small;
  type.form.schema.properties.hostile = schema;
  return type;
};
const rule = (pass: string) => ({
  ...smallType(),
  rules: [{ id: 'R-1', title: { fa: 'ا', en: 'a' }, pass, message: { fa: 'ا', en: 'a' }, onFail: 'block', basis: 'b' }],
});
const nested = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
const title = { title: 'ا', 'x-i18n': { en: { title: 'a' } } };

it('gives back a sound document as canonical JSON, and finds the same in its text and its bytes', async () => {
  const text = JSON.stringify(smallType());
  const answers = await Promise.all(
    [smallType(), text, new TextEncoder().encode(text)].map((w) => checker.check(job(w))),
  );
  expect(answers.map(({ sound }) => sound?.hash)).toEqual(Array(3).fill(answers[0]?.sound?.hash));
  expect(JSON.parse(answers[0]?.sound?.canonical ?? '')).toMatchObject({ code: 'awning', version: 1 });
});

it.each([
  [
    'a pattern that backtracks without end',
    withField({ ...title, type: 'string', pattern: '(?=(a+)+$)b', maxLength: 9 }),
  ],
  ['nesting', withField(nested(200))],
  ['a reference to another host', withField({ $ref: 'https://example.com/schema.json' })],
  ['fragments of another host', { ...smallType(), rules: [{ use: 'https://example.com/rules' }] }],
  ['an expression that doubles itself', rule(`[1,2,3].all(a, [1,2,3].all(b, [1,2,3].all(c, [1,2,3].all(d, true))))`)],
  ['an expression without end', rule(Array(20_000).fill('(').join(''))],
  [
    'a list of values without end',
    withField({ ...title, type: 'string', enum: Array.from({ length: 120_000 }, (_, i) => `v${i}`) }),
  ],
  ['a name of an object’s prototype', JSON.stringify(smallType()).replace('"code"', '"__proto__":{"a":1},"code"')],
  ['text that no database keeps', { ...smallType(), title: { fa: 'ا\u0000', en: 'a' } }],
  ['half of a surrogate pair', { ...smallType(), title: { fa: 'ا\ud83d', en: 'a' } }],
])('refuses %s with a diagnostic, and goes on', async (_, written) => {
  const { sound, issues } = await checker.check(job(written));
  expect(sound).toBeUndefined();
  expect(issues.filter(({ severity }) => severity === 'error')).not.toEqual([]);
  expect((await checker.check(job(smallType()))).sound).toBeDefined();
});

it('ends a check that takes too long, and the next one works', async () => {
  const hasty = createChecker({ timeoutMs: 1 });
  const patient = createChecker();
  try {
    await expect(hasty.check(job(smallType()))).rejects.toEqual(new CheckAbandonedError('TIME'));
    await expect(hasty.check(job(smallType()))).rejects.toThrow(CheckAbandonedError);
    expect((await patient.check(job(smallType()))).issues).toEqual([]);
  } finally {
    await Promise.all([hasty.close(), patient.close()]);
  }
});

// A machine with much to do may find that it takes too long before it finds that it takes too much.
it('ends a check that takes too much memory, and the next one works', async () => {
  const small = createChecker({ memoryMb: 96 });
  try {
    const huge = JSON.stringify({ a: Array.from({ length: 140_000 }, (_, i) => ({ [`k${i}`]: `v${i}` })) });
    await expect(small.check(job(huge))).rejects.toThrow(CheckAbandonedError);
    expect((await small.check(job(smallType()))).sound).toBeDefined();
  } finally {
    await small.close();
  }
}, 120_000);

it('turns documents away when as many wait as may', async () => {
  const narrow = createChecker({ waiting: 1 });
  try {
    const given = await Promise.allSettled([1, 2, 3].map(() => narrow.check(job(smallType()))));
    expect(given.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(given[2]).toMatchObject({ reason: expect.any(CheckerBusyError) });
  } finally {
    await narrow.close();
  }
});

it('ends a thread that has had nothing to check, and starts another when there is', async () => {
  const threads = () => (process.report.getReport() as unknown as { workers: unknown[] }).workers.length;
  const before = threads();
  const resting = createChecker({ idleMs: 100 });
  expect((await resting.check(job(smallType()))).issues).toEqual([]);
  expect(threads()).toBe(before + 1);
  await expect.poll(threads, { timeout: 10_000 }).toBe(before);
  expect((await resting.check(job(smallType()))).issues).toEqual([]);
  await resting.close();
});
