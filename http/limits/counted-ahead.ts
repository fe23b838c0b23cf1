import { LRUCache } from 'lru-cache';

/** What a shared count says after it was added to. */
interface Count {
  remainingPoints: number;
  msBeforeNext: number;
}

interface Ahead extends Count {
  /** counted already, and not used yet */
  left: number;
  /** when the count was heard of, and when it begins anew */
  at: number;
  until: number;
}

/** Of what is left to somebody, how much is counted at once before it is used. */
const PART = 20;

/** How long a count that was heard of is taken for what others have left of it, in ms. */
const FRESH_MS = 1_000;

export interface CountedAhead {
  /** Uses points of what was counted ahead; when that is not enough, counts them together with some more. */
  take(key: string, points: number, count: (points: number) => Promise<Count>): Promise<void>;
}

/**
 * Spares a busy caller the database at most requests. Points are counted before they are used, so no more of them pass than
 * without this, over however many servers; what one server counted and does not use, a twentieth of what was left, the
 * others do not let pass. Of a small limit, and near the end of any, nothing is counted ahead.
 */
export function createCountedAhead(now: () => number = Date.now): CountedAhead {
  const counts = new LRUCache<string, Ahead>({ max: 10_000 });
  return {
    async take(key, points, count) {
      const known = counts.get(key);
      const current = known && known.until > now() ? known : undefined;
      if (current && current.left >= points) {
        current.left -= points;
        return;
      }
      const fresh = current && now() - current.at < FRESH_MS;
      const more = fresh ? Math.max(0, Math.floor((current.remainingPoints - points) / PART)) : 0;
      const { remainingPoints, msBeforeNext } = await count(points + more);
      const at = now();
      const beside = counts.get(key);
      const left = more + (beside && beside.until > at ? beside.left : 0);
      counts.set(key, { remainingPoints, msBeforeNext, left, at, until: at + msBeforeNext });
    },
  };
}
