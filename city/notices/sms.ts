import { Agent, fetch } from 'undici';
import { type Channel, MessageRefusedError } from './channel.js';

interface SmsConnector {
  url: string;
  headers?: Record<string, string> | undefined;
  timeoutSeconds?: number | undefined;
}

/** Answers by which the receiver refuses the message itself; every other failure is somebody's to put right. */
const PERMANENT_REFUSALS = new Set([400, 410, 422]);

/** POSTs `{ to, text, id }` as JSON; any 2xx means it was taken. */
export function createSmsChannel({ url, headers, timeoutSeconds = 10 }: SmsConnector): Channel {
  const dispatcher = new Agent({ connect: { timeout: 5_000 }, maxResponseSize: 64 * 1024 });
  return {
    async send({ id, to, texts }) {
      if (!/^\+?\d{8,15}$/.test(to)) throw new MessageRefusedError('The account’s number is no mobile number.');
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': id, ...headers },
        body: JSON.stringify({ to, text: texts.map(({ body }) => body).join('\n\n'), id }),
        redirect: 'error',
        dispatcher,
        signal: AbortSignal.timeout(timeoutSeconds * 1000),
      });
      await response.body?.cancel();
      if (PERMANENT_REFUSALS.has(response.status)) throw new MessageRefusedError(`HTTP ${response.status}`);
      if (!response.ok) throw Object.assign(new Error('The SMS service failed.'), { code: `HTTP_${response.status}` });
    },
  };
}
