import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  payload: AdapterPayload;
  until: number;
}

/** More than people at one machine ever need; an attacker's sign-ins push out the oldest instead of filling the memory. */
const LIMIT = 10_000;

/**
 * What the provider remembers while it runs: sign-ins under way, its own sessions, refresh tokens. A restart forgets it,
 * and people sign in again.
 */
export function createMemory(): (model: string) => Adapter {
  const rows = new Map<string, Kept>();

  function find(key: string): AdapterPayload | undefined {
    const row = rows.get(key);
    if (row && row.until > Date.now()) return row.payload;
    rows.delete(key);
    return undefined;
  }

  function forgetOldest(): void {
    for (const key of rows.keys()) {
      if (rows.size < LIMIT) return;
      rows.delete(key);
    }
  }

  return (model) => {
    const by = (id: string) => `${model} ${id}`;
    const search = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
      for (const [key, { payload }] of rows) if (key.startsWith(`${model} `) && matches(payload)) return find(key);
      return undefined;
    };
    return {
      async upsert(id, payload, expiresIn) {
        forgetOldest();
        rows.set(by(id), { payload, until: Date.now() + (expiresIn ?? 86_400) * 1000 });
      },
      find: async (id) => find(by(id)),
      findByUid: async (uid) => search((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => search((payload) => payload.userCode === userCode),
      async consume(id) {
        const payload = find(by(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        rows.delete(by(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of rows) if (payload.grantId === grantId) rows.delete(key);
      },
    };
  };
}
