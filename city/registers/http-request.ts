import { Agent, request } from 'undici';
import { wholeJson } from '../../forms/plain-text.js';

/** How a register is read over HTTP: GET `<url>/<key>`. */
export interface RegisterConnector {
  url: string;
  headers?: Record<string, string>;
  /** of one try; 3 when not set */
  timeoutSeconds?: number;
  /** For so long the last good read answers where the register does not. Off when not set. */
  staleSeconds?: number;
}

/** `wrong`: an answer that cannot be used, and that the same question would give again. `down`: no answer. */
export type HttpReply =
  | { kind: 'record'; record: unknown; version: string | undefined }
  | { kind: 'absent' }
  | { kind: 'wrong'; reason: string }
  | { kind: 'down'; reason: string };

const MAX_ANSWER_BYTES = 256 * 1024;

/** The address comes from the installation's own configuration, often on a private network, and only from there. */
const agent = new Agent({ connect: { timeout: 3_000 }, maxResponseSize: MAX_ANSWER_BYTES });

/** Asks once. Redirects are not followed, and no answer is decompressed, so that its size is what arrives. */
export async function requestRecord(connector: RegisterConnector, key: string): Promise<HttpReply> {
  try {
    const { statusCode, headers, body } = await request(addressOf(connector.url, key), {
      headers: { accept: 'application/json', 'accept-encoding': 'identity', ...connector.headers },
      signal: AbortSignal.timeout((connector.timeoutSeconds ?? 3) * 1000),
      dispatcher: agent,
    });
    if (statusCode === 200) return readRecord(await body.text(), versionOf(headers));
    await body.dump({ limit: MAX_ANSWER_BYTES }).catch(() => undefined);
    if (statusCode === 404) return { kind: 'absent' };
    return { kind: statusCode >= 500 || statusCode === 429 ? 'down' : 'wrong', reason: `HTTP ${statusCode}` };
  } catch (error) {
    const { code, name } = error as { code?: unknown; name?: string };
    if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
      return { kind: 'wrong', reason: `the answer is larger than ${MAX_ANSWER_BYTES} bytes` };
    }
    // The message of such an error may hold the address with the key in it; its code does not.
    return { kind: 'down', reason: typeof code === 'string' ? code : String(name) };
  }
}

function addressOf(base: string, key: string): URL {
  const address = new URL(base);
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/${encodeURIComponent(key)}`;
  return address;
}

function readRecord(text: string, version: string | undefined): HttpReply {
  try {
    return { kind: 'record', record: wholeJson(JSON.parse(text)), version };
  } catch {
    return { kind: 'wrong', reason: 'the answer is not JSON' };
  }
}

function versionOf(headers: Record<string, string | string[] | undefined>): string | undefined {
  const validator = headers.etag ?? headers['last-modified'];
  return typeof validator === 'string' ? validator.slice(0, 100) : undefined;
}
