import { expect, it } from 'vitest';
import { keptStatement, PageStatement } from './page-statement.js';

const viewer = () => ({ id: 'clerk-1', roles: ['clerk'] });

it('keeps a statement for the same plan, viewer and arguments, and makes one for any other', () => {
  const [plan, first] = [{}, viewer()];
  const asked = (of: object, by: ReturnType<typeof viewer>, given: object) =>
    keptStatement(of, by, given, () => new PageStatement('1 AS one', []));
  const kept = asked(plan, first, { first: 20 });
  expect(asked(plan, first, { first: 20 })).toBe(kept);
  expect(asked({}, first, { first: 20 })).not.toBe(kept);
  // Who has become something else is another viewer, of the same name.
  expect(asked(plan, viewer(), { first: 20 })).not.toBe(kept);
  expect(asked(plan, first, { first: 21 })).not.toBe(kept);
});

it('keeps none for arguments that are as long as somebody likes', () => {
  const [plan, by] = [{}, viewer()];
  const asked = (reference: string) => keptStatement(plan, by, { reference }, () => new PageStatement('1 AS one', []));
  expect(asked('x'.repeat(900))).toBe(asked('x'.repeat(900)));
  expect(asked('x'.repeat(1_100))).not.toBe(asked('x'.repeat(1_100)));
});

it('adds what is asked of the standing, each time with its values', () => {
  const statement = new PageStatement('$1::int AS one', [1]);
  const ask = (at: string) => statement.with((parameters) => `${parameters.add(at)}::text AS at`);
  expect(ask('now')).toEqual({ text: 'SELECT $2::text AS at, $1::int AS one', values: [1, 'now'] });
  expect(ask('then')).toEqual({ text: 'SELECT $2::text AS at, $1::int AS one', values: [1, 'then'] });
});
