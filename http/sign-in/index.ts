import { Router } from 'express';
import type { Authenticate } from '../../city/people/viewer.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { ClientSettings } from '../../runtime/config/sign-in.js';
import { ConfigError } from '../../runtime/config/values.js';
import type { Config } from '../../runtime/config.js';
import { limitedAuthenticate } from '../limits/limited.js';
import type { RateLimits } from '../limits/rate-limit.js';
import { createAuthenticate } from './authenticate.js';
import { createSignInClient } from './client.js';
import { logoutRoute } from './logout-route.js';
import { createVerifyLogoutToken } from './logout-token.js';
import { createProvider, type Fetch, type Provider } from './provider.js';
import { withRegisteredRoles } from './registered.js';
import { signInRoutes } from './routes.js';
import { createSeal } from './seal.js';
import { createSessions } from './sessions.js';
import { createVerifyToken } from './verify-token.js';

export interface SignIn {
  /** who sends a request, as their token or session says; counted */
  identify: Authenticate;
  /** the same person as the register of people knows them */
  registered: (identify: Authenticate) => Authenticate;
  authenticate: Authenticate;
  /** of the provider whose tokens are taken */
  issuer: () => string;
  routes: Router;
  /** To be called once the server listens. */
  start(): void;
}

/** A sign-in provider that comes with the server. */
export interface OwnProvider {
  issuer: () => string;
  client: ClientSettings;
  /** what its tokens are verified with */
  keys: Provider['keys'];
  /** Reaches the provider from inside this process, whatever stands before the server. */
  fetch: Fetch;
  routes: Router;
  /** Tells the programs of this machine where it is. To be called once the server listens. */
  start(): void;
}

interface Options {
  config: Config;
  prisma: PrismaClient;
  rates: RateLimits;
  publicUrl: () => string;
  /** the provider that comes with the server, where none is configured */
  provider: OwnProvider | undefined;
  /** the path that people come to after signing in */
  home: string;
}

/** How people and programs are told apart: by the configured provider, or by the server's own. Throws ConfigError. */
export function createSignIn({ config, prisma, rates, provider, publicUrl, home }: Options): SignIn {
  const { tokens, signIn, production } = config;
  const { issuer: outside } = tokens;
  if (production && !outside) throw new ConfigError('In production set TOKEN_ISSUER to an OpenID Connect provider.');
  if (!outside && !provider) throw new ConfigError('Set TOKEN_ISSUER to an OpenID Connect provider.');
  const issuer = provider?.issuer ?? (() => outside ?? '');
  const reach = provider?.fetch;
  const found = createProvider({ issuer, jwksUrl: tokens.jwksUrl, keys: provider?.keys, fetch: reach });
  const verifyToken = createVerifyToken(found, tokens);
  const router = Router();
  if (provider) router.use(provider.routes);
  const known = provider?.client ?? signIn.client;
  // Counted before the register of people is asked, so that a flood costs the database as little as it can.
  const counted = (identify: Authenticate) => limitedAuthenticate(identify, rates);
  const registered = (identify: Authenticate) => withRegisteredRoles(identify, prisma);
  if (!known) {
    const identify = counted(createAuthenticate({ verifyToken, publicUrl }));
    return { identify, registered, authenticate: registered(identify), issuer, routes: router, start() {} };
  }

  const key = signIn.sessionKey();
  const client = createSignInClient({ issuer, client: known, fetch: reach });
  const tokensSeal = createSeal(key, 'session');
  const { sessionHours: hours, sessionIdleMinutes: idleMinutes } = signIn;
  const sessions = createSessions({ prisma, client, verifyToken, seal: tokensSeal, hours, idleMinutes });
  const verify = createVerifyLogoutToken(found, { client: known.id, rules: tokens });
  router.use(logoutRoute({ verify, prisma, rates }));
  const identify = counted(createAuthenticate({ verifyToken, sessions, publicUrl }));
  const authenticate = registered(identify);
  router.use(signInRoutes({ client, sessions, seal: createSeal(key, 'sign-in'), publicUrl, home }, authenticate));
  return { identify, registered, authenticate, issuer, routes: router, start: () => provider?.start() };
}
