import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  None,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
} from 'openid-client';
import type { ClientSettings } from '../../runtime/config/sign-in.js';
import { type Fetch, ProviderUnavailableError } from './provider.js';

export interface Tokens {
  accessToken: string;
  refreshToken?: string | undefined;
  idToken?: string | undefined;
  subject?: string | undefined;
  /** the provider's own session */
  sid?: string | undefined;
}

/** What a browser must bring back from the provider. */
export interface SignInAttempt {
  state: string;
  nonce: string;
  verifier: string;
}

/** The provider refused: the person gave up, the answer is not to this attempt, or a refresh token ended. */
export class SignInRefusedError extends Error {
  override name = 'SignInRefusedError';
}

export interface SignInClient {
  /** Where to send the browser. */
  begin(callback: string): Promise<{ url: URL; attempt: SignInAttempt }>;
  /** Throws SignInRefusedError or ProviderUnavailableError, as the others. */
  finish(answer: URL, attempt: SignInAttempt): Promise<Tokens>;
  refresh(refreshToken: string): Promise<Tokens>;
  /** Where the provider's own session ends; undefined when it offers no such page. */
  end(idToken: string | undefined, back: string): Promise<URL | undefined>;
}

interface Options {
  issuer: () => string;
  client: ClientSettings;
  fetch?: Fetch | undefined;
}

/** Authorization code with PKCE, state and nonce. The provider is looked up at the first sign-in. */
export function createSignInClient({ issuer, client, fetch: reach }: Options): SignInClient {
  let discovered: Promise<Configuration> | undefined;
  const configuration = (): Promise<Configuration> => {
    const server = new URL(issuer());
    const authentication = client.secret ? ClientSecretPost(client.secret) : None();
    discovered ??= discovery(server, client.id, undefined, authentication, {
      ...(reach && { [customFetch]: reach }),
      ...(server.protocol === 'http:' && { execute: [allowInsecureRequests] }),
      timeout: 5,
    });
    discovered.catch(() => {
      discovered = undefined;
    });
    return discovered;
  };

  return {
    async begin(callback) {
      const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(await settled(configuration()), {
        ...client.parameters,
        redirect_uri: callback,
        scope: client.scope,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      });
      return { url, attempt };
    },
    async finish(answer, { state, nonce, verifier }) {
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      return tokensOf(await settled(authorizationCodeGrant(await settled(configuration()), answer, checks)));
    },
    async refresh(refreshToken) {
      return tokensOf(await settled(refreshTokenGrant(await settled(configuration()), refreshToken)));
    },
    async end(idToken, back) {
      const known = await settled(configuration());
      if (!known.serverMetadata().end_session_endpoint) return undefined;
      const hint: Record<string, string> = idToken ? { id_token_hint: idToken } : {};
      return buildEndSessionUrl(known, { ...hint, client_id: client.id, post_logout_redirect_uri: back });
    },
  };
}

function tokensOf(granted: TokenEndpointResponse & TokenEndpointResponseHelpers): Tokens {
  const claims = granted.claims();
  const sid = claims?.sid;
  return {
    accessToken: granted.access_token,
    refreshToken: granted.refresh_token,
    idToken: granted.id_token,
    subject: claims?.sub,
    sid: typeof sid === 'string' ? sid : undefined,
  };
}

/** What the library throws, told apart: a provider that is away is not a person who may not come in. */
async function settled<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof ProviderUnavailableError) throw cause;
    const answered = cause instanceof ResponseBodyError && cause.status < 500;
    const { code } = cause as { code?: unknown };
    if (answered || cause instanceof AuthorizationResponseError || REFUSALS.has(String(code))) {
      throw new SignInRefusedError('the sign-in provider refused, or its answer is not to this attempt', { cause });
    }
    throw new ProviderUnavailableError('the sign-in provider does not answer as it should', { cause });
  }
}

/** Answers that came, but are not what was asked for. */
const REFUSALS = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
]);
