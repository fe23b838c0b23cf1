interface Said {
  reason?: unknown;
  conditions?: unknown;
}

const saidIn = (data: unknown): Said => (data ?? {}) as Said;

/** Why somebody did something, as the data of its event has it; empty where they said nothing. */
export function reasonOf(data: unknown): string {
  const { reason } = saidIn(data);
  return typeof reason === 'string' ? reason : '';
}

/** What people said with an event: the reason, and the conditions. */
export function wordsOf(data: unknown): string[] {
  const { conditions } = saidIn(data);
  const set = Array.isArray(conditions) ? conditions.map(String) : [];
  return [...(reasonOf(data) === '' ? [] : [reasonOf(data)]), ...set];
}
