import type { OpenCase } from '../../cases/open-case.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { Form } from '../../forms/language/work.js';
import type { Talking } from '../errands/errand.js';
import type { Files } from '../talk/state.js';

/** What is talked about: a case by its applicant, or what somebody without a part in it is asked, or may say to it. */
export type Subject =
  | { kind: 'case'; open: OpenCase }
  | { kind: 'invitation'; id: string }
  | { kind: 'notice'; code: string };

export type Answers = Record<string, unknown>;

/** Something that may be done now, as the very functions of the pages say. What it takes is asked like the fields of a form. */
export interface OfferedAct {
  /** unique among all that is offered */
  id: string;
  title: LocalizedText;
  /** how people say that they want it, beside its title */
  meant?: RegExp;
  /** what it takes, under what was given so far; nothing where it takes nothing */
  form?(answers: Answers): Form;
  /** what it would do, before it is confirmed */
  says(answers: Answers): LocalizedText;
  /** why it cannot be now: told to whoever asks for it, and not offered */
  refusal?: LocalizedText;
  /** files that may be attached for it: asked before all else is confirmed, or told */
  files?: Files;
  /** told in place of a confirmation, where nothing is left to bind anybody to */
  tell?(): Promise<LocalizedText>;
}

/** What is confirmed: an act of what is talked about, with all that it takes. */
export interface Confirmed {
  id: string;
  answers: Answers;
  /** of the one confirmation */
  key: string;
}

/** Acts of one kind. Doing one again changes nothing. */
export interface ActKind {
  /** what a token needs for it, as for its own mutation */
  scope: 'permits:file' | 'permits:decide';
  offered(acting: Talking, subject: Subject): Promise<OfferedAct[]>;
  perform(acting: Talking, subject: Subject, confirmed: Confirmed): Promise<unknown>;
}
