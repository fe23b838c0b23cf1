import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputInvalidError } from '../cases/refusals.js';
import { decodeCursor, encodeCursor, pageOf, pageSize } from './paging.js';

const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

describe('a cursor', () => {
  it('leads back to where it was taken', () => {
    fc.assert(
      fc.property(instants, fc.stringMatching(/^[\w-]{1,40}$/), (createdAt, id) => {
        expect(decodeCursor(encodeCursor({ createdAt, id }))).toEqual({ createdAt, id });
      }),
    );
  });

  it('that was made up is refused', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text)).toThrow(InputInvalidError);
      }),
    );
  });
});

describe('a page', () => {
  const position = (id: number) => ({ createdAt: new Date(0), id: String(id) });

  it('holds as many rows as asked for, and says whether there are more', () => {
    expect(pageOf([1, 2, 3], 2, position)).toMatchObject({
      edges: [{ node: 1 }, { node: 2 }],
      pageInfo: { hasNextPage: true },
    });
    expect(pageOf([1, 2], 2, position).pageInfo).toEqual({
      hasNextPage: false,
      endCursor: encodeCursor(position(2)),
    });
    expect(pageOf([], 2, position)).toEqual({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });

  it('has between 1 and 100 rows', () => {
    expect([pageSize(undefined), pageSize(1), pageSize(100)]).toEqual([20, 1, 100]);
    for (const size of [0, -1, 101]) expect(() => pageSize(size)).toThrow(InputInvalidError);
  });
});
