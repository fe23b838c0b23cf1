import { ApplicationFailure } from '@temporalio/workflow';
import type { CASE_CONTINUES, RefusalCode } from './messages.js';

/** Refuses a message: the caller gets the code, nothing is written. */
export function refusal(code: RefusalCode | typeof CASE_CONTINUES, message: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, code);
}
