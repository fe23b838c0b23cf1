import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { redactLikely } from './redact.js';
import { safeError, safeMessage } from './safe-error.js';

/** A refusal keeps its code and its details, which activities choose; any other failure says what may be kept for years. */
function keptFailure(thrown: unknown): unknown {
  if (thrown instanceof CancelledFailure) return thrown;
  if (!(thrown instanceof ApplicationFailure)) return safeError(thrown);
  const { type, nonRetryable, details, cause, nextRetryDelay, category } = thrown;
  return ApplicationFailure.create({
    message: safeMessage(thrown),
    ...(type && { type }),
    ...(nonRetryable != null && { nonRetryable }),
    ...(details && { details: redactLikely(details) as unknown[] }),
    ...(cause && { cause: safeError(cause) }),
    ...(nextRetryDelay && { nextRetryDelay }),
    ...(category && { category }),
  });
}

/** What activities throw is written into histories: nothing of a person may stand in it. */
export const keepPeopleOutOfFailures: ActivityInterceptorsFactory = () => ({
  inbound: {
    async execute(input, next) {
      try {
        return await next(input);
      } catch (error) {
        throw keptFailure(error);
      }
    },
  },
});
