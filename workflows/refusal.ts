import { ApplicationFailure } from '@temporalio/workflow';
import type { CASE_CONTINUES, RefusalCode } from './messages.js';

/** Says more exactly than a code why a decision does not count, for the timeline. */
export type Why =
  | 'TASK_UNKNOWN'
  | 'CLOCK_HAS_COME'
  | 'OUTCOME_NOT_OFFERED'
  | 'CONDITIONS_MISSING'
  | 'ROLE_NOT_HELD'
  | 'FILED_AT_COUNTER'
  | 'OWN_CASE'
  | 'OFFICE_ACTS_FOR_OWNER'
  | 'DECIDED_BEFORE'
  | 'FORM_UNANSWERED'
  | 'FORM_NOT_ASKED'
  | 'APPEAL_UNKNOWN'
  | 'APPEAL_OPEN'
  | 'APPEAL_HEARD'
  | 'NOT_ENDED'
  | 'TOO_LATE'
  | 'PERMIT_FINAL';

/** Refuses a message: the caller gets the code, nothing is written. */
export function refusal(code: RefusalCode | typeof CASE_CONTINUES, message: string, why?: Why): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, code, ...(why ? [{ why }] : []));
}

/** Why a message was refused, and more exactly where that is known. */
export function whyOf({ type, details }: ApplicationFailure): { why: string; exact?: Why } {
  const [detail] = (details ?? []) as { why?: Why }[];
  return { why: type ?? 'CONFLICT', ...(detail?.why && { exact: detail.why }) };
}
