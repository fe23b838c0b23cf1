import { setTimeout as pause } from 'node:timers/promises';
import { confirm } from '../../test/support/bank.js';
import type { System } from '../../test/support/system.js';

/** How long a call is repeated, and how long until it is, in ms. */
const PATIENCE = 30_000;
const BREATH = 100;
/** How long an answer is waited for, in ms. */
const DEADLINE = 15_000;

/** Where people and the bank reach the product. */
export type Reached = Pick<System, 'url' | 'config' | 'issuer'> & {
  /** ms until a call counts as never answered */
  patience?: number;
};

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

interface Answer {
  data?: Record<string, unknown>;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** What a client repeats: it was not heard, or is told to try again in a moment. */
const AGAIN = new Set(['UNAVAILABLE', 'INTERNAL_SERVER_ERROR']);

/** Repeats a call until it is answered, as every client may. A refusal is an answer. */
async function untilAnswered<T>(call: () => Promise<T | undefined>, patience = PATIENCE): Promise<T> {
  const limit = Date.now() + patience;
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
export function ask(reached: Reached, as: string, query: string, variables: object = {}): Promise<unknown> {
  const body = JSON.stringify({ query, variables });
  return asked(reached, as, () => ({ body, headers: { 'content-type': 'application/json' } }));
}

interface Request {
  body: string | FormData;
  headers: Record<string, string>;
}

function asked(reached: Reached, as: string, make: () => Request): Promise<unknown> {
  return untilAnswered(async () => {
    const { body, headers } = make();
    const response = await fetch(`${reached.url}/graphql`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${await reached.issuer.token(as)}` },
      body,
      signal: AbortSignal.timeout(DEADLINE),
    });
    const { data, errors } = (await response.json()) as Answer;
    const code = errors?.[0]?.extensions?.code ?? errors?.[0]?.message;
    if (code === undefined) return Object.values(data ?? {})[0];
    return AGAIN.has(code) ? undefined : code;
  }, reached.patience);
}

/** Attaches a small document of a code to a case. */
export function attached(reached: Reached, as: string, reference: string, code: string): Promise<unknown> {
  const query = `mutation($reference: ID!, $code: ID!, $file: Upload!) {
    attachDocument(reference: $reference, code: $code, file: $file) { reference } }`;
  return asked(reached, as, () => {
    const body = new FormData();
    body.set('operations', JSON.stringify({ query, variables: { reference, code, file: null } }));
    body.set('map', JSON.stringify({ 0: ['variables.file'] }));
    body.set('0', new Blob([PDF], { type: 'application/pdf' }), `${code}.pdf`);
    return { body, headers: { 'x-graphql-yoga-csrf': '1' } };
  });
}

/** Sends the bank's confirmation until it is taken. */
export function confirmed(reached: Reached, told: Record<string, unknown>): Promise<unknown> {
  return untilAnswered(async () => {
    const { status, body } = await confirm(reached, told);
    return status < 300 ? body : undefined;
  }, reached.patience);
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
