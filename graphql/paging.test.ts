import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputInvalidError } from '../cases/refusals.js';
import { cursorOf, newest, positionOf } from './list-order.js';
import { type Page, pageOf, windowOf } from './paging.js';
import { TASK_ORDERS } from './task-order.js';

const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const NEWEST = newest('createdAt', 'id');
const { URGENT_FIRST, URGENT_LAST } = TASK_ORDERS;

describe('a cursor', () => {
  it('leads back to where it was taken', () => {
    fc.assert(
      fc.property(instants, fc.string({ minLength: 1, maxLength: 40 }), (createdAt, id) => {
        fc.pre(/^[^\p{Cc}\p{Cs}\ufffd]+$/u.test(id));
        expect(positionOf(NEWEST, cursorOf(NEWEST, { createdAt, id }), 'after')).toEqual([createdAt, id]);
      }),
    );
    const position = fc.record({
      priority: fc.integer({ min: 0, max: 3 }),
      dueAt: fc.option(instants),
      id: fc.stringMatching(/^[\w-]{1,40}$/),
    });
    fc.assert(
      fc.property(position, fc.constantFrom(...Object.values(TASK_ORDERS)), (at, order) => {
        const values = order.keys.map(({ name }) => at[name as keyof typeof at]);
        expect(positionOf(order, cursorOf(order, at), 'before')).toEqual(values);
      }),
    );
  });

  it('that a client kept from before still leads there', () => {
    const kept = (text: string) => Buffer.from(text, 'utf8').toString('base64url');
    const at = new Date('2026-11-23T08:00:00.123Z');
    expect(positionOf(NEWEST, kept('2026-11-23T08:00:00.123Z U-1404-000001'), 'after')).toEqual([at, 'U-1404-000001']);
    expect(positionOf(URGENT_FIRST, kept('2 - U-1404-000001-1'), 'after')).toEqual([2, null, 'U-1404-000001-1']);
  });

  it('that was made up, or is of another order, is refused', () => {
    const refused = (order: typeof NEWEST, text: string) =>
      expect(() => positionOf(order, text, 'after')).toThrow(InputInvalidError);
    fc.assert(
      fc.property(fc.string(), (text) => {
        refused(NEWEST, text);
      }),
    );
    refused(URGENT_LAST, cursorOf(URGENT_FIRST, { priority: 1, dueAt: null, id: 'x' }));
    refused(newest('createdAt', 'id', 'uuid'), cursorOf(NEWEST, { createdAt: new Date(), id: 'x' }));
    refused(NEWEST, Buffer.from('2026-11-23T08:00:00.123Z a%00b').toString('base64url'));
    refused(NEWEST, Buffer.from('0000-01-01T00:00:00.000Z a').toString('base64url'));
  });
});

describe('a page', () => {
  const at = (id: number) => ({ createdAt: new Date(0), id: String(id) });
  const cursor = (id: number) => cursorOf(NEWEST, at(id));
  const told = ({ pageInfo }: Page<object>) => {
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
    return { hasNextPage, hasPreviousPage, startCursor, endCursor };
  };

  it('holds as many rows as asked for, and says whether there are more on either side', () => {
    const forward = pageOf(windowOf({ first: 2 }, NEWEST), [3, 2, 1].map(at), false);
    expect(forward.edges.map(({ node }) => node.id)).toEqual(['3', '2']);
    expect(told(forward)).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: cursor(3),
      endCursor: cursor(2),
    });
    const backward = pageOf(windowOf({ last: 2, before: cursor(1) }, NEWEST), [2, 3].map(at), true);
    expect(backward.edges.map(({ node }) => node.id)).toEqual(['3', '2']);
    expect(backward.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const none = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
    const empty = pageOf(windowOf({}, NEWEST), [], false);
    expect(empty.edges).toEqual([]);
    expect(told(empty)).toEqual(none);
  });

  it('has between 1 and 100 rows, 20 where nobody says', () => {
    const size = (args: object) => windowOf(args, NEWEST).size;
    expect([{}, { first: null }, { first: 1 }, { last: 100 }, { first: 20, last: 3 }].map(size)).toEqual([
      20, 20, 1, 100, 3,
    ]);
    for (const bad of [0, -1, 101, 1.5]) {
      expect(() => size({ first: bad })).toThrow(InputInvalidError);
      expect(() => size({ last: bad })).toThrow(InputInvalidError);
    }
  });
});
