import { afterAll, beforeAll, expect, test } from 'vitest';
import { routesOfPortal } from '../support/portal-routes.js';
import { type How, lookByOwner, openPages, PHONE } from '../support/sound-pages.js';

let opened: Awaited<ReturnType<typeof openPages>>;

beforeAll(async () => {
  opened = await openPages();
});
afterAll(() => opened?.close());

const PEOPLE = [
  undefined,
  'citizen-1',
  'office-1',
  'supervisor-1',
  'director-1',
  'counter-1',
  'cashier-1',
  'auditor-1',
  'integrator-2',
  'admin-1',
];

test('the router names its pages, each with its own file', () => {
  expect(routesOfPortal().length).toBeGreaterThan(30);
  expect(opened.pages.map(({ person }) => person)).toEqual(
    expect.arrayContaining(PEOPLE.filter((each) => each !== 'integrator-2')),
  );
});

test('every page is sound on a phone, in Persian and dark, for those whose page it is', {
  timeout: 300_000,
}, async () => {
  expect(await lookByOwner(opened, PHONE)).toEqual([]);
});

// All of them for everybody, with what they are told where it is not theirs: `npm run test:portal`.
const WHOLE: How[] = process.env.PORTAL_MATRIX
  ? (['fa', 'en'] as const).flatMap((language) => [
      { language, width: 390, colours: language === 'fa' ? 'light' : 'dark' },
      { language, width: 1280, colours: language === 'fa' ? 'dark' : 'light' },
    ])
  : [];
test.for(WHOLE.flatMap((how) => PEOPLE.map((person) => ({ ...how, person }))))(
  'every page is sound for $person, in $language at $width, $colours',
  { timeout: 900_000 },
  async ({ person, ...how }) => {
    const all = opened.pages.flatMap(({ addresses }) => addresses);
    expect(await opened.look(person, how, all)).toEqual([]);
  },
);

// A page that is not there, and what is not theirs, each in words.
test('what is not there, and what is not theirs, is told in words', async () => {
  const strange = ['/nowhere', '/case/U-1405-999999', '/desk', '/admin/types', '/draft/U-1405-999999'];
  for (const person of [undefined, 'citizen-2']) expect(await opened.look(person, PHONE, strange)).toEqual([]);
});
