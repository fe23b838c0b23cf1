import { ApplicationFailure } from '@temporalio/workflow';
import type { RefusalCode } from './messages.js';

/** Refuses a message: the caller gets the code, nothing is written. */
export function refusal(code: RefusalCode, message: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, code);
}
