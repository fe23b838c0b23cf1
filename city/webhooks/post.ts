import { isIP, type LookupFunction } from 'node:net';
import { performance } from 'node:perf_hooks';
import { Agent, buildConnector, request } from 'undici';
import { createAllowed, isPublic } from './addresses.js';
import { createResolve, type Resolve } from './resolve.js';

/** Ports that anybody's receiver may have; others only within the networks that an operator allows. */
const PORTS = new Set(['', '443', '8443']);
const TIME_LIMIT = 15_000;
const CONNECT_LIMIT = 5_000;
/** For so long the words of an answer are waited for, once its status is there. */
const WORDS_LIMIT = 2_000;
/** Bytes of an answer that are read at all, and characters of it that are kept. */
const MOST_READ = 2_048;
const MOST_KEPT = 500;

/** The address may not be sent to, whatever it answers. */
class AddressRefusedError extends Error {
  override name = 'AddressRefusedError';
  code = 'ADDRESS_REFUSED';
}

/** What came of one request. `status` is null where nothing answered; `code` says why, or why the answer does not count. */
export interface Posted {
  ok: boolean;
  status: number | null;
  code: string | null;
  durationMs: number;
  /** beginning of the answer */
  response: string | null;
  /** for so long the receiver asks not to be tried, in ms */
  retryAfterMs?: number;
}

export interface Poster {
  /** Whether an address has a form that may be sent to at all; where it leads is looked at with every connection. */
  mayBeSentTo(url: string): boolean;
  post(url: string, headers: Record<string, string>, body: string): Promise<Posted>;
  close(): Promise<void>;
}

/**
 * Sends to addresses that others choose. Each connection is checked as it is made, so that a name which leads elsewhere a
 * moment later gains nothing: only public addresses over HTTPS, or what lies in the networks that an operator allows.
 * Redirects are answers like any other.
 */
export function createPoster(
  networks: readonly string[],
  {
    resolve = createResolve({ hosts: networks.length > 0 }),
    timeLimit = TIME_LIMIT,
  }: { resolve?: Resolve; timeLimit?: number } = {},
): Poster {
  const isAllowed = createAllowed(networks);
  const reaches = (address: string, isPlain: boolean) => isAllowed(address) || (!isPlain && isPublic(address));

  /** `isPlain`: not what everybody may use, so that it has to lead into an allowed network. */
  const checked =
    (isPlain: boolean): LookupFunction =>
    (hostname, options, callback) =>
      resolve(hostname, { ...options, all: true }, (error, found) => {
        if (error) return callback(error, []);
        if (found.length === 0 || !found.every(({ address }) => reaches(address, isPlain)))
          return callback(new AddressRefusedError(hostname), []);
        const [first] = found;
        return options.all ? callback(null, found) : callback(null, first?.address ?? '', first?.family);
      });
  const connectorOf = (isPlain: boolean) =>
    buildConnector({ timeout: CONNECT_LIMIT, lookup: checked(isPlain), keepAlive: false });
  const connectors = { plain: connectorOf(true), public: connectorOf(false) };

  const dispatcher = new Agent({
    connect(options, callback) {
      const isPlain = options.protocol !== 'https:' || !PORTS.has(options.port ?? '');
      const host = options.hostname.replace(/^\[|\]$/g, '');
      // What is no name is looked up nowhere.
      if (isIP(host) !== 0 && !reaches(host, isPlain)) return callback(new AddressRefusedError(host), null);
      return connectors[isPlain ? 'plain' : 'public'](options, (error, socket) => {
        if (error || !socket) return callback(error ?? new AddressRefusedError(host), null);
        if (reaches(socket.remoteAddress ?? '', isPlain)) return callback(null, socket);
        socket.destroy();
        return callback(new AddressRefusedError(host), null);
      });
    },
    pipelining: 0,
    headersTimeout: timeLimit,
    bodyTimeout: timeLimit,
    maxHeaderSize: 16_384,
  });

  return {
    mayBeSentTo(text) {
      if (!URL.canParse(text)) return false;
      const { protocol, username, password, hash, port, hostname } = new URL(text);
      if (username || password || hash) return false;
      const host = hostname.replace(/^\[|\]$/g, '');
      const isPlain = protocol !== 'https:' || !PORTS.has(port);
      if (protocol !== 'https:' && protocol !== 'http:') return false;
      if (isIP(host) !== 0) return reaches(host, isPlain);
      return !isPlain || networks.length > 0;
    },
    async post(url, headers, body) {
      const begun = performance.now();
      const took = () => Math.round(performance.now() - begun);
      const signal = AbortSignal.timeout(timeLimit);
      try {
        const answer = await request(url, { method: 'POST', headers, body, dispatcher, signal });
        const response = await beginningOf(answer.body);
        const status = answer.statusCode;
        const ok = status >= 200 && status < 300;
        const code = ok ? null : status >= 300 && status < 400 ? 'REDIRECTED' : `HTTP_${status}`;
        const wait = retryAfter(answer.headers['retry-after']);
        return { ok, status, code, durationMs: took(), response, ...(wait !== undefined && { retryAfterMs: wait }) };
      } catch (error) {
        return { ok: false, status: null, code: codeOf(error), durationMs: took(), response: null };
      }
    },
    close: () => dispatcher.destroy(),
  };
}

interface Body extends AsyncIterable<Buffer> {
  destroy(): unknown;
  on(event: 'error', listener: () => void): unknown;
}

/** Reads no more than is kept; what is larger, never ends or breaks off changes nothing of what its status said. */
async function beginningOf(body: Body): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  body.on('error', () => undefined);
  const late = setTimeout(() => body.destroy(), WORDS_LIMIT);
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= MOST_READ) break;
    }
  } catch {
    // What came until then is all there is.
  } finally {
    clearTimeout(late);
    body.destroy();
  }
  const text = Buffer.concat(chunks).subarray(0, MOST_READ).toString('utf8');
  // Control characters of a stranger do not go to a log or a terminal, and PostgreSQL keeps no NUL.
  return text.replace(/[\p{Cc}\p{Cs}\ufffd]+/gu, ' ').slice(0, MOST_KEPT);
}

/** In ms; undefined where none is asked for. */
function retryAfter(given: string | string[] | undefined): number | undefined {
  const seconds = Number(given);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3_600) * 1000 : undefined;
}

/** Codes are short words, as ECONNREFUSED. */
function codeOf(error: unknown): string {
  const { code, cause, name } = Object(error) as { code?: unknown; cause?: { code?: unknown }; name?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return 'TIMEOUT';
  const reported = String(cause?.code ?? code ?? '');
  if (/TIMEOUT/.test(reported)) return 'TIMEOUT';
  return /^[A-Z][A-Z0-9_]{1,40}$/.test(reported) ? reported : 'FAILED';
}
