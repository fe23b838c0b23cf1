import { UnauthenticatedError, UnavailableError } from '../cases/refusals.js';
import type { Viewer } from '../city/people/viewer.js';
import { type Context, signedIn } from './context.js';
import { createLoaders } from './loaders.js';
import { mustBeInScope, READ } from './scopes.js';

/** What a subscription's resolver is given: nothing, or why it is the last event. */
export interface Told {
  refusal?: unknown;
}

/**
 * Passes changes on for as long as whoever asked for them may know. Before each, and every few seconds without any, it is
 * asked anew who acts (the token, the session, the roles held) and `mustBeAllowed`, which refuses; a refusal is the last
 * event. Changes that come faster than they are read are one. It ends by itself after a while.
 */
export function follow(
  context: Context,
  changes: AsyncGenerator<unknown>,
  mustBeAllowed: (context: Context) => Promise<void>,
): AsyncIterableIterator<Told> {
  const { checkMs, lifeMs } = context.followers.bounds;
  let release: () => void;
  try {
    release = context.followers.enter(signedIn(context).id);
  } catch (error) {
    void changes.return(undefined);
    throw error;
  }
  let changed = false;
  let over = false;
  let wake: () => void = () => undefined;
  const tick = setInterval(() => wake(), checkMs).unref();
  const life = setTimeout(() => end(), lifeMs).unref();

  function end(): void {
    if (over) return;
    over = true;
    clearInterval(tick);
    clearTimeout(life);
    release();
    void changes.return(undefined);
    wake();
  }

  void (async () => {
    try {
      for await (const _ of changes) {
        changed = true;
        wake();
      }
    } finally {
      end();
    }
  })().catch(() => undefined);

  async function* told(): AsyncGenerator<Told, undefined> {
    try {
      while (!over) {
        if (!changed) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          if (over) return;
        }
        const isNew = changed;
        changed = false;
        const refusal = await refusalOf(context, mustBeAllowed);
        if (refusal instanceof UnavailableError) {
          // Nobody can say now; what has changed is told once somebody can.
          changed ||= isNew;
          await new Promise((resolve) => setTimeout(resolve, Math.min(checkMs, 1_000)));
          continue;
        }
        if (refusal !== undefined) {
          yield { refusal };
          return;
        }
        if (isNew) yield {};
      }
    } finally {
      end();
    }
  }

  const events = told();
  return {
    next: () => events.next(),
    async return() {
      end();
      return events.return(undefined);
    },
    async throw(error) {
      end();
      return events.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Why the stream ends here; undefined when it goes on, as the person that its bearer is now. */
async function refusalOf(context: Context, mustBeAllowed: (context: Context) => Promise<void>): Promise<unknown> {
  try {
    const { id } = signedIn(context);
    const viewer: Viewer | undefined = await context.whoNow();
    if (viewer?.id !== id) throw new UnauthenticatedError();
    mustBeInScope(viewer, READ);
    // One context serves all events of a subscription: what it loaded for the last is out of date.
    Object.assign(context, { viewer, load: createLoaders(context, viewer) });
    await mustBeAllowed(context);
    return undefined;
  } catch (error) {
    return error;
  }
}
