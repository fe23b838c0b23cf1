import { createHash, timingSafeEqual } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { createLocalJWKSet } from 'jose';
import type Provider from 'oidc-provider';
import { announcedLimit } from '../http/limits/announced-limit.js';
import type { OwnProvider } from '../http/sign-in/index.js';
import type { Settings } from '../runtime/config.js';
import { makeFolder } from '../runtime/make-folder.js';
import { demoPeople, roleTitles } from './demo-people.js';
import { demoSignInWords } from './messages.js';
import { clientSecret, PORTAL, serviceAccounts } from './sign-in/clients.js';
import { demoPassword, issuerFile, publicKey } from './sign-in/keys.js';
import { loginPage } from './sign-in/login-page.js';
import { failurePage } from './sign-in/pages.js';
import { createOidcProvider } from './sign-in/provider.js';

/** Whoever configured a provider, or runs in production, must not find a second door open. */
export class EmbeddedProviderRefusedError extends Error {
  override name = 'EmbeddedProviderRefusedError';
}

interface Options {
  settings: Pick<Settings, 'production' | 'tokens' | 'dataDir'>;
  /** where browsers reach the server */
  publicUrl: () => string;
  /** where the server is reached from its own machine */
  serverUrl: () => string;
}

const MOUNT = '/oidc';
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/** A sign-in provider of this very process, for the demo's people. Throws EmbeddedProviderRefusedError. */
export function createEmbeddedSignIn({ settings, publicUrl, serverUrl }: Options): OwnProvider {
  const { production, tokens, dataDir } = settings;
  if (production || tokens.issuer) {
    throw new EmbeddedProviderRefusedError(
      production
        ? 'The embedded sign-in provider does not run in production; set TOKEN_ISSUER.'
        : `The embedded sign-in provider does not run beside ${tokens.issuer}.`,
    );
  }
  const issuer = () => `${publicUrl()}${MOUNT}`;
  const reach: OwnProvider['fetch'] = (address, init) =>
    fetch(address.replace(publicUrl(), serverUrl()), init as RequestInit);
  let made: Promise<Provider> | undefined;
  const provider = () => {
    const { audience } = tokens;
    const at = { issuer: issuer(), publicUrl: publicUrl(), mountedAt: MOUNT };
    made ??= createOidcProvider({ ...at, audience, dataDir, fetch: reach });
    made.catch(() => {
      made = undefined;
    });
    return made;
  };
  return {
    issuer,
    client: { id: PORTAL, secret: clientSecret(dataDir, PORTAL), scope: 'openid', parameters: {} },
    keys: createLocalJWKSet({ keys: [publicKey(dataDir)] }),
    fetch: reach,
    routes: providerRoutes(provider, publicUrl, demoPassword(dataDir)),
    start() {
      const file = issuerFile(dataDir);
      makeFolder(dirname(file));
      writeFileSync(`${file}.${process.pid}`, issuer(), { mode: 0o600 });
      renameSync(`${file}.${process.pid}`, file);
    },
  };
}

function providerRoutes(provider: () => Promise<Provider>, publicUrl: () => string, password: string): Router {
  const show = async (action: string, extra: { chosen?: string; failed?: boolean } = {}): Promise<string> => {
    const [people, accounts, roles] = await Promise.all([demoPeople(), serviceAccounts(), roleTitles()]);
    const programs = new Set(accounts.map(({ id }) => id));
    return loginPage({
      people: people.filter(({ id }) => !programs.has(id)),
      roles,
      action,
      chosen: extra.chosen,
      refused: extra.failed ? demoSignInWords.refused : undefined,
    });
  };

  const form: RequestHandler = async (request, response) => {
    await (await provider()).interactionDetails(request, response);
    response.type('html').send(await show(request.originalUrl));
  };

  const login: RequestHandler = async (request, response) => {
    const oidc = await provider();
    await oidc.interactionDetails(request, response);
    const { login = '', password: given = '' } = (request.body ?? {}) as Record<string, unknown>;
    const people = await demoPeople();
    const person = people.find(({ id }) => id === login);
    if (!person || !same(String(given), password)) {
      response
        .status(401)
        .type('html')
        .send(await show(request.originalUrl, { chosen: String(login), failed: true }));
      return;
    }
    const result = { login: { accountId: person.id, remember: false } };
    await oidc.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };

  const router = Router();
  router.use(MOUNT, (request, response, next) => {
    const { host, protocol } = new URL(publicUrl());
    request.headers['x-forwarded-host'] = host;
    request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    response.set({ 'content-security-policy': POLICY, 'cache-control': 'no-store' });
    next();
  });
  const attempts = announcedLimit(60);
  router.get(`${MOUNT}/interaction/:uid`, form);
  router.post(`${MOUNT}/interaction/:uid`, attempts, express.urlencoded({ extended: false, limit: '4kb' }), login);
  router.use(`${MOUNT}/interaction`, ((error, _request, response, next) => {
    if ((error as Error).name !== 'SessionNotFound') return next(error);
    response.status(400).type('html').send(failurePage('the sign-in has lapsed'));
  }) satisfies express.ErrorRequestHandler);
  router.use(MOUNT, async (request, response) => {
    await (await provider()).callback()(request, response);
  });
  return router;
}

const same = (a: string, b: string): boolean => {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
};
