import type { NotificationChannel } from '../../prisma/generated/client/enums.js';
import type { Settings } from '../../runtime/config.js';
import type { Channel } from './channel.js';
import { createMailChannel } from './mail.js';
import { createOutbox } from './outbox.js';
import { createSmsChannel } from './sms.js';

/** A channel that the installation does not have carries nothing. */
export type Channels = Partial<Record<NotificationChannel, Channel>>;

/** The mail server and the SMS service of the installation; the outbox, where there is one, for what is not named. */
export function createChannels({
  notifications,
  connectors,
}: Pick<Settings, 'notifications' | 'connectors'>): Channels {
  const { smtpUrl, mailFrom, outboxDir } = notifications;
  const outbox = outboxDir === undefined ? undefined : createOutbox(outboxDir, mailFrom);
  const mail = smtpUrl ? createMailChannel({ smtpUrl, mailFrom }) : outbox?.mail;
  const sms = connectors.sms ? createSmsChannel(connectors.sms) : outbox?.sms;
  return { ...(mail && { MAIL: mail }), ...(sms && { SMS: sms }) };
}
