import type { GraphQLResolveInfo } from 'graphql';
import type { Attempt } from '../cases/idempotency.js';
import type { Context } from './context.js';

type Arguments = { idempotencyKey?: string | null | undefined } & Record<string, unknown>;

/** A call of a mutation. Its key is its argument `idempotencyKey`, or else the request's header `Idempotency-Key`. */
export function attemptOf(context: Context, args: Arguments, { fieldName, path }: GraphQLResolveInfo): Attempt {
  const { idempotencyKey, ...request } = args;
  const attempt = { operation: fieldName, request };
  if (idempotencyKey != null) return { ...attempt, key: idempotencyKey };
  // One header stands for a whole request, which may call a mutation more than once: each by the name of its answer.
  return { ...attempt, key: context.idempotencyKey, part: String(path.key) };
}
