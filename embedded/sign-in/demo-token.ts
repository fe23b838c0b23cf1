import { readFileSync } from 'node:fs';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  clientCredentialsGrant,
  discovery,
  None,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { isErrno } from '../../runtime/secret-file.js';
import { demoPeople } from '../demo-people.js';
import { createBrowser } from './browser.js';
import { CLI, CLI_REDIRECT, clientSecret, serviceAccounts } from './clients.js';
import { demoPassword, issuerFile } from './keys.js';

/** A name that no demo person has. The message lists those there are. */
export class DemoPersonUnknownError extends Error {
  override name = 'DemoPersonUnknownError';
}

/** No embedded provider answers for the data folder. */
export class ProviderNotRunningError extends Error {
  override name = 'ProviderNotRunningError';
  constructor(dataDir: string, cause?: unknown) {
    super(`No server runs on the data folder ${dataDir}; run \`npm start\` in another terminal.`, { cause });
  }
}

/**
 * Signs in at the embedded provider of a data folder as a browser would, and returns the access token. A service account
 * shows its secret instead. Throws DemoPersonUnknownError or ProviderNotRunningError.
 */
export async function demoToken(dataDir: string, name: string): Promise<string> {
  const [people, accounts] = await Promise.all([demoPeople(), serviceAccounts()]);
  if (!people.some(({ id }) => id === name)) {
    const known = people.map(({ id }) => id).join(', ');
    throw new DemoPersonUnknownError(`There is no demo person "${name}"; there are ${known}.`);
  }
  const account = accounts.find(({ id }) => id === name);
  if (account) {
    const provider = await connect(dataDir, name, clientSecret(dataDir, name));
    const granted = await clientCredentialsGrant(provider, { scope: account.scopes.join(' ') });
    return granted.access_token;
  }
  return signInAs(await connect(dataDir, CLI), name, demoPassword(dataDir));
}

async function connect(dataDir: string, client: string, secret?: string): Promise<Configuration> {
  const authentication = secret ? ClientSecretPost(secret) : None();
  try {
    const issuer = new URL(readFileSync(issuerFile(dataDir), 'utf8'));
    const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
    return await discovery(issuer, client, undefined, authentication, { execute, timeout: 5 });
  } catch (error) {
    if (isErrno(error, 'EACCES')) throw error;
    throw new ProviderNotRunningError(dataDir, error);
  }
}

async function signInAs(provider: Configuration, login: string, password: string): Promise<string> {
  const pkceCodeVerifier = randomPKCECodeVerifier();
  const expectedState = randomState();
  const asked = buildAuthorizationUrl(provider, {
    redirect_uri: CLI_REDIRECT,
    scope: 'openid',
    state: expectedState,
    code_challenge: await calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  });
  const browser = createBrowser(CLI_REDIRECT);
  const form = await browser.follow(asked);
  const answer = await browser.follow(form, new URLSearchParams({ login, password }));
  if (!answer.href.startsWith(CLI_REDIRECT))
    throw new Error(`the provider did not take the sign-in (${answer.pathname})`);
  return (await authorizationCodeGrant(provider, answer, { pkceCodeVerifier, expectedState })).access_token;
}
