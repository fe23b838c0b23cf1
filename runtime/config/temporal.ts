import { z } from 'zod';
import { ConfigError, flag, readNamed } from './values.js';

/** The part of the environment that says where Temporal is and how it is spoken to. */
export const temporalEnvironment = {
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d+$/, 'must be host:port')
    .optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_CASE_STATUS: flag.default(false),
  TEMPORAL_TLS: flag.optional(),
  TEMPORAL_TLS_CA: z.string().optional(),
  TEMPORAL_TLS_CERT: z.string().optional(),
  TEMPORAL_TLS_KEY: z.string().optional(),
  TEMPORAL_TLS_SERVER_NAME: z.string().optional(),
};
const Environment = z.object(temporalEnvironment);
type Environment = z.infer<typeof Environment>;

/** Shaped as both the client's and the worker's connection options take it. */
export interface TemporalTls {
  serverNameOverride?: string;
  serverRootCACertificate?: Buffer;
  clientCertPair?: { crt: Buffer; key: Buffer };
}

export interface TemporalSettings {
  address?: string;
  namespace: string;
  apiKey?: string;
  tls?: TemporalTls | true;
  /** whether the status of a case is a search attribute that follows it, an event and an action for each change */
  followStatus: boolean;
}

/** Throws ConfigError. */
export function temporalSettings(env: Environment): TemporalSettings {
  return {
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
    apiKey: env.TEMPORAL_API_KEY,
    tls: temporalTls(env),
    followStatus: env.TEMPORAL_CASE_STATUS,
  };
}

/** Options for both the client's `Connection.connect` and the worker's `NativeConnection.connect`. */
export function temporalConnection({ temporal }: { temporal: TemporalSettings & { address: string } }): {
  address: string;
  apiKey?: string;
  tls?: TemporalTls | true;
} {
  const { address, apiKey, tls } = temporal;
  return { address, ...(apiKey && { apiKey }), ...(tls && { tls }) };
}

function temporalTls(env: Environment): TemporalTls | true | undefined {
  const { TEMPORAL_TLS_CERT: cert, TEMPORAL_TLS_KEY: key, TEMPORAL_TLS_CA: ca } = env;
  if (Boolean(cert) !== Boolean(key)) throw new ConfigError('Set TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY together.');
  const tls: TemporalTls = {
    ...(env.TEMPORAL_TLS_SERVER_NAME && { serverNameOverride: env.TEMPORAL_TLS_SERVER_NAME }),
    ...(ca && { serverRootCACertificate: readNamed('TEMPORAL_TLS_CA', ca) }),
    ...(cert &&
      key && {
        clientCertPair: { crt: readNamed('TEMPORAL_TLS_CERT', cert), key: readNamed('TEMPORAL_TLS_KEY', key) },
      }),
  };
  if (Object.keys(tls).length > 0) return tls;
  return (env.TEMPORAL_TLS ?? env.TEMPORAL_API_KEY !== undefined) ? true : undefined;
}
