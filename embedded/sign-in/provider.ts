import type { Configuration, KoaContextWithOIDC, default as Provider } from 'oidc-provider';
import { demoPeople } from '../demo-people.js';
import { CLI, clientsOf, serviceAccounts } from './clients.js';
import { cookieKey, signingKey } from './keys.js';
import { createMemory } from './memory.js';
import { errorPage, signedOutPage, signOutPage } from './pages.js';

/** What people and programs ask for access to. Any name does; it only has to be an absolute URI. */
const RESOURCE = 'urn:parvaneh:api';
const HOUR = 3600;
const DAY = 24 * HOUR;

export interface ProviderOptions {
  issuer: string;
  audience: string;
  publicUrl: string;
  dataDir: string;
  /** the path under which `/interaction/<uid>` shows the sign-in form */
  mountedAt: string;
  /** how it reaches its clients, which are this very server */
  fetch: (address: string, init: object) => Promise<Response>;
}

/** A real OpenID Connect provider whose people are the demo's. */
export async function createOidcProvider(options: ProviderOptions): Promise<Provider> {
  const { issuer } = options;
  const OidcProvider = await loadLibrary();
  const provider = new OidcProvider(issuer, await configurationOf(options));
  // The addresses that it hands out are made from these headers, which are set to its issuer's for every request.
  provider.proxy = true;
  return provider;
}

async function configurationOf({
  audience,
  publicUrl,
  dataDir,
  mountedAt,
  fetch: reach,
}: ProviderOptions): Promise<Configuration> {
  const [people, accounts] = await Promise.all([demoPeople(), serviceAccounts()]);
  const person = new Map(people.map((each) => [each.id, each]));
  const account = new Map(accounts.map((each) => [each.id, each]));
  return {
    adapter: createMemory(),
    clients: await clientsOf(dataDir, publicUrl),
    jwks: { keys: [{ ...signingKey(dataDir) } as never] },
    cookies: { keys: [cookieKey(dataDir)], short: { path: '/' }, names: COOKIE_NAMES },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    scopes: ['openid', 'offline_access', ...new Set(accounts.flatMap(({ scopes }) => scopes))],
    claims: { openid: ['sub'], profile: ['name'] },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    clientBasedCORS: () => false,
    interactions: { url: (_, { uid }) => `${mountedAt}/interaction/${uid}` },
    loadExistingGrant: consent,
    findAccount: async (_, id) => {
      const account = person.get(id);
      return account && { accountId: id, claims: async () => ({ sub: id, name: account.name.fa }) };
    },
    extraTokenClaims: async (_, token) => {
      if (!('accountId' in token)) return { roles: account.get(token.clientId ?? '')?.roles };
      const { roles, nationalId, officeId } = person.get(token.accountId) ?? {};
      return { roles, national_id: nationalId, office_id: officeId };
    },
    ttl: {
      AccessToken: (_, __, client) => (client.clientId === CLI ? 12 * HOUR : HOUR),
      AuthorizationCode: 60,
      ClientCredentials: HOUR,
      Grant: DAY,
      IdToken: HOUR,
      Interaction: HOUR,
      RefreshToken: DAY,
      Session: DAY,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => signOutPage(ctx, form),
        postLogoutSuccessSource: (ctx) => signedOutPage(ctx),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: async () => RESOURCE,
        useGrantedResource: async () => true,
        getResourceServerInfo: async (_, __, client) => ({
          scope: account.get(client.clientId)?.scopes.join(' ') ?? '',
          audience,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
          accessTokenTTL: client.clientId === CLI ? 12 * HOUR : HOUR,
        }),
      },
    },
    // Its own dispatcher keeps away from addresses of this machine, where its one client is.
    fetch: (address, init) => reach(String(address), { ...init, dispatcher: undefined }),
    renderError: errorPage,
  };
}

const COOKIE_NAMES = { session: 'provider-session', interaction: 'provider-interaction', resume: 'provider-resume' };

/** The city's own client asks for nothing that a person would have to agree to. */
async function consent(ctx: KoaContextWithOIDC) {
  const { client, session, provider, params } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const known = session.grantIdFor(client.clientId);
  const kept = known && (await provider.Grant.find(known));
  if (kept) return kept;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(String(params?.scope ?? 'openid'));
  await grant.save();
  return grant;
}

/** It warns on Node 20, where all that we use of it is there and the tests run it; the warning is no user's business. */
async function loadLibrary(): Promise<typeof Provider> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return (await import('oidc-provider')).Provider;
  } finally {
    console.warn = warn;
  }
}
