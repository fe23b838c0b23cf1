import type { LocalizedText } from '../forms/language/text.js';
import { exactRefusals } from './messages/refusals.js';
import { refusalText } from './refusal-text.js';

/** One thing wrong with what was sent: where, which kind, and a sentence in both languages. */
export interface InputIssue {
  path: string;
  code: string;
  message: LocalizedText;
}

/** An expected refusal. `code` is the contract's; `messages` tells a person what to do. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly messages: LocalizedText;

  constructor(
    readonly code: string,
    messages?: LocalizedText,
    readonly issues?: readonly InputIssue[],
  ) {
    const text = messages ?? refusalText(code);
    super(text.en);
    this.messages = text;
  }
}

export class UnauthenticatedError extends Refusal {
  override name = 'UnauthenticatedError';
  constructor(messages?: LocalizedText) {
    super('UNAUTHENTICATED', messages);
  }
}

/** A token came that is not taken, so that nothing of the request is looked at. */
export class TokenRefusedError extends UnauthenticatedError {
  override name = 'TokenRefusedError';
}

/** There is no such thing, or it is not the caller's to see: the two are never told apart. */
export class NotFoundError extends Refusal {
  override name = 'NotFoundError';
  constructor() {
    super('NOT_FOUND');
  }
}

/** Nobody can apply for the permit type any more; cases on the way go on. */
export class ServiceEndedError extends Refusal {
  override name = 'ServiceEndedError';
  constructor() {
    super('SERVICE_ENDED');
  }
}

export class ForbiddenError extends Refusal {
  override name = 'ForbiddenError';
  constructor(messages?: LocalizedText) {
    super('FORBIDDEN', messages);
  }
}

export class InputInvalidError extends Refusal {
  override name = 'InputInvalidError';
  constructor(issues: readonly InputIssue[]) {
    super('BAD_USER_INPUT', issues[0]?.message, issues);
  }
}

/** Refuses one argument. */
export function invalidInput(path: string, code: string, message: LocalizedText): InputInvalidError {
  return new InputInvalidError([{ path, code, message }]);
}

export class AnswersInvalidError extends Refusal {
  override name = 'AnswersInvalidError';
  constructor(issues: readonly InputIssue[]) {
    super('ANSWERS_INVALID', undefined, issues);
  }
}

export class ApplicationClosedError extends Refusal {
  override name = 'ApplicationClosedError';
  constructor() {
    super('APPLICATION_CLOSED');
  }
}

export class StaleRevisionError extends Refusal {
  override name = 'StaleRevisionError';
  constructor(readonly current: number) {
    super('STALE_REVISION');
  }
}

/** Something this server needs does not answer now. Repeating the call later is safe. */
export class UnavailableError extends Refusal {
  override name = 'UnavailableError';
  constructor(cause?: unknown, messages?: LocalizedText) {
    super('UNAVAILABLE', messages);
    this.cause = cause;
  }
}

export class DatabaseUnavailableError extends UnavailableError {
  override name = 'DatabaseUnavailableError';
  constructor(cause: unknown) {
    super(cause, exactRefusals.DATABASE_AWAY);
  }
}

/** More requests than are allowed. `retryAfter`: seconds after which the next one is. */
export class RateLimitedError extends Refusal {
  override name = 'RateLimitedError';
  constructor(readonly retryAfter: number) {
    super('RATE_LIMITED', exactRefusals.RATE_LIMITED({ seconds: retryAfter }));
  }
}
