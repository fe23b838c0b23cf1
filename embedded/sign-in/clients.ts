import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientMetadata } from 'oidc-provider';
import { z } from 'zod';
import { LOGOUT_PATH } from '../../http/sign-in/logout-path.js';
import { keptSecret } from '../../runtime/secret-file.js';

/** The client that the browser sign-in is; its secret is kept in the data folder. */
export const PORTAL = 'parvaneh';
/** The client that `npm run token` is: a program on the same machine, without a secret. */
export const CLI = 'parvaneh-cli';
/** Where the CLI is sent back to. Nothing listens there: it reads the answer from the address alone. */
export const CLI_REDIRECT = 'http://127.0.0.1/parvaneh-cli';

/** A program that acts for itself, within its scopes. */
const ServiceAccount = z.strictObject({ id: z.string(), roles: z.array(z.string()), scopes: z.array(z.string()) });
export type ServiceAccount = z.infer<typeof ServiceAccount>;

export async function serviceAccounts(): Promise<ServiceAccount[]> {
  const text = await readFile(new URL('../demo/service-accounts.json', import.meta.url), 'utf8');
  return z.array(ServiceAccount).parse(JSON.parse(text));
}

/** A client's secret: made once, kept in the data folder, readable by its owner alone. */
export function clientSecret(dataDir: string, client: string): string {
  return keptSecret(join(dataDir, 'sign-in', 'clients', client));
}

/** Everything that may ask this provider for a token. */
export async function clientsOf(dataDir: string, publicUrl: string): Promise<ClientMetadata[]> {
  const accounts = await serviceAccounts();
  return [
    {
      client_id: PORTAL,
      client_secret: clientSecret(dataDir, PORTAL),
      redirect_uris: [`${publicUrl}/sign-in/callback`],
      backchannel_logout_uri: `${publicUrl}${LOGOUT_PATH}`,
      backchannel_logout_session_required: true,
      post_logout_redirect_uris: [`${publicUrl}/`, `${publicUrl}/graphql`],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'client_secret_post',
    },
    {
      client_id: CLI,
      redirect_uris: [CLI_REDIRECT],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'none',
    },
    ...accounts.map(({ id, scopes }) => ({
      client_id: id,
      client_secret: clientSecret(dataDir, id),
      redirect_uris: [],
      response_types: [],
      grant_types: ['client_credentials'],
      token_endpoint_auth_method: 'client_secret_post' as const,
      scope: scopes.join(' '),
    })),
  ];
}
