import type { CaseSent, CaseToSend } from './webhook-queue.js';

// What workflows beside the cases ask for.

export interface PrintingActivities {
  /** Draws the papers of permits that were granted lately; one that fails is left to a workflow of its own. */
  printPapers(): Promise<void>;
  /** Freezes the paper of a granted permit and keeps its PDF; again is harmless. */
  printPermit(reference: string): Promise<void>;
}

export interface NotificationActivities {
  /** Sends all messages that nobody has taken; one that meets an outage is left to a workflow of its own. */
  sendNotices(): Promise<void>;
  /** Sends a message once over each channel its recipients want; fails, to be tried again, while one is out of order. */
  sendNotification(id: string): Promise<void>;
}

export interface WakingActivities {
  /** Tells every case that waits for a deadline before an instant (RFC 3339) that it is near. */
  wakeCases(before: string): Promise<{ cases: number }>;
}

export interface CheckingActivities {
  /** Looks at every case that goes on; tells operators of those that do not. */
  checkEveryCase(): Promise<{ cases: number; findings: number }>;
}

/** Files by what became of them. */
export interface CleanReport {
  /** that a row names */
  named: number;
  /** that no row names, put too lately to be sure of it */
  young: number;
  removed: number;
}

export interface CleaningActivities {
  /** Removes the files that no row names; one that was broken off goes on where it was. */
  cleanDocumentShelf(): Promise<CleanReport>;
}

/** The signature over the heads of all chains of the trail, for one day of the Jalali calendar. */
export interface Seal {
  number: number;
  day: string;
  chains: number;
  /** compact JWS */
  token: string;
}

export interface SealingActivities {
  /** Signs the day's head of the trail. A day that is sealed is answered with its seal. */
  sealTrailHeads(): Promise<Seal>;
}

export interface VisitActivities {
  /** Tells both sides of the visits of tomorrow; again tells nobody twice. Answers how many there were. */
  remindOfVisits(): Promise<number>;
}

export interface ForgettingActivities {
  /** Takes away the events that are older than the journal is kept. Again is harmless. */
  forgetOldEvents(): Promise<number>;
}

export interface LongWorkActivities {
  /** Does work by its id and writes down what comes of it. Again does it anew. */
  runLongWork(id: string): Promise<void>;
  /** Writes down that nothing came of it. */
  failLongWork(id: string): Promise<void>;
}

/** What an endpoint is to be told of next. */
export interface WebhookPage {
  /** another than before: delivery begins anew, and what was on its way is not */
  round: number;
  /** where it was read after */
  from: string | undefined;
  upTo: string | undefined;
  events: { id: string; subject: string }[];
  hasMore: boolean;
}

export interface WebhookActivities {
  /** Reads on in the journal, and notes from where to begin anew (`safe`). Undefined where nothing is to be sent any more. */
  readWebhookEvents(request: {
    endpoint: string;
    round?: number;
    after?: string | undefined;
    safe?: string | undefined;
  }): Promise<WebhookPage | undefined>;
  /**
   * Sends events, of each case one after another until one fails; what was delivered in this round is not sent again.
   * Undefined where nothing is to be sent any more, `elsewhere` where delivery begins anew.
   */
  sendWebhooks(request: {
    endpoint: string;
    round: number;
    cases: CaseToSend[];
  }): Promise<CaseSent[] | 'elsewhere' | undefined>;
}

export interface EndingActivities {
  /** Tells holders whose permits end soon, and lets those lapse that nobody makes use of. Again is harmless. */
  seeToPermitEnds(): Promise<{ told: number; lapsed: number }>;
}
