import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  url: string;
  /** the mails it took, as they came over the wire */
  mails: { to: string; raw: string; messageId: string }[];
  /** answers recipients with this code instead of taking them */
  refuseWith: number | undefined;
  up(): Promise<void>;
  down(): Promise<void>;
}

/** A real SMTP server on a port of its own, which may go away and come back. */
export async function startMailServer(): Promise<MailServer> {
  let port = 0;
  let server: SMTPServer | undefined;
  const receiver: MailServer = {
    url: '',
    mails: [],
    refuseWith: undefined,
    async up() {
      const next = new SMTPServer({
        authOptional: true,
        disabledCommands: ['AUTH', 'STARTTLS'],
        onRcptTo(_, __, done) {
          const code = receiver.refuseWith;
          done(code ? Object.assign(new Error('no such user here'), { responseCode: code }) : null);
        },
        onData(stream, session, done) {
          void text(stream).then((raw) => {
            const messageId = /^Message-ID: <(.*)>$/im.exec(raw)?.[1] ?? '';
            for (const { address } of session.envelope.rcptTo) receiver.mails.push({ to: address, raw, messageId });
            done();
          });
        },
      });
      // Clients that go away in the middle are part of what is tested.
      next.on('error', () => undefined);
      await new Promise<void>((resolve) => next.listen(port, '127.0.0.1', resolve));
      port = (next.server.address() as AddressInfo).port;
      receiver.url = `smtp://127.0.0.1:${port}`;
      server = next;
    },
    async down() {
      await new Promise<void>((resolve) => (server ? server.close(resolve) : resolve()));
      server = undefined;
    },
  };
  await receiver.up();
  return receiver;
}

export interface SmsService {
  url: string;
  taken: { to: string; text: string; id: string; key: string | undefined; secret: string | undefined }[];
  /** the status it answers with; only 200 takes the message */
  status: number;
  stop(): Promise<void>;
}

/** A stand-in for an SMS service, over real HTTP. */
export async function startSmsService(): Promise<SmsService> {
  const server = createServer(async (request, response) => {
    const said = JSON.parse(await text(request)) as { to: string; text: string; id: string };
    const key = request.headers['idempotency-key']?.toString();
    if (service.status === 200) service.taken.push({ ...said, key, secret: request.headers.authorization });
    response.writeHead(service.status).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const service: SmsService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    taken: [],
    status: 200,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return service;
}

/** Waits until something holds; says what did not. */
export async function eventually<T>(what: string, look: () => Promise<T> | T): Promise<NonNullable<T>> {
  for (let i = 0; i < 1_200; i += 1) {
    const found = await look();
    if (found) return found;
    await pause(50);
  }
  throw new Error(`never came true: ${what}`);
}
