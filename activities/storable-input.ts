import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { wholeJson } from '../forms/plain-text.js';

/**
 * Makes what a workflow hands on such that it can be stored. A signal comes from any client of Temporal, with any text: one
 * that PostgreSQL does not keep would be tried for ever. What is signed or sealed is held against what arrives here, so such
 * text has no signature.
 */
export const storableInput: ActivityInterceptorsFactory = () => ({
  inbound: {
    execute: (input, next) => next({ ...input, args: wholeJson(input.args) as unknown[] }),
  },
});
