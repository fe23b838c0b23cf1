import { setTimeout as pause } from 'node:timers/promises';
import { confirm } from '../../test/support/bank.js';
import type { Lane } from './lane.js';

/** How long a call is repeated, and how long until it is, in ms. */
const PATIENCE = 30_000;
const BREATH = 100;
/** How long an answer is waited for, in ms. */
const DEADLINE = 15_000;

interface Answer {
  data?: Record<string, unknown>;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** What a client repeats: it was not heard, or is told to try again in a moment. */
const AGAIN = new Set(['UNAVAILABLE', 'INTERNAL_SERVER_ERROR']);

/** Repeats a call until it is answered, as every client may. A refusal is an answer. */
async function untilAnswered<T>(call: () => Promise<T | undefined>): Promise<T> {
  const limit = Date.now() + PATIENCE;
  for (let why = 'nothing was said'; ; ) {
    try {
      const answer = await call();
      if (answer !== undefined) return answer;
      why = 'it was told to try again';
    } catch (error) {
      why = String((error as { cause?: unknown }).cause ?? error);
    }
    if (Date.now() > limit) throw new Error(`a call was never answered: ${why}`);
    await pause(BREATH);
  }
}

/** Calls an operation of the API as a demo person. Answers its data, or the code it is refused with. */
export function ask(lane: Lane, as: string, query: string, variables: object = {}): Promise<unknown> {
  const body = JSON.stringify({ query, variables });
  return untilAnswered(async () => {
    const response = await fetch(`${lane.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await lane.issuer.token(as)}` },
      body,
      signal: AbortSignal.timeout(DEADLINE),
    });
    const { data, errors } = (await response.json()) as Answer;
    const code = errors?.[0]?.extensions?.code ?? errors?.[0]?.message;
    if (code === undefined) return Object.values(data ?? {})[0];
    return AGAIN.has(code) ? undefined : code;
  });
}

/** Sends the bank's confirmation until it is taken. */
export function confirmed(lane: Lane, told: Record<string, unknown>): Promise<unknown> {
  return untilAnswered(async () => {
    const { status, body } = await confirm(lane, told);
    return status < 300 ? body : undefined;
  });
}

/** Waits until something holds of the rows; says of what it was that it did not. */
export async function until<T>(what: string, look: () => Promise<T>, limit = 40_000): Promise<NonNullable<T>> {
  for (const end = Date.now() + limit; ; ) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`stuck: ${what} never came true`);
    await pause(15);
  }
}
