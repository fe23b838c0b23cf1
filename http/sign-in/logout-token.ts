import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { TokenRules } from '../../runtime/config/sign-in.js';
import type { Provider } from './provider.js';
import { reachable } from './verify-token.js';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** How old a logout token may be. */
const MAX_AGE = '10 minutes';

/** A nonce would make it pass for an ID token. */
const Claims = z
  .looseObject({
    sub: z.string().min(1).max(255).optional(),
    sid: z.string().min(1).max(255).optional(),
    iat: z.number(),
    jti: z.string().min(1),
    events: z.looseObject({ [EVENT]: z.looseObject({}) }),
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

/** Whose sessions the provider has ended: all of a person, or that which it calls so. */
export interface Logout {
  subject?: string | undefined;
  sid?: string | undefined;
  issuedAt: Date;
}

/** The token is none of the provider's, none for this client, none for a logout, or too old. */
export class LogoutTokenRefusedError extends Error {
  override name = 'LogoutTokenRefusedError';
}

export type VerifyLogoutToken = (token: string) => Promise<Logout>;

/** OpenID Connect Back-Channel Logout 1.0, section 2.6. Throws LogoutTokenRefusedError or ProviderUnavailableError. */
export function createVerifyLogoutToken(
  provider: () => Promise<Provider>,
  { client, rules }: { client: string; rules: Pick<TokenRules, 'algorithms' | 'clockSkew'> },
): VerifyLogoutToken {
  const options = {
    audience: client,
    algorithms: [...rules.algorithms],
    clockTolerance: rules.clockSkew,
    maxTokenAge: MAX_AGE,
    requiredClaims: ['iat', 'jti', 'events'],
  };
  return async (token) => {
    try {
      const { issuer, keys } = await provider();
      const { payload, protectedHeader } = await jwtVerify(token, reachable(keys), { ...options, issuer });
      const typ = protectedHeader.typ?.toLowerCase().replace(/^application\//, '');
      const read = Claims.safeParse(payload);
      if (!read.success || (typ !== undefined && typ !== 'jwt' && typ !== 'logout+jwt')) {
        throw new LogoutTokenRefusedError('not a logout token');
      }
      const { sub, sid, iat } = read.data;
      return { subject: sub, sid, issuedAt: new Date(iat * 1000) };
    } catch (error) {
      if (error instanceof errors.JOSEError) throw new LogoutTokenRefusedError(error.code);
      throw error;
    }
  };
}
