import { secondPersonRefusal } from '../cases/proposals/decide.js';
import { invalidInput, NotFoundError, Refusal } from '../cases/refusals.js';
import {
  PublicationStateError,
  PublicationUnknownError,
  SecondPersonError,
  VersionTakenError,
} from '../city/catalogue/errors.js';
import { proposerNationalIdOf } from '../city/people/second-person.js';
import type { Viewer } from '../city/people/viewer.js';
import { isWrittenDay, startOfDay } from '../forms/jalali.js';
import { invalidDefinition } from './check-document.js';
import { publishingMessages } from './messages/publishing.js';

/** What publishing refuses, as the API words it. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof PublicationUnknownError) return new NotFoundError();
  if (error instanceof SecondPersonError) return secondPersonRefusal(error.unfit);
  if (error instanceof PublicationStateError) return new Refusal('CONFLICT', publishingMessages[error.state]);
  if (!(error instanceof VersionTakenError)) return error;
  const { highest, of, message: en } = error;
  const message = publishingMessages.VERSION_TAKEN({ highest, next: highest + 1, code: of.code, message: en });
  return invalidDefinition([{ path: 'version', code: 'VERSION_TAKEN', message }]);
}

/** Runs an act of publishing, with its refusals in the API's words. */
export async function publishing<T>(act: Promise<T>): Promise<T> {
  return act.catch((error: unknown) => {
    throw asRefusal(error);
  });
}

/** Who proposes a version. */
export const proposedBy = (viewer: Viewer) => ({ by: viewer.id, nationalId: proposerNationalIdOf(viewer) });

/** What {@link instantOf} takes, as the schema says it. */
export const DAY = 'A Jalali day, from its beginning, or an instant.';

/** An instant, or a Jalali day as the instant at which it begins. */
export function instantOf(path: string, text: string | null | undefined): Date | undefined {
  if (text == null) return undefined;
  if (isWrittenDay(text)) return startOfDay(text);
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? new Date(text) : undefined;
  if (instant && !Number.isNaN(instant.getTime())) return instant;
  throw invalidInput(path, 'INSTANT_INVALID', publishingMessages.INSTANT_INVALID({ path }));
}
