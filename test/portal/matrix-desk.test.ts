import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESK, lookByOwner, openPages } from '../support/sound-pages.js';

let opened: Awaited<ReturnType<typeof openPages>>;

beforeAll(async () => {
  opened = await openPages();
});
afterAll(() => opened?.close());

test('every page is sound on a desk, in English and light, for those whose page it is', {
  timeout: 300_000,
}, async () => {
  expect(await lookByOwner(opened, DESK)).toEqual([]);
});
