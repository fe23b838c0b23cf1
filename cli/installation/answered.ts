import { RefusedError } from './ask.js';

/** What a mutation answers that tells its refusals as data. */
export interface Answered {
  errors: { code: string; path: string | null; message: { en: string } }[];
}

/** Throws RefusedError where it did nothing. */
export function mustBeDone(answered: Answered | undefined): void {
  const [first] = answered?.errors ?? [];
  if (!answered || !first) return;
  const lines = answered.errors.map(({ path, code, message }) => `${path ? `${path} ` : ''}${code}: ${message.en}`);
  throw new RefusedError(first.code, lines);
}
