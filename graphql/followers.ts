import { RateLimitedError } from '../cases/refusals.js';

/** How many subscriptions may be under way at once, and how long one lasts. */
export interface FollowerBounds {
  person: number;
  server: number;
  /** ms; whoever goes on after it subscribes anew */
  lifeMs: number;
  /** ms between two looks at whether its person may still follow */
  checkMs: number;
}

export const FOLLOWER_BOUNDS: FollowerBounds = { person: 20, server: 1_000, lifeMs: 3_600_000, checkMs: 5_000 };

/** Subscriptions under way on one server. */
export interface Followers {
  bounds: FollowerBounds;
  /** Counts one more of the person; gives what counts it off. Throws RateLimitedError. */
  enter(person: string): () => void;
}

export function createFollowers(bounds: FollowerBounds = FOLLOWER_BOUNDS): Followers {
  const byPerson = new Map<string, number>();
  let all = 0;
  return {
    bounds,
    enter(person) {
      const own = byPerson.get(person) ?? 0;
      if (own >= bounds.person || all >= bounds.server) throw new RateLimitedError(60);
      byPerson.set(person, own + 1);
      all += 1;
      let entered = true;
      return () => {
        if (!entered) return;
        entered = false;
        all -= 1;
        const left = (byPerson.get(person) ?? 1) - 1;
        if (left > 0) byPerson.set(person, left);
        else byPerson.delete(person);
      };
    },
  };
}
