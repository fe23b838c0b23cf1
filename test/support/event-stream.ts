import type { System } from './system.js';

/** What a CloudEvent over SSE has that tests look at. */
export interface Told {
  id: string;
  type: string;
  subject: string;
  cursor: string;
  time: string;
  data: Record<string, unknown>;
}

export interface EventStream {
  status: number;
  headers: Headers;
  /** of an answer that is no stream */
  body: () => Promise<{ code?: string }>;
  /** The next event, or what the stream says as it ends; undefined once it is over. */
  next(): Promise<{ id?: string | undefined; event?: string | undefined; data: unknown } | undefined>;
  stop(): void;
}

/** Follows `/events` as an EventSource does; `lastEventId` is where one that comes back goes on. */
export async function followEvents(
  { url }: Pick<System, 'url'>,
  headers: Record<string, string>,
  { query = '', lastEventId }: { query?: string; lastEventId?: string | undefined } = {},
): Promise<EventStream> {
  const stop = new AbortController();
  const response = await fetch(`${url}/events${query}`, {
    headers: { accept: 'text/event-stream', ...headers, ...(lastEventId && { 'last-event-id': lastEventId }) },
    signal: stop.signal,
  });
  const reader = response.ok ? response.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
  let text = '';
  const lineOf = (block: string, name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
  return {
    status: response.status,
    headers: response.headers,
    body: async () => (await response.json()) as { code?: string },
    async next() {
      for (;;) {
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const block = text.slice(0, end);
          text = text.slice(end + 2);
          const data = lineOf(block, 'data');
          if (data) return { id: lineOf(block, 'id'), event: lineOf(block, 'event'), data: JSON.parse(data) };
        }
        const { done, value } = (await reader?.read()) ?? { done: true, value: '' };
        if (done) return undefined;
        text += value;
      }
    },
    stop: () => stop.abort(),
  };
}
