import { expect, it } from 'vitest';
import { loadShipped, ShippedFilesError } from './load.js';

it('loads what ships', async () => {
  const { definitions, rulebooks, roles, calendar } = await loadShipped();
  expect(definitions.map(({ code }) => code)).toEqual(['amendment', 'construction', 'extension', 'inquiry', 'renewal']);
  expect(rulebooks.map(({ code }) => code)).toContain('city');
  expect(roles.map(({ id }) => id)).toContain('supervisor');
  expect(calendar.holidays.has('01/13')).toBe(true);
});

it('names every issue of every broken file', () => {
  const issue = (path: string) => ({ path, code: 'MISSING' as const, message: 'wrong', severity: 'error' as const });
  const error = new ShippedFilesError(
    new Map([
      ['a.json', [issue('x'), issue('y')]],
      ['b.json', [issue('')]],
    ]),
  );
  expect(error.message.split('\n').slice(1)).toEqual([
    'a.json: error: x MISSING: wrong',
    'a.json: error: y MISSING: wrong',
    'b.json: error: (the whole document) MISSING: wrong',
  ]);
});
