import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
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
 * the mail as it would have been sent.
 */
export function createOutbox(folder: string, mailFrom: string): Outbox {
  async function put(name: string, content: string | Buffer): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const unfinished = join(folder, `.${name}.${process.pid}`);
    await writeFile(unfinished, content, { mode: 0o600 });
    await rename(unfinished, join(folder, name));
  }

  async function note({ id, reference, event }: OutgoingMessage, said: object): Promise<void> {
    const before = await readFile(join(folder, `${id}.json`), 'utf8').then(JSON.parse, () => ({}));
    await put(`${id}.json`, `${JSON.stringify({ ...before, id, reference, event, ...said }, null, 2)}\n`);
  }

  return {
    mail: {
      async send(message) {
        const mail = mailOf(message, mailFrom);
        await put(`${message.id}.eml`, await new MailComposer(mail).compile().build());
        const { subject, text, messageId } = mail;
        await note(message, { mail: { to: message.to, subject, text, messageId } });
      },
    },
    sms: {
      async send(message) {
        await note(message, { sms: { to: message.to, text: message.texts.map(({ body }) => body).join('\n\n') } });
      },
    },
  };
}
