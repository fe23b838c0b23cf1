import { LRUCache } from 'lru-cache';
import type { Adapter, AdapterPayload } from 'oidc-provider';

/** More than people at one machine ever need; an attacker's sign-ins push out the oldest instead of filling the memory. */
const LIMIT = 10_000;

/**
 * What the provider remembers while it runs: sign-ins under way, its own sessions, refresh tokens. A restart forgets it,
 * and people sign in again.
 */
export function createMemory(): (model: string) => Adapter {
  const rows = new LRUCache<string, AdapterPayload>({ max: LIMIT });

  return (model) => {
    const by = (id: string) => `${model} ${id}`;
    const search = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
      for (const [key, payload] of rows.entries()) if (key.startsWith(`${model} `) && matches(payload)) return payload;
      return undefined;
    };
    return {
      async upsert(id, payload, expiresIn) {
        rows.set(by(id), payload, { ttl: Math.max(1, (expiresIn ?? 86_400) * 1000) });
      },
      find: async (id) => rows.get(by(id)),
      findByUid: async (uid) => search((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => search((payload) => payload.userCode === userCode),
      async consume(id) {
        const payload = rows.get(by(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        rows.delete(by(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, payload] of rows.entries()) if (payload.grantId === grantId) rows.delete(key);
      },
    };
  };
}
