import {
  isGrpcServiceError,
  ServiceError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import type { LocalizedText } from '../forms/language/text.js';
import * as messages from '../workflows/messages.js';
import { decisionRefusals, exactRefusals } from './messages/refusals.js';
import { isRefusalCode, refusalText } from './refusal-text.js';
import { ApplicationClosedError, type InputIssue, Refusal, UnavailableError } from './refusals.js';

/** No workflow of the case runs: it has come to its end, or somebody has ended it. Its rows say which. */
export class NoWorkflowError extends ApplicationClosedError {
  override name = 'NoWorkflowError';
}

/** What a failed message means to its sender: a refusal by the workflow, its end, or that nobody answers. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof WorkflowUpdateFailedError || error instanceof WorkflowFailedError) {
    return failureOf(error.cause) ?? error;
  }
  if (error instanceof WorkflowNotFoundError) return new NoWorkflowError();
  if (
    error instanceof ServiceError ||
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    isGrpcServiceError(error)
  ) {
    return new UnavailableError(error);
  }
  return error;
}

/** Whether a message met its case between two runs of the workflow. */
export const metItContinuing = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError &&
  error.cause instanceof ApplicationFailure &&
  error.cause.type === messages.CASE_CONTINUES;

/** A refusal may come wrapped in the failure of the activity that found it. */
function failureOf(cause: unknown): Refusal | undefined {
  if (cause instanceof ActivityFailure) return failureOf(cause.cause);
  if (!(cause instanceof ApplicationFailure) || !cause.type) return undefined;
  if (cause.type === messages.CASE_CONTINUES) return new UnavailableError(cause);
  if (cause.type === messages.CASE_STUCK) return new UnavailableError(cause, exactRefusals.CASE_STUCK);
  // The workflow came to its end with the message on its way.
  if (cause.type === 'AcceptedUpdateCompletedWorkflow') return new NoWorkflowError();
  if (!isRefusalCode(cause.type)) return undefined;
  const detail = cause.details?.[0] as Detail | undefined;
  return new Refusal(cause.type, textOf(cause.type, cause.message, detail), detail?.issues);
}

interface Detail {
  issues?: InputIssue[];
  fa?: string;
  en?: string;
  why?: string;
}

function textOf(code: string, message: string, { fa, en, why = '' }: Detail = {}): LocalizedText {
  if (fa && en) return { fa, en };
  const exact: Record<string, LocalizedText> = decisionRefusals;
  const known = Object.hasOwn(exact, why) ? exact[why] : undefined;
  return { ...(known ?? refusalText(code)), en: message };
}
