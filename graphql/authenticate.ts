import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Actor } from '../workflows/messages.js';
import { UnauthenticatedError, UnavailableError } from './errors.js';
import type { ViewerStanding } from './standing.js';

/** Who a request acts as, as its token says. */
export interface Viewer extends Actor {
  nationalId?: string;
  officeId?: string;
  /** what the viewer's roles are for, by the register of people */
  standing?: ViewerStanding;
}

export interface TokenSettings {
  issuer: string;
  audience: string;
  /** an outside provider's key set */
  jwksUrl?: string;
  /** the public key (a JWK) that verifies where there is no provider */
  publicKeyFile: string;
}

/** Answers undefined without a token; refuses a token that is malformed, forged, expired or meant for another. */
export type Authenticate = (authorization: string | null | undefined) => Promise<Viewer | undefined>;

const Claims = z.object({
  sub: z.string().min(1).max(200),
  roles: z.array(z.string().min(1).max(64)).max(50).default([]),
  national_id: z.string().max(20).optional(),
  office_id: z.string().max(64).optional(),
});

/** Asymmetric algorithms only: a public key can then never be passed off as a shared secret. */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'RS256', 'PS256'];

const refused = () =>
  new UnauthenticatedError({
    fa: 'توکن نادرست یا منقضی است؛ دوباره وارد شوید.',
    en: 'The token is malformed, forged or expired; sign in again.',
  });

export function createAuthenticate(settings: TokenSettings): Authenticate {
  const keys = keySource(settings);
  const { issuer, audience } = settings;
  return async (authorization) => {
    if (!authorization) return undefined;
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    if (!token) throw refused();
    try {
      const { payload } = await jwtVerify(token, await keys(), {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp'],
        clockTolerance: 5,
      });
      const claims = Claims.safeParse(payload);
      if (!claims.success) throw refused();
      const { sub, roles, national_id: nationalId, office_id: officeId } = claims.data;
      return { id: sub, roles, ...(nationalId && { nationalId }), ...(officeId && { officeId }) };
    } catch (error) {
      if (error instanceof errors.JWKSTimeout) throw new UnavailableError(error);
      if (error instanceof errors.JOSEError) throw refused();
      throw error;
    }
  };
}

/** The embedded key is read at the first token, so that it may be made after the server is set up. */
function keySource({ jwksUrl, publicKeyFile }: TokenSettings): () => Promise<JWTVerifyGetKey> {
  if (jwksUrl) {
    const remote = createRemoteJWKSet(new URL(jwksUrl));
    return async () => remote;
  }
  let local: Promise<JWTVerifyGetKey> | undefined;
  return () => {
    local ??= readFile(publicKeyFile, 'utf8').then((text) => createLocalJWKSet({ keys: [JSON.parse(text)] }));
    local.catch(() => {
      local = undefined;
    });
    return local;
  };
}
