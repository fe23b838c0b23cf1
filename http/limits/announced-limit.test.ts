import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, expect, it } from 'vitest';
import { announcedLimit } from './announced-limit.js';

const app = express();
app.get('/', announcedLimit(2), (_request, response) => {
  response.send('passed');
});
const server = app.listen(0, '127.0.0.1');
afterAll(() => server.close());

it('says how much is left, and slows down who asks too often', async () => {
  const { port } = server.address() as AddressInfo;
  const answers: Response[] = [];
  for (let i = 0; i < 3; i++) answers.push(await fetch(`http://127.0.0.1:${port}/`));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  const announced = answers.map(({ headers }) => headers.get('ratelimit'));
  expect(announced).toEqual([1, 0, 0].map((left) => expect.stringMatching(`^"2-in-1min"; r=${left}; t=(60|5\\d)$`)));
  // The partition is of 127.0.0.1, whichever server says so.
  expect(answers.map(({ headers }) => headers.get('ratelimit-policy'))).toEqual(
    Array(3).fill('"2-in-1min"; q=2; w=60; pk=:MTJjYTE3YjQ5YWYy:'),
  );
  expect(answers.map(({ headers }) => headers.get('retry-after'))).toEqual([
    null,
    null,
    expect.stringMatching(/^(60|5\d)$/),
  ]);
  expect(await answers[2]?.text()).toBe('Too many requests, please try again later.');
});
