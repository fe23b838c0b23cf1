import { createHmac } from 'node:crypto';

/**
 * 0 to 9999 for a filed revision: the same on every worker and in every try, and not to be foreseen without the key of the
 * installation. It says nothing of the draw of audits, which has the same key.
 */
export function drawOf(key: string, reference: string, revision: number): number {
  const digest = createHmac('sha256', key).update(`decision/${reference}/${revision}`).digest();
  // Of 2^48 equally likely values: the rest by 10,000 weighs nothing.
  return digest.readUIntBE(0, 6) % 10_000;
}

/** Whether a draw falls into the share, in cases of a hundred, that a person looks at. */
export const isDrawn = (draw: number, rate: number): boolean => draw < rate * 100;
