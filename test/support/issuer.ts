import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { z } from 'zod';
import type { Authenticate } from '../../city/people/viewer.js';
import { demoPeople } from '../../embedded/demo-people.js';
import { createAuthenticate } from '../../http/sign-in/authenticate.js';
import { createProvider } from '../../http/sign-in/provider.js';
import { createVerifyToken } from '../../http/sign-in/verify-token.js';
import { signInEnvironment, signInSettings } from '../../runtime/config/sign-in.js';

export interface Issuer {
  url: string;
  /** Requests for its keys so far. */
  fetched: () => number;
  /** A token for a demo person, with claims changed or taken away. */
  token(name: string, change?: JWTPayload, header?: { typ?: string; kid?: string }): Promise<string>;
  /** Signs with a new key from now on, and publishes no other. */
  rotate(): Promise<void>;
  /** Answers 503 to everything while it is away. */
  away: boolean;
  /** The public key as it is published. */
  publicKey(): Promise<Awaited<ReturnType<typeof exportJWK>>>;
  stop(): Promise<void>;
}

/** Verifies an issuer's tokens as a server does that is told of it alone. */
export function testAuthenticate(issuer: Issuer, env: Record<string, string> = {}): Authenticate {
  const said = z.object(signInEnvironment).parse({ TOKEN_ISSUER: issuer.url, ...env });
  const { tokens } = signInSettings(said, () => '');
  const { jwksUrl } = tokens;
  const provider = createProvider({ issuer: () => tokens.issuer ?? '', jwksUrl });
  return createAuthenticate({ verifyToken: createVerifyToken(provider, tokens), publicUrl: () => 'http://localhost' });
}

/** A provider's verifiable side over real HTTP: discovery and keys. It signs whatever a test asks for. */
export async function startIssuer({ audience = 'parvaneh', alg = 'ES256' } = {}): Promise<Issuer> {
  let keys: { privateKey: CryptoKey; publicKey: CryptoKey; kid: string };
  let made = 0;
  let fetched = 0;
  const server = createServer(async (request, response) => {
    const { url } = issuer;
    const documents: Record<string, () => object | Promise<object>> = {
      '/.well-known/openid-configuration': () => ({ issuer: url, jwks_uri: `${url}/jwks` }),
      '/jwks': async () => {
        fetched += 1;
        return { keys: [await issuer.publicKey()] };
      },
    };
    const document = issuer.away ? undefined : documents[request.url ?? ''];
    response.writeHead(issuer.away ? 503 : document ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify((await document?.()) ?? {}));
  });
  const issuer: Issuer = {
    url: '',
    away: false,
    fetched: () => fetched,
    async rotate() {
      made += 1;
      keys = { ...(await generateKeyPair(alg, { extractable: true })), kid: `key-${made}` };
    },
    publicKey: async () => ({ ...(await exportJWK(keys.publicKey)), kid: keys.kid, alg, use: 'sig' }),
    async token(name, change = {}, header = {}) {
      const person = (await demoPeople()).find(({ id }) => id === name);
      const now = Math.floor(Date.now() / 1000);
      const claims = { roles: person?.roles, national_id: person?.nationalId, office_id: person?.officeId };
      const payload = { iss: issuer.url, aud: audience, sub: name, iat: now, exp: now + 43_200, ...claims, ...change };
      return new SignJWT(payload).setProtectedHeader({ alg, kid: keys.kid, ...header }).sign(keys.privateKey);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await issuer.rotate();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return issuer;
}
