import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { z } from 'zod';
import { unknownSettings } from './config/audit.js';
import { type CalendarSettings, calendarEnvironment, calendarSettings } from './config/calendar.js';
import { type ConnectorSettings, connectorEnvironment, connectorSettings } from './config/connectors.js';
import { type DecisionSettings, decisionEnvironment, decisionSettings } from './config/decisions.js';
import { type DocumentSettings, documentEnvironment, documentSettings } from './config/documents.js';
import { type LimitsSettings, limitsEnvironment, limitsSettings } from './config/limits.js';
import { type ModelSettings, modelEnvironment, modelSettings } from './config/model.js';
import { type MonitoringSettings, monitoringEnvironment, monitoringSettings } from './config/monitoring.js';
import { type NotificationSettings, notificationEnvironment, notificationSettings } from './config/notices.js';
import { type BankSettings, bankSettings, paymentEnvironment } from './config/payments.js';
import { isProduction } from './config/production.js';
import { type PublicationSettings, publicationEnvironment, publicationSettings } from './config/publications.js';
import { type SignInSettings, signInEnvironment, signInSettings } from './config/sign-in.js';
import { type TemporalSettings, temporalEnvironment, temporalSettings } from './config/temporal.js';
import { ConfigError, codeOf, jsonOf } from './config/values.js';
import { type WebhookSettings, webhookEnvironment, webhookSettings } from './config/webhooks.js';
import { defaultWords } from './messages.js';
import { isErrno, keptSecret } from './secret-file.js';

export { ConfigError };

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  PORTAL_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().default('.data'),
  OVERLAY_DIR: z.string().optional(),
  DOCUMENTS_DIR: z.string().optional(),
  ...documentEnvironment,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  ...temporalEnvironment,
  ...webhookEnvironment,
  ...modelEnvironment,
  TEMPORAL_CLI_PATH: z.string().optional(),
  PARVANEH_CACHE_DIR: z.string().optional(),
  XDG_CACHE_HOME: z.string().optional(),
  PATH: z.string().default(''),
  TASK_QUEUE: z.string().default('permits'),
  WORKER_DEPLOYMENT: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'letters, digits, _ and -')
    .optional(),
  WORKER_BUILD: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'letters, digits, _ and -')
    .optional(),
  MESSAGE_TIMEOUT_SECONDS: z.coerce.number().positive().max(60).default(15),
  ...signInEnvironment,
  ...limitsEnvironment,
  ...paymentEnvironment,
  ...decisionEnvironment,
  ...publicationEnvironment,
  ...calendarEnvironment,
  EVENT_DAYS: z.coerce.number().int().min(7).max(3650).default(90),
  OFFICE_YEARS_OF_RECORD: z.coerce.number().int().min(0).max(100).default(10),
  AUDIT_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  PERMIT_SIGNING_KEY: z.string().optional(),
  PERMIT_KEYS_DIR: z.string().optional(),
  PERMIT_ISSUER: z.string().min(1).max(200).default('parvaneh'),
  MUNICIPALITY: z.string().min(1).max(200).default(defaultWords.municipality.fa),
  ...connectorEnvironment,
  CITY_POLICY: jsonOf(z.record(z.string(), z.string())).default({}),
  ...notificationEnvironment,
  ...monitoringEnvironment,
});
type Environment = z.infer<typeof Environment>;

/** Every setting that servers, workers and commands read. */
export const SETTINGS: readonly string[] = Object.keys(Environment.shape).sort();
export type SettingName = keyof Environment;
type Secret = 'BANK_WEBHOOK_SECRET' | 'AUDIT_KEY' | 'DOCUMENT_LINK_KEY' | 'SESSION_KEY';

/** What the environment says; the servers it does not name are embedded. */
export interface Settings extends SignInSettings, MonitoringSettings {
  production: boolean;
  /** 0 takes any free port. */
  port: number;
  /** The address to listen on; undefined is every one. */
  host?: string;
  /** Where clients reach the server, without a slash at its end; undefined is `http://localhost:<port>`. */
  publicUrl?: string;
  /** where people go on with a case, without a slash at its end; `publicUrl` where there is no other */
  portalUrl?: string;
  dataDir: string;
  /** Holds the city's overlays of shipped permit types and rulebooks. */
  overlayDir?: string;
  documentsDir: string;
  documents: DocumentSettings;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  databaseUrl?: string;
  /** Of the role that owns the tables: migrations alone use it. */
  databaseOwnerUrl?: string | undefined;
  temporal: TemporalSettings;
  temporalCliPath?: string;
  /** Where fetched binaries are kept. */
  cacheDir: string;
  /** The folders of the PATH. */
  programFolders: string[];
  taskQueue: string;
  /** of workers that say which build they are; `build` in place of the hash of their code */
  workers: { deployment: string | undefined; build: string | undefined };
  /** How long a caller of the API is kept waiting for a workflow's word, in ms. */
  messageTimeout: number;
  limits: LimitsSettings;
  bank: BankSettings;
  /** The key of the random audit sample: nobody without it can tell which cases are sampled. */
  auditKey: string;
  permits: {
    /** The file with the private key (JWK or PEM) that signs permits; undefined: one is made in `keysDir`. */
    signingKeyFile?: string;
    /** Holds the public keys of all that ever signed. */
    keysDir: string;
    /** Named in every token. */
    issuer: string;
    /** Printed at the head of every paper. */
    municipality: string;
  };
  decisions: DecisionSettings;
  webhooks: WebhookSettings;
  /** the language model that helps to read what people say; none without */
  model: ModelSettings | undefined;
  publications: PublicationSettings;
  /** Which engineering offices may be approved: whole years of record in outsourced work. */
  offices: { yearsOfRecord: number };
  calendar: CalendarSettings;
  /** how many days the journal of events is kept */
  eventDays: number;
  connectors: ConnectorSettings;
  /** The city's choices, as `{ renewalPolicy: "ART29" }`. */
  cityPolicy: Record<string, string>;
  notifications: NotificationSettings;
}

