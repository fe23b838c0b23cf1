import type { FormDefinition } from '../../forms/language/definition.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { Form } from '../../forms/language/work.js';
import type { FormLanguage } from '../../forms/rendered/words.js';
import type { Rules } from './uses.js';

/** How a value came into a conversation; `register` and `earlier` were known, and agreed to. */
export type FactSource = 'asked' | 'said' | 'table' | 'corrected' | 'model' | 'form' | 'register' | 'earlier';

/** A value that is known already, and counts once its citizen has agreed to it. */
export interface Known {
  path: string;
  value: unknown;
  source: 'register' | 'earlier';
  /** the register, or the earlier case, for people */
  of: LocalizedText;
}

/** Where a value of the answers came from. */
export interface Fact {
  /** the line of the citizen, from 1 */
  line: number;
  source: FactSource;
  /** the citizen's own words */
  quote: string;
}

export interface Ask {
  kind: 'field' | 'column' | 'list' | 'group' | 'known' | 'documents' | 'confirm';
  /** of the answers; of documents their codes */
  paths: string[];
  isNeeded: boolean;
}

/** What a conversation knows. Plain data: the same state, line and world give the same turn. */
export interface TalkState {
  /** the version of the words and rules by which it was led */
  engine: number;
  language: FormLanguage;
  answers: Record<string, unknown>;
  facts: Record<string, Fact>;
  asking: Ask | undefined;
  /** optional fields that were passed over, and lists that were asked for as a whole */
  passed: string[];
  asWhole: string[];
  /** optional fields that are asked for one by one */
  singly: string[];
  /** needed fields that were put off */
  later: string[];
  /** values that looked wrong and are taken when they are said again */
  doubted: Record<string, string>;
  documentsPassed: boolean;
  /** corrections that were answered or left, by their ids */
  mended: string[];
  /** of many choices of the field that is asked, those that the last line may mean */
  narrowed: string[];
  /** what was offered of what is known, until it is agreed to, put right or left; and how often it was asked */
  known: { fields: Known[]; asked: number } | undefined;
  /** what registers were looked up by */
  looked: string[];
  /** paths that the last turn set, the latest last */
  latest: string[];
  lines: number;
  /** hash of what was proposed last, while nothing has changed since */
  proposal: string | undefined;
  /** what somebody wants done beside the form, in their words so far, while something is lacking for it */
  errand: { kind: Errand; said: string[] } | undefined;
  /** what waits for a confirmation, until something else is said */
  offer: Offer | undefined;
  /** an act that was asked for, while what it takes is asked: a talk of its own, over a form of its own */
  doing: Doing | undefined;
  /** ids of the acts that were listed last, which a number means */
  listed: string[];
}

export interface Doing {
  /** of the act */
  id: string;
  form: Form;
  /** what may be attached for it */
  files?: Files | undefined;
  talk: TalkState;
}

/** Files that a task takes from whoever talks. */
export interface Files {
  /** of the task */
  task: string;
  documents: DocumentNow[];
}

/** What was asked to be put right at one place of a returned case. */
export interface Correction {
  /** of the decision and the place */
  id: string;
  /** of the answers, or the code of a document, or of a rule */
  path: string;
  text: string;
  /** what was filed there */
  was: unknown;
}

/** Something that binds beside the filing: what it would do, and the hash by which it is confirmed. */
export interface Offer {
  kind: Errand;
  /** of what is confirmed: the act with all that it takes, and nothing else */
  hash: string;
  /** what it does, for people */
  text: LocalizedText;
  input: Record<string, unknown>;
}

export interface DocumentNow {
  code: string;
  title: LocalizedText;
  needed: boolean;
  attached: boolean;
  /** sha256 of its files, where they are known; and of those that were there when an act was begun */
  contents?: string[];
  had?: string[];
}

/** What a turn may look at beside the conversation: values, and pure functions of the answers. */
export interface World {
  definition: FormDefinition;
  today: string;
  /** of the field that is asked, if its choices are a register's: keys of those that the line may mean */
  found?: readonly string[];
  /** it is with the municipality: it is talked about, and its answers stay */
  isFiled?: boolean;
  /** the checks, fees and facts of the rulebook in force, for what a field means */
  rules?: Rules | undefined;
  /** what may be charged, by title; and what it comes to, where answers alone tell. Left out where an installation tells. */
  charges?: readonly LocalizedText[];
  costOf?: (answers: Record<string, unknown>) => LocalizedText | undefined;
  documentsOf?: (answers: Record<string, unknown>) => DocumentNow[];
  /** of a case that was sent back for them */
  corrections?: readonly Correction[];
  /** what registers would be looked up by under these answers: the plot, a permit, the owner */
  keysOf?: (answers: Record<string, unknown>) => string[];
}

export type Act =
  | { kind: 'filled' | 'corrected'; path: string; value: unknown; quote: string }
  | { kind: 'refused'; path: string; code: string }
  | { kind: 'skipped'; paths: string[] }
  | { kind: 'explained'; paths: string[] }
  /** asks whoever holds the conversation to tell more than the form knows */
  | { kind: 'wants'; what: Want }
  | { kind: 'asked'; ask: Ask }
  /** by a person who works for the city */
  | { kind: 'answered' }
  | { kind: 'proposed' | 'confirmed'; hash: string }
  /** an act beside the filing: shown, confirmed, done */
  | { kind: 'offered' | 'agreed' | 'done'; hash: string; errand: Errand; offer?: Offer };

/** What binds, and is done only under a hash of its own. */
export const ERRANDS = ['withdrawal', 'mandate', 'mandateEnd', 'humanReview', 'objection', 'act'] as const;
export type Errand = (typeof ERRANDS)[number];
export const isErrand = (what: Want): what is Errand => (ERRANDS as readonly string[]).includes(what);

export type Want = Errand | 'cost' | 'status' | 'person' | 'payment' | 'documents' | 'leave';

export const ENGINE_VERSION = 1;

export const newTalk = (language: FormLanguage, answers: Record<string, unknown> = {}): TalkState => ({
  engine: ENGINE_VERSION,
  language,
  answers,
  facts: {},
  asking: undefined,
  passed: [],
  asWhole: [],
  singly: [],
  later: [],
  doubted: {},
  documentsPassed: false,
  mended: [],
  narrowed: [],
  known: undefined,
  looked: [],
  latest: [],
  lines: 0,
  proposal: undefined,
  errand: undefined,
  offer: undefined,
  doing: undefined,
  listed: [],
});
