import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** A sign-in provider as its tokens are verified: by its name and its keys. */
export interface Provider {
  /** The exact `iss` of its tokens. */
  issuer: string;
  keys: JWTVerifyGetKey;
}

/** As the global fetch; the libraries each type its options a little differently. */
export type Fetch = (address: string, init: object) => Promise<Response>;

export interface ProviderAddress {
  /** Its issuer, known once the server listens where the provider is embedded. */
  issuer: () => string;
  /** Its key set; undefined is looked up in its discovery document. */
  jwksUrl?: string | undefined;
  /** Its keys, where it is in this very process: then nothing is looked up. */
  keys?: JWTVerifyGetKey | undefined;
  /** How it is reached; undefined is the global fetch. */
  fetch?: Fetch | undefined;
}

/** The provider cannot be reached, or answers with something else than it should. */
export class ProviderUnavailableError extends Error {
  override name = 'ProviderUnavailableError';
}

const TIMEOUT_MS = 5_000;
const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/**
 * Looks the provider up when it is first needed, and again after a failure, so that a server starts without it. Keys are
 * kept for ten minutes; one that is not among them is asked for at once, but no more than twice a minute.
 */
export function createProvider(address: ProviderAddress): () => Promise<Provider> {
  let discovered: Promise<Provider> | undefined;
  return () => {
    discovered ??= findProvider(address);
    discovered.catch(() => {
      discovered = undefined;
    });
    return discovered;
  };
}

async function findProvider({ issuer, jwksUrl, keys, fetch: reach = fetch }: ProviderAddress): Promise<Provider> {
  if (keys) return { issuer: issuer(), keys };
  const named = jwksUrl ? { issuer: issuer(), jwks_uri: jwksUrl } : await discover(issuer(), reach);
  const set = createRemoteJWKSet(new URL(named.jwks_uri), { timeoutDuration: TIMEOUT_MS, [customFetch]: reach });
  return {
    issuer: named.issuer,
    keys: (header, token) => set(header, token),
  };
}

async function discover(issuer: string, reach: Fetch): Promise<z.infer<typeof Discovery>> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  let answer: unknown;
  try {
    const response = await reach(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    answer = await response.json();
  } catch (cause) {
    throw new ProviderUnavailableError(`the sign-in provider does not answer at ${address}`, { cause });
  }
  const read = Discovery.safeParse(answer);
  // One provider's document must not lend another its keys (OpenID Connect Discovery 4.3).
  if (!read.success || read.data.issuer.replace(/\/$/, '') !== issuer.replace(/\/$/, '')) {
    throw new ProviderUnavailableError(`the discovery document at ${address} is not that of ${issuer}`);
  }
  return read.data;
}
