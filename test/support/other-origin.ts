import { createServer, type Server } from 'node:http';
import express from 'express';
import { clientSecret, PORTAL } from '../../embedded/sign-in/clients.js';
import { createOidcProvider } from '../../embedded/sign-in/provider.js';

export interface OtherOrigin {
  origin: string;
  /** what a server is told so that people sign in there */
  environment: Record<string, string>;
  stop(): Promise<void>;
}

interface Options {
  port: number;
  /** where the portal is */
  publicUrl: string;
  dataDir: string;
  /** who signs in, without being asked */
  person: string;
}

/** A real provider on an origin of its own, as a municipality has one. */
export async function startOtherOrigin({ port, publicUrl, dataDir, person }: Options): Promise<OtherOrigin> {
  const origin = `http://127.0.0.1:${port}`;
  const issuer = `${origin}/oidc`;
  const at = { issuer, audience: 'parvaneh', publicUrl, dataDir, mountedAt: '/oidc' };
  const provider = await createOidcProvider({ ...at, fetch: (address, init) => fetch(address, init as RequestInit) });
  const app = express();
  app.use((request, _response, next) => {
    request.headers['x-forwarded-host'] = new URL(origin).host;
    request.headers['x-forwarded-proto'] = 'http';
    next();
  });
  app.get('/oidc/interaction/:uid', (request, response) =>
    provider.interactionFinished(request, response, { login: { accountId: person, remember: false } }),
  );
  app.use('/oidc', provider.callback());
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin,
    environment: {
      TOKEN_ISSUER: issuer,
      SIGN_IN_CLIENT_ID: PORTAL,
      SIGN_IN_CLIENT_SECRET: clientSecret(dataDir, PORTAL),
      SIGN_IN_SCOPE: 'openid',
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
