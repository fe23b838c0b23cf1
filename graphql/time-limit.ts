import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { UnavailableError } from '../cases/refusals.js';

/** How long one operation may take, in ms. A filing waits for its workflow; everything else is far quicker. */
const LIMIT = 30_000;

/** Gives up waiting for an operation that takes too long; what it has begun may still end well, and repeating it is safe. */
export async function inTime<T>(operation: T | PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UnavailableError(new Error('the operation took too long'))), LIMIT);
  });
  try {
    return await Promise.race([operation, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Answers UNAVAILABLE for an operation that takes too long. */
export const timeLimit: Plugin = {
  onExecute({ executeFn, setExecuteFn }) {
    setExecuteFn((args: ExecutionArgs) => inTime(executeFn(args)));
  },
};
