import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { canonicalJson } from '../../forms/canonical.js';

/** What somebody decides, with all that their signature covers. */
export interface Decision {
  by: string;
  /** reference of the application */
  application: string;
  task: string;
  outcome: string;
  reason?: string | undefined;
  conditions?: readonly string[] | undefined;
}

/** Whom an assertion of a decision is for; a bearer token is never taken for one. */
export const DECISION_AUDIENCE = 'parvaneh/decision';
/** seconds from its making within which an assertion must arrive */
export const ASSERTION_LIFE = 300;

const Claims = z.object({
  jti: z.string().min(16).max(200),
  exp: z.number(),
  application: z.string(),
  task: z.string(),
  outcome: z.string(),
  words: z.string(),
});

/** Reason and conditions in one hash, so that neither is changed on the way nor read out of the assertion. */
export function wordsHash({ reason, conditions }: Pick<Decision, 'reason' | 'conditions'>): string {
  const canonicalWords = JSON.stringify([reason?.trim() || null, conditions ?? []]);
  return createHash('sha256').update(canonicalWords).digest('base64url');
}

/** Where no key was ever made nothing is genuine; trying again would hold the case up for ever. */
function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

/**
 * The id and end of an assertion that is genuine, fresh and says exactly this decision; undefined for any other. Throws
 * when the keys cannot be read, which is an outage and no fault of the sender's.
 */
export async function verifyAssertion(
  assertion: string,
  decision: Decision,
  keysFile: string | undefined,
): Promise<{ id: string; expiresAt: Date } | undefined> {
  const payload = await genuineClaims(assertion, keysFile, { audience: DECISION_AUDIENCE, subject: decision.by });
  const { data: claims } = Claims.safeParse(payload);
  const fits =
    claims?.application === decision.application &&
    claims.task === decision.task &&
    claims.outcome === decision.outcome &&
    claims.words === wordsHash(decision);
  return fits ? { id: claims.jti, expiresAt: new Date(claims.exp * 1000) } : undefined;
}

async function genuineClaims(
  assertion: string,
  keysFile: string | undefined,
  of: { audience: string; subject?: string },
): Promise<JWTPayload | undefined> {
  const text = keysFile && (await readFile(keysFile, 'utf8').catch(absent));
  if (!text) return undefined;
  const keys = createLocalJWKSet(JSON.parse(text));
  try {
    const { payload } = await jwtVerify(assertion, keys, {
      ...of,
      algorithms: ['EdDSA', 'Ed25519', 'ES256', 'RS256', 'PS256'],
      requiredClaims: ['exp', 'iat', 'jti'],
      maxTokenAge: ASSERTION_LIFE,
      clockTolerance: 5,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

/** What a named signal carries, and to which case. */
export interface SignedSignal {
  application: string;
  signal: string;
  /** without the assertion */
  content: object;
}

/** Whom an assertion of a signal is for. */
export const SIGNAL_AUDIENCE = 'parvaneh/signal';

/** Of a signal's canonical JSON, as its assertion claims it. */
export const contentHash = (content: object): string =>
  createHash('sha256').update(canonicalJson(content)).digest('base64url');

/** Whether an assertion is genuine, fresh and of exactly this signal. Throws when the keys cannot be read. */
export async function verifySignal(
  assertion: string,
  { application, signal, content }: SignedSignal,
  keysFile: string | undefined,
): Promise<boolean> {
  const payload = await genuineClaims(assertion, keysFile, { audience: SIGNAL_AUDIENCE });
  return payload?.application === application && payload.signal === signal && payload.content === contentHash(content);
}
