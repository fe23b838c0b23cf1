import { Router } from 'express';
import { withStanding } from '../../cases/standing.js';
import type { PrismaClient } from '../../prisma/client.js';
import { ConfigError } from '../../runtime/config/values.js';
import type { Config } from '../../runtime/config.js';
import { limitedAuthenticate } from '../limits/limited.js';
import type { RateLimits } from '../limits/rate-limit.js';
import { type Authenticate, createAuthenticate } from './authenticate.js';
import { createSignInClient } from './client.js';
import { createProvider } from './provider.js';
import { signInRoutes } from './routes.js';
import { createSeal } from './seal.js';
import { createSessions } from './sessions.js';
import { createVerifyToken } from './verify-token.js';

export interface SignIn {
  authenticate: Authenticate;
  routes: Router;
  /** To be called once the server listens. */
  start(): void;
}

interface Options {
  config: Config;
  prisma: PrismaClient;
  rates: RateLimits;
  publicUrl: () => string;
  /** where the server is reached from its own machine */
  serverUrl: () => string;
  /** the path that people come to after signing in */
  home: string;
}

/** How people and programs are told apart: the configured provider, or the embedded one. Throws ConfigError. */
export async function createSignIn({ config, prisma, rates, publicUrl, serverUrl, home }: Options): Promise<SignIn> {
  const { tokens, signIn, production } = config;
  const { issuer: outside } = tokens;
  if (production && !outside) throw new ConfigError('In production set TOKEN_ISSUER to an OpenID Connect provider.');
  const embedded = outside ? undefined : await embeddedSignIn({ settings: config, publicUrl, serverUrl });
  const issuer = embedded?.issuer ?? (() => outside ?? '');
  const reach = embedded?.fetch;
  const verifyToken = createVerifyToken(createProvider({ issuer, jwksUrl: tokens.jwksUrl, fetch: reach }), tokens);
  const router = Router();
  if (embedded) router.use(embedded.routes);
  const known = embedded?.client ?? signIn.client;
  // Counted before the register of people is asked, so that a flood costs the database as little as it can.
  const counted = (identify: Authenticate) => withStanding(limitedAuthenticate(identify, rates), prisma);
  if (!known) {
    return { authenticate: counted(createAuthenticate({ verifyToken, publicUrl })), routes: router, start() {} };
  }

  const key = signIn.sessionKey();
  const client = createSignInClient({ issuer, client: known, fetch: reach });
  const tokensSeal = createSeal(key, 'session');
  const sessions = createSessions({ prisma, client, verifyToken, seal: tokensSeal, hours: signIn.sessionHours });
  const authenticate = counted(createAuthenticate({ verifyToken, sessions, publicUrl }));
  router.use(signInRoutes({ client, sessions, seal: createSeal(key, 'sign-in'), publicUrl, home }, authenticate));
  return { authenticate, routes: router, start: () => embedded?.start() };
}

/** Loaded only where it is wanted, so that a production server does not even hold its code. */
async function embeddedSignIn(options: Pick<Options, 'publicUrl' | 'serverUrl'> & { settings: Config }) {
  const { createEmbeddedSignIn } = await import('../../embedded/sign-in.js');
  return createEmbeddedSignIn(options);
}
