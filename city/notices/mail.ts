import { createTransport } from 'nodemailer';
import type Mail from 'nodemailer/lib/mailer';
import { z } from 'zod';
import { escapeHtml } from '../../runtime/escape-html.js';
import { type Channel, MessageRefusedError, type OutgoingMessage } from './channel.js';

const Address = z.email().max(254);

interface MailSettings {
  /** smtp: or smtps: address of the server, with its user and password if it wants them */
  smtpUrl: string;
  /** `name@domain` or `Name <name@domain>` */
  mailFrom: string;
}

export function createMailChannel({ smtpUrl, mailFrom }: MailSettings): Channel {
  // An attempt ends well before the activity that makes it is given up.
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };
  const transport = createTransport({ url: smtpUrl, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  return {
    async send(message) {
      try {
        await transport.sendMail(mailOf(message, mailFrom));
      } catch (error) {
        if (isFinal(error)) throw new MessageRefusedError(error.message);
        throw error;
      }
    },
  };
}

/** The message as nodemailer takes it. Its Message-ID names it, whichever attempt it is. */
export function mailOf({ id, to, texts }: OutgoingMessage, from: string): Mail.Options {
  if (!Address.safeParse(to).success) throw new MessageRefusedError('The account’s address is no mail address.');
  const domain = /@([\w.-]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    from,
    to: { name: '', address: to },
    messageId: `<${id}@${domain}>`,
    subject: texts.map(({ subject }) => subject).join(' | '),
    text: texts.map(({ body }) => body).join('\n\n'),
    html: texts.map(paragraph).join('\n'),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

function paragraph({ language, body }: OutgoingMessage['texts'][number]): string {
  const direction = language === 'fa' ? 'rtl' : 'ltr';
  const text = escapeHtml(body).replaceAll('\n', '<br>');
  return `<div lang="${language}" dir="${direction}" style="${STYLE}">${text}</div>`;
}

/** Mail programs read no style sheet, and their own fonts draw Persian too small. */
const STYLE = 'font: 16px/1.9 Vazirmatn, Tahoma, sans-serif; max-width: 36em; margin: 0 auto; padding: 16px';

/** A 5xx to the recipient or to the content is an answer; to the sender or the sign-in it is ours to put right. */
function isFinal(error: unknown): error is Error {
  const { command, responseCode } = error as { command?: string; responseCode?: number };
  return (command === 'RCPT TO' || command === 'DATA') && responseCode !== undefined && responseCode >= 500;
}
