import { errors, jwtVerify } from 'jose';
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

export function createVerifyToken(provider: () => Promise<Provider>, rules: TokenRules): VerifyToken {
  const { audience, clockSkew: clockTolerance, claims } = rules;
  const options = { audience, clockTolerance, algorithms: [...rules.algorithms], requiredClaims: ['exp', 'sub'] };
  return async (token) => {
    try {
      const { issuer, keys } = await provider();
      const { payload, protectedHeader } = await jwtVerify(token, reachable(keys), { ...options, issuer });
      const viewer = viewerOf(payload, claims);
      const { sub: subject, exp } = payload;
      if (!ACCESS_TOKEN_TYPES.has(protectedHeader.typ?.toLowerCase()) || !viewer || !subject || !exp)
        throw tokenRefused();
      return { viewer, subject, expiresAt: new Date(exp * 1000) };
    } catch (error) {
      if (error instanceof ProviderUnavailableError) throw unavailable(error);
      if (error instanceof errors.JOSEError) throw tokenRefused();
      throw error;
    }
  };
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
