import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** A secret as it is kept. `until`: in ms; of one that was replaced, and signs beside the newer ones until then. */
const KeptSecret = z.object({ sealed: z.string(), until: z.number().nullable() });
export type KeptSecret = z.infer<typeof KeptSecret>;
const KeptSecrets = z.array(KeptSecret);

/** How many may sign at once. */
const MOST = 5;

export interface Secrets {
  /** A new one, as it is shown once (`whsec_…`), and what is kept of all. `overlapMs`: how long those before it sign on. */
  add(kept: unknown, overlapMs?: number): { secret: string; kept: KeptSecret[] };
  /** Those that sign now, the newest first; none that was sealed with another key. */
  inForce(kept: unknown): string[];
}

/** Secrets of endpoints: they sign, so they have to be known; in the database they are sealed. */
export function createSecrets(installationKey: string): Secrets {
  const key = new Uint8Array(hkdfSync('sha256', installationKey, '', 'parvaneh webhook secrets', 32));
  const seal = (text: string): string => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  };
  const open = (sealed: string): string[] => {
    const bytes = Buffer.from(sealed, 'base64url');
    const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
    try {
      return [Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')];
    } catch {
      return [];
    }
  };
  const still = (kept: unknown): KeptSecret[] =>
    KeptSecrets.parse(kept).filter(({ until }) => until === null || until > Date.now());
  return {
    add(kept, overlapMs = 0) {
      const secret = `whsec_${randomBytes(32).toString('base64')}`;
      const until = Date.now() + overlapMs;
      const before = still(kept).map((one) => ({ ...one, until: Math.min(one.until ?? until, until) }));
      const all = [{ sealed: seal(secret), until: null }, ...before.filter((one) => one.until > Date.now())];
      return { secret, kept: all.slice(0, MOST) };
    },
    inForce: (kept) => still(kept).flatMap(({ sealed }) => open(sealed)),
  };
}
