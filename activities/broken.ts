import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { DatabaseError } from 'pg';
import { Prisma } from '../prisma/generated/client/client.js';
import { isDatabaseOutage } from '../prisma/outage.js';

/** The type of a failure that no repetition mends. */
export const BROKEN = 'BROKEN';

/** Tries of an activity whose failure may still have been chance: a race that the next try does not lose. */
const TRIES = 5;
/** Another transaction was in the way, or a server had no room: the same may go well the next time. */
const TRANSIENT_CODES = new Set(['P2034']);
/** PostgreSQL's classes for values, constraints and statements that are wrong, and stay so. */
const WRONG = /^(22|23|42)/;

/** Whether what was thrown says that something is wrong with what was asked, and not that something is away. */
export function isBroken(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof ApplicationFailure || isDatabaseOutage(error)) return false;
  if (error instanceof Prisma.PrismaClientValidationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    if (error.code !== 'P2010') return error.code.startsWith('P2') && !TRANSIENT_CODES.has(error.code);
    return WRONG.test(String(sqlStateOf(error)));
  }
  if (error instanceof DatabaseError) return WRONG.test(String(error.code));
  const isDefect = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
  // A connection that fails comes as a TypeError with its cause.
  return isDefect && error.cause === undefined;
}

/** PostgreSQL's code, which Prisma keeps where its driver has put it. */
const sqlStateOf = ({ meta }: Prisma.PrismaClientKnownRequestError): unknown =>
  (meta?.driverAdapterError as { cause?: { originalCode?: unknown } } | undefined)?.cause?.originalCode;

/** Gives up what fails again and again in a way that no repetition mends: whoever waits for it is told. */
export const giveUpWhatIsBroken: ActivityInterceptorsFactory = () => ({
  inbound: {
    async execute(input, next) {
      try {
        return await next(input);
      } catch (error) {
        if (Context.current().info.attempt < TRIES || !isBroken(error)) throw error;
        const { name, message } = error as Error;
        throw ApplicationFailure.create({
          message: `${name}: ${message}`,
          type: BROKEN,
          nonRetryable: true,
          cause: error as Error,
        });
      }
    },
  },
});
