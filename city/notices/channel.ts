import type { NotificationEvent } from '../../prisma/generated/client/enums.js';

/** A message on its way to one person, in the languages that person reads. */
export interface OutgoingMessage {
  /** the same at every attempt, so that a receiver can drop a repetition; letters, digits, `_` and `-` */
  id: string;
  reference: string;
  event: NotificationEvent;
  /** a mail address or a mobile number */
  to: string;
  texts: { language: 'fa' | 'en'; subject: string; body: string }[];
}

export interface Channel {
  /** Throws MessageRefusedError when no attempt can help; any other error is an outage, and is tried again. */
  send(message: OutgoingMessage): Promise<void>;
}

/** The receiver's side will not have this message, now or later. `why` goes to the database, not to a history. */
export class MessageRefusedError extends Error {
  override name = 'MessageRefusedError';
  constructor(readonly why: string) {
    super('The message was refused for good.');
  }
}
