import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Channel, OutgoingMessage } from './channel.js';
import { mailOf } from './mail.js';

interface Outbox {
  mail: Channel;
  sms: Channel;
}

/**
 * Writes messages to a folder instead of sending them: `<id>.json` holds what went over each channel, and `<id>.eml`
 * the mail as it would have been sent. At once: handing such small files to threads takes ten times what writing them takes.
 */
export function createOutbox(folder: string, mailFrom: string): Outbox {
  function put(name: string, content: string | Buffer): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const unfinished = join(folder, `.${name}.${process.pid}`);
    writeFileSync(unfinished, content, { mode: 0o600 });
    renameSync(unfinished, join(folder, name));
  }

  function note({ id, reference, event }: OutgoingMessage, said: object): void {
    const before = saidBefore(join(folder, `${id}.json`));
    put(`${id}.json`, `${JSON.stringify({ ...before, id, reference, event, ...said }, null, 2)}\n`);
  }

  return {
    mail: {
      async send(message) {
        const mail = mailOf(message, mailFrom);
        put(`${message.id}.eml`, await new MailComposer(mail).compile().build());
        const { subject, text, messageId } = mail;
        note(message, { mail: { to: message.to, subject, text, messageId } });
      },
    },
    sms: {
      async send(message) {
        note(message, { sms: { to: message.to, text: message.texts.map(({ body }) => body).join('\n\n') } });
      },
    },
  };
}

/** Nothing of a message that is new, or that cannot be read. */
function saidBefore(path: string): object {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}
