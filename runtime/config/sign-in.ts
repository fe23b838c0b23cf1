import { z } from 'zod';
import { isProduction } from './production.js';
import { ConfigError, jsonOf, listOf } from './values.js';

/** The name of a claim (`roles`), or a JSON Pointer to one inside another (`/realm_access/roles`). */
const Claim = z.string().min(1).max(200);
export const RoleName = z.string().min(1).max(64);

/** How a provider's claims name an account and its roles. Every provider has words of its own, so this is a setting. */
export const ClaimMapping = z.strictObject({
  id: Claim.default('sub'),
  roles: Claim.default('roles'),
  nationalId: Claim.default('national_id'),
  officeId: Claim.default('office_id'),
  scope: Claim.default('scope'),
  /** A claim that only tokens of service accounts have, for providers whose `sub` does not repeat the client's id. */
  serviceAccount: Claim.optional(),
  /** The provider's roles, as ours; with it, roles that it does not list count for nothing. */
  roleNames: z.record(z.string(), z.array(RoleName)).optional(),
  /** Roles of whoever has no other: a provider of citizens names none. */
  defaultRoles: z.array(RoleName).default([]),
});

export type ClaimMapping = z.infer<typeof ClaimMapping>;

/** This server as the provider knows it. */
export interface ClientSettings {
  id: string;
  secret?: string | undefined;
  scope: string;
  /** Added to the authorization request, as `{ audience: "permits" }` for a provider that wants to be told. */
  parameters: Record<string, string>;
}

/** Asymmetric algorithms only: a public key can then never be passed off as a shared secret. */
export const ALGORITHMS = [
  'EdDSA',
  'Ed25519',
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
] as const;

export interface TokenRules {
  audience: string;
  algorithms: readonly string[];
  /** How far the clocks of provider and server may be apart, in seconds. */
  clockSkew: number;
  claims: ClaimMapping;
}

/** The part of the environment that says who may sign in. */
export const signInEnvironment = {
  NODE_ENV: z.string().optional(),
  TOKEN_ISSUER: z.string().max(500).optional(),
  TOKEN_AUDIENCE: z.string().min(1).max(200).default('parvaneh'),
  TOKEN_JWKS_URL: z.url({ protocol: /^https?$/ }).optional(),
  TOKEN_ALGORITHMS: listOf(z.enum(ALGORITHMS)).default([...ALGORITHMS]),
  TOKEN_CLOCK_SKEW: z.coerce.number().int().min(0).max(300).default(10),
  TOKEN_CLAIMS: jsonOf(ClaimMapping).default(ClaimMapping.parse({})),
  SIGN_IN_CLIENT_ID: z.string().min(1).max(200).optional(),
  SIGN_IN_CLIENT_SECRET: z.string().min(1).optional(),
  SIGN_IN_SCOPE: z
    .string()
    .regex(/(^| )openid( |$)/, 'must name openid')
    .default('openid profile'),
  SIGN_IN_PARAMETERS: jsonOf(z.record(z.string(), z.string())).default({}),
  SESSION_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  SESSION_HOURS: z.coerce.number().positive().max(168).default(12),
  SESSION_IDLE_MINUTES: z.coerce.number().min(2).max(10_080).default(60),
};
const Environment = z.object(signInEnvironment);

type Environment = z.infer<typeof Environment>;

export interface SignInSettings {
  /** Whose bearer tokens are accepted. Without an issuer there is the embedded provider, except in production. */
  tokens: TokenRules & { issuer?: string; jwksUrl?: string };
  /** `client` is how an outside provider knows this server; without it nobody signs in by browser there. */
  signIn: { client?: ClientSettings; sessionKey: () => string; sessionHours: number; sessionIdleMinutes: number };
}

/** Throws ConfigError. The key of the sessions is only asked for where there are any. */
export function signInSettings(env: Environment, sessionKey: () => string): SignInSettings {
  const client = clientOf(env);
  const { SESSION_HOURS: sessionHours, SESSION_IDLE_MINUTES: sessionIdleMinutes } = env;
  const sessions = { sessionKey, sessionHours, sessionIdleMinutes };
  return { tokens: tokensOf(env), signIn: { ...(client && { client }), ...sessions } };
}

function tokensOf(env: Environment): SignInSettings['tokens'] {
  const { TOKEN_ISSUER: issuer, TOKEN_JWKS_URL: jwksUrl } = env;
  if (jwksUrl && !issuer) throw new ConfigError('Set TOKEN_ISSUER to the provider whose keys TOKEN_JWKS_URL has.');
  if (issuer && !jwksUrl && !isWebAddress(issuer)) {
    throw new ConfigError('TOKEN_ISSUER must be the https address of an OpenID Connect provider.');
  }
  const keysFrom = jwksUrl ?? issuer;
  if (isProduction(env) && keysFrom && /^http:/i.test(keysFrom) && !isLoopback(keysFrom)) {
    throw new ConfigError(`In production keys come over https only; ${keysFrom} must be an https address.`);
  }
  return {
    ...(issuer && { issuer }),
    ...(jwksUrl && { jwksUrl }),
    audience: env.TOKEN_AUDIENCE,
    algorithms: env.TOKEN_ALGORITHMS,
    clockSkew: env.TOKEN_CLOCK_SKEW,
    claims: env.TOKEN_CLAIMS,
  };
}

function clientOf(env: Environment): ClientSettings | undefined {
  const { SIGN_IN_CLIENT_ID: id, SIGN_IN_CLIENT_SECRET: secret, TOKEN_ISSUER: issuer } = env;
  if (!id) return undefined;
  if (!issuer || !isWebAddress(issuer)) {
    throw new ConfigError('Set TOKEN_ISSUER to the address of the provider that knows SIGN_IN_CLIENT_ID.');
  }
  return { id, ...(secret && { secret }), scope: env.SIGN_IN_SCOPE, parameters: env.SIGN_IN_PARAMETERS };
}

const isWebAddress = (text: string) => /^https?:\/\//.test(text) && URL.canParse(text);
const isLoopback = (text: string) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(text).hostname);
