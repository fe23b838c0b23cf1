import { errors, type JWTPayload, type JWTVerifyResult, jwtVerify, type ResolvedKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { TokenRefusedError, UnavailableError } from '../../cases/refusals.js';
import type { Viewer } from '../../city/people/viewer.js';
import type { TokenRules } from '../../runtime/config/sign-in.js';
import { httpMessages } from '../messages.js';
import { viewerOf } from './claims.js';
import { type Provider, ProviderUnavailableError } from './provider.js';

/** An ID token or a logout token says who signed in; only an access token lets its bearer act. */
const ACCESS_TOKEN_TYPES = new Set([undefined, 'jwt', 'at+jwt', 'application/at+jwt']);

export interface VerifiedToken {
  viewer: Viewer;
  /** the provider's own name for them */
  subject: string;
  expiresAt: Date;
}

/** Refuses a token that is malformed, forged, expired or meant for another; throws UnavailableError without a provider. */
export type VerifyToken = (token: string) => Promise<VerifiedToken>;

export const tokenRefused = () => new TokenRefusedError(httpMessages.TOKEN_REFUSED);

/** Of tokens whose signature is known to be good, in characters: those of some thousands of people. */
const KEPT_SIZES = { maxSize: 4_000_000, maxEntrySize: 4_000 };

interface Kept extends JWTVerifyResult, ResolvedKey {
  issuer: string;
  verified: VerifiedToken;
}

/** The signature of a token is checked once for each key; what holds for a time, the key among it, is asked every time. */
export function createVerifyToken(provider: () => Promise<Provider>, rules: TokenRules): VerifyToken {
  const { audience, clockSkew: clockTolerance, claims } = rules;
  const options = { audience, clockTolerance, algorithms: [...rules.algorithms], requiredClaims: ['exp', 'sub'] };
  const kept = new LRUCache<string, Kept>({ ...KEPT_SIZES, sizeCalculation: (_, token) => token.length });

  const stillHolds = async (known: Kept, issuer: string, keys: Provider['keys']) =>
    known.issuer === issuer &&
    isInTime(known.payload, clockTolerance) &&
    // One that its provider withdraws or replaces stops at once.
    (await keys(known.protectedHeader, { payload: '', signature: '' })) === known.key;

  return async (token) => {
    try {
      const { issuer, keys: given } = await provider();
      const keys = reachable(given);
      const known = kept.get(token);
      if (known && (await stillHolds(known, issuer, keys))) return known.verified;
      const result = await jwtVerify(token, keys, { ...options, issuer });
      const viewer = viewerOf(result.payload, claims);
      const { sub: subject, exp } = result.payload;
      if (!ACCESS_TOKEN_TYPES.has(result.protectedHeader.typ?.toLowerCase()) || !viewer || !subject || !exp)
        throw tokenRefused();
      const verified = { viewer, subject, expiresAt: new Date(exp * 1000) };
      kept.set(token, { ...result, issuer, verified });
      return verified;
    } catch (error) {
      if (error instanceof ProviderUnavailableError) throw unavailable(error);
      if (error instanceof errors.JOSEError) throw tokenRefused();
      throw error;
    }
  };
}

function isInTime({ exp = 0, nbf = 0 }: JWTPayload, clockTolerance: number): boolean {
  const now = Math.floor(Date.now() / 1000);
  return exp > now - clockTolerance && nbf <= now + clockTolerance;
}

/** A key set that cannot be had is an outage; only what is wrong with the token itself is the caller's fault. */
export function reachable(keys: Provider['keys']): Provider['keys'] {
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      const fault = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
      if (fault || error instanceof errors.JOSENotSupported) throw error;
      throw new ProviderUnavailableError('the sign-in provider does not give its keys', { cause: error });
    }
  };
}

export function unavailable(cause: unknown): UnavailableError {
  return new UnavailableError(cause, httpMessages.PROVIDER_AWAY);
}
