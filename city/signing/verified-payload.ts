import { compactVerify, createLocalJWKSet, decodeProtectedHeader, errors } from 'jose';
import type { KeySet } from './signer.js';

/** Ed25519 under its two names; no other algorithm is ever tried, whatever a token asks for. */
const ALGORITHMS = ['EdDSA', 'Ed25519'];
const keysOf = new WeakMap<KeySet, ReturnType<typeof createLocalJWKSet>>();

function headerOf(token: string) {
  if (token.length > 4_096 || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return undefined;
  try {
    return decodeProtectedHeader(token);
  } catch {
    return undefined;
  }
}

/** Whether no bit at the end is left over: decoders overlook those, so that a changed last letter could pass. */
export const isCanonical = (segment: string) => Buffer.from(segment, 'base64url').toString('base64url') === segment;

/** The payload of a token of this type whose signature is good. */
export async function verifiedPayload(
  token: string,
  typ: string,
  keySet: KeySet,
): Promise<{ payload: unknown } | { reason: 'MALFORMED' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE' }> {
  const header = headerOf(token);
  if (!header || header.typ !== typ || !ALGORITHMS.includes(header.alg ?? '')) return { reason: 'MALFORMED' };
  if (!keySet.keys.some(({ kid }) => kid === header.kid)) return { reason: 'UNKNOWN_KEY' };
  if (!isCanonical(token.slice(token.lastIndexOf('.') + 1))) return { reason: 'BAD_SIGNATURE' };
  const keys = keysOf.get(keySet) ?? createLocalJWKSet(keySet);
  keysOf.set(keySet, keys);
  try {
    const { payload } = await compactVerify(token, keys, { algorithms: ALGORITHMS });
    return { payload: JSON.parse(new TextDecoder().decode(payload)) };
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return { reason: 'BAD_SIGNATURE' };
    if (error instanceof errors.JWKSNoMatchingKey) return { reason: 'UNKNOWN_KEY' };
    if (error instanceof errors.JOSEError || error instanceof SyntaxError) return { reason: 'MALFORMED' };
    throw error;
  }
}
