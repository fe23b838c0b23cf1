import type { Acting } from '../../cases/acting.js';
import type { OpenCase } from '../../cases/open-case.js';
import type { ReadCalendar } from '../../city/calendar/read.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { ModelClient } from '../model/client.js';

/** Whoever talks, with the language model that helps to read, where there is one. */
export interface Talking extends Acting {
  model?: ModelClient;
  calendar?: ReadCalendar;
}

/** What an errand would do; `input` is all that it takes. Without it the text says what is lacking, or why it cannot be. */
export interface Proposed {
  text: LocalizedText;
  input?: Record<string, unknown>;
  /** something is lacking that the next line may say */
  isOpen?: boolean;
}

export interface Asking {
  acting: Talking;
  /** the case that is talked about */
  open: OpenCase;
  /** the person's lines about it */
  said: readonly string[];
}

/** An act that binds: what it would do, shown first, and doing it, which is done once however often it is tried. */
export interface ErrandAct {
  propose(asking: Asking): Promise<Proposed>;
  /** refuses what is no longer as it was shown, before the confirmation is on record */
  check?(acting: Talking, input: Record<string, unknown>): Promise<void>;
  /** `key` is of the one confirmation */
  perform(acting: Talking, input: Record<string, unknown>, key: string): Promise<unknown>;
}
