import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { isAccountId, isOwnActor } from './actors.js';

it.each([
  'engine',
  'Engine',
  'ENGINE',
  'ｅｎｇｉｎｅ',
  'clock',
  'bank',
  'gateway',
  'unknown',
  'cli',
  'cli/root',
  'CLI/x',
])('%s is nobody’s', (id) => expect([isOwnActor(id), isAccountId(id)]).toEqual([true, false]));

it.each(['', 'a b', 'a/b', '../x', 'a\ud800', 'a\u202e', 'admin‐1', 'аdmin-1', '-a', `a${'b'.repeat(200)}`, 'a\n'])(
  '%j is no account',
  (id) => expect(isAccountId(id)).toBe(false),
);

it.each(['citizen-1', 'auth0|5f7c8ec7', 'maryam@city.example', '9f1c6f0e-0000-4000-8000-000000000000', 'u:1+x=~'])(
  '%s is one',
  (id) => expect(isAccountId(id)).toBe(true),
);

it('every name in the code for an act of nobody’s is on the list', () => {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const rooms = ['activities', 'cases', 'city', 'cli', 'embedded', 'graphql', 'http', 'workflows'];
  const files = rooms.flatMap((room) =>
    readdirSync(`${root}${room}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => /^(?!.*(test|messages)).*\.ts$/.test(file))
      .map((file) => `${root}${room}/${file}`),
  );
  const written = /(?:\b(?:by|actor)(?: =|:) |\.tell\([^,()]+(?:\([^()]*\))?, )['`]([a-z]+)/g;
  const found = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(written)].map(([, name]) => name ?? ''),
  );
  const names = new Set(found);
  // What a submission waits for, which is no actor.
  for (const name of ['filing', 'recalculation']) names.delete(name);
  expect(names.size).toBeGreaterThan(5);
  expect([...names].filter((name) => !isOwnActor(name))).toEqual([]);
});