/** The settings of a process whose servers are known. */
export interface Config extends Settings {
  databaseUrl: string;
  temporal: TemporalSettings & { address: string };
}

/** For a process that runs apart: the environment must name both servers. Throws ConfigError. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const settings = loadSettings(env);
  const { databaseUrl, temporal } = settings;
  if (!databaseUrl)
    throw new ConfigError('Set DATABASE_URL to a PostgreSQL server, or run `npm start`, which brings one.');
  if (!temporal.address) {
    throw new ConfigError(
      'Set TEMPORAL_ADDRESS to a Temporal server (host:port), or run `npm start`, which brings one.',
    );
  }
  return { ...settings, databaseUrl, temporal: { ...temporal, address: temporal.address } };
}

/**
 * The settings of this process. Secrets that are not configured are made once and kept in the data folder, except in
 * production. Throws ConfigError.
 */
export function loadSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const named = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const misspelt = unknownSettings(named, SETTINGS).find(({ weakens }) => weakens);
  if (misspelt) {
    throw new ConfigError(`${misspelt.name} is no setting, and ${misspelt.meant} is not set; did you mean that?`);
  }
  const read = Environment.safeParse(named);
  if (!read.success) {
    const problems = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The environment has a setting that cannot be used: ${problems.join('; ')}.`);
  }
  const settings = read.data;
  const production = isProduction(settings);
  const dataDir = resolve(settings.DATA_DIR);
  const secret = (name: Secret, file: string): string => {
    const given = settings[name];
    if (given) return given;
    if (production) throw new ConfigError(`In production ${name} must be set (32 characters or more).`);
    try {
      return keptSecret(join(dataDir, file));
    } catch (error) {
      const remedy = 'set DATA_DIR to a folder that can be written.';
      const why = isErrno(error, 'ENOSPC', 'EDQUOT') ? 'the disk is full' : codeOf(error);
      throw new ConfigError(`The data folder ${dataDir} cannot be used (${why}); ${remedy}`);
    }
  };
  const auditKey = () => secret('AUDIT_KEY', 'audit-key');
  return {
    production,
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: publicUrlOf(settings, production),
    ...(settings.PORTAL_URL && { portalUrl: settings.PORTAL_URL.replace(/\/+$/, '') }),
    dataDir,
    ...(settings.OVERLAY_DIR && { overlayDir: resolve(settings.OVERLAY_DIR) }),
    documentsDir: resolve(settings.DOCUMENTS_DIR ?? join(dataDir, 'documents')),
    logLevel: settings.LOG_LEVEL,
    databaseUrl: settings.DATABASE_URL,
    databaseOwnerUrl: settings.DATABASE_OWNER_URL,
    temporal: temporalSettings(settings),
    temporalCliPath: settings.TEMPORAL_CLI_PATH,
    cacheDir: settings.PARVANEH_CACHE_DIR ?? join(settings.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'parvaneh'),
    programFolders: settings.PATH.split(delimiter).filter(Boolean),
    taskQueue: settings.TASK_QUEUE,
    workers: { deployment: settings.WORKER_DEPLOYMENT, build: settings.WORKER_BUILD },
    messageTimeout: settings.MESSAGE_TIMEOUT_SECONDS * 1000,
    ...signInSettings(settings, () => secret('SESSION_KEY', 'session-key')),
    limits: limitsSettings(settings),
    bank: bankSettings(settings, secret('BANK_WEBHOOK_SECRET', 'bank-secret')),
    auditKey: auditKey(),
    documents: documentsOf(settings, secret('DOCUMENT_LINK_KEY', 'document-link-key')),
    permits: {
      signingKeyFile: settings.PERMIT_SIGNING_KEY && resolve(settings.PERMIT_SIGNING_KEY),
      keysDir: resolve(settings.PERMIT_KEYS_DIR ?? join(dataDir, 'permit-keys')),
      issuer: settings.PERMIT_ISSUER,
      municipality: settings.MUNICIPALITY,
    },
    webhooks: webhookSettings(settings, auditKey),
    model: modelSettings(settings),
    decisions: decisionSettings(settings, { dataDir, production, auditKey: auditKey() }),
    publications: publicationSettings(settings, production),
    offices: { yearsOfRecord: settings.OFFICE_YEARS_OF_RECORD },
    calendar: calendarSettings(settings),
    eventDays: settings.EVENT_DAYS,
    connectors: connectorSettings(settings),
    cityPolicy: settings.CITY_POLICY,
    notifications: notificationSettings(settings, dataDir),
    ...monitoringSettings(settings),
  };
}

function publicUrlOf({ PUBLIC_URL: url }: Environment, production: boolean): string | undefined {
  // As a browser has it, whatever its letters: cookies are made for TLS by how it begins.
  const { protocol, href }: Partial<URL> = url === undefined ? {} : new URL(url);
  if (production && protocol === 'http:') {
    throw new ConfigError('In production PUBLIC_URL must be an https address: cookies and links go over TLS alone.');
  }
  return href?.replace(/\/+$/, '');
}

function documentsOf(settings: Environment, linkKey: string): DocumentSettings {
  try {
    return documentSettings(settings, linkKey);
  } catch (error) {
    throw error instanceof RangeError ? new ConfigError(error.message) : error;
  }
}
