import type { System } from './system.js';

export interface Event {
  data?: { applicationChanged: { status: string; revision: number } | null } | null;
  errors?: { extensions: { code: string } }[];
}

/** A subscription over SSE as a browser has it. */
export interface Stream<What = Event> {
  /** The next event; undefined when the stream has ended. */
  next(): Promise<What | undefined>;
  stop(): void;
}

export const subscribe = (
  system: Pick<System, 'url'>,
  reference: string,
  headers: Record<string, string>,
): Promise<Stream> =>
  subscribeTo(system, headers, 'subscription($r: ID!) { applicationChanged(reference: $r) { status revision } }', {
    r: reference,
  });

export async function subscribeTo<What = Event>(
  { url }: Pick<System, 'url'>,
  headers: Record<string, string>,
  query: string,
  variables: object = {},
): Promise<Stream<What>> {
  const stop = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query, variables }),
    signal: stop.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next() {
      for (;;) {
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const data = /^data: (.+)$/m.exec(text.slice(0, end))?.[1];
          text = text.slice(end + 2);
          if (data) return JSON.parse(data) as What;
        }
        const { done, value } = (await reader?.read()) ?? { done: true, value: '' };
        if (done) return undefined;
        text += value;
      }
    },
    stop: () => stop.abort(),
  };
}
