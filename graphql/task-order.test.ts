import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InputInvalidError } from '../cases/refusals.js';
import { taskCursor, taskPosition } from './task-order.js';

it('a cursor of a list of work leads back to where it was taken, and a made-up one is refused', () => {
  const due = fc.option(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }));
  const position = fc.record({
    priority: fc.integer({ min: 0, max: 3 }),
    dueAt: due,
    id: fc.stringMatching(/^[\w-]{1,40}$/),
  });
  fc.assert(
    fc.property(position, (at) => {
      expect(taskPosition(taskCursor(at))).toEqual(at);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => taskPosition(text)).toThrow(InputInvalidError);
    }),
  );
});
