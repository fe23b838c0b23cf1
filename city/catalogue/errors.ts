import { takenText } from '../../forms/check/version.js';
import type { UnfitSecond } from '../people/second-person.js';

/** Another document has the number, or a higher one is published. */
export class VersionTakenError extends Error {
  override name = 'VersionTakenError';
  constructor(
    readonly of: { code: string; version: number },
    /** the highest number given so far */
    readonly highest: number,
  ) {
    super(takenText(of.code, highest));
  }
}

/** What is to be decided on, activated or retired is not in a state for it. */
export class PublicationStateError extends Error {
  override name = 'PublicationStateError';
  constructor(readonly state: 'DECIDED' | 'NOT_APPROVED' | 'RETIRED' | 'OTHER_HASH') {
    super(`The publication cannot be changed: ${state}.`);
  }
}

/** Whoever proposes a version does not approve it, nor somebody who was no administrator beside them at the time. */
export class SecondPersonError extends Error {
  override name = 'SecondPersonError';
  constructor(readonly unfit: UnfitSecond) {
    super(`Not a second person: ${unfit}.`);
  }
}

export class PublicationUnknownError extends Error {
  override name = 'PublicationUnknownError';
}
