import type { SettingName } from '../config.js';
import { defaultWords } from '../messages.js';

interface SettingRow {
  names: SettingName[];
  what: string;
  /** what holds where it is not set, in words; empty where there is nothing to say */
  standard?: string;
}

/** What each setting is for, in the order of the page that is printed of it (`docs/operations.md`). */
export const SETTINGS_TABLE: SettingRow[] = [
  {
    names: ['NODE_ENV'],
    what: '`development` and `test` are development; any other word is production: no demo, and every secret has to be set',
    standard: 'development',
  },
  { names: ['PORT', 'HOST'], what: 'where the server listens (`/graphql`, `/healthz`, `/readyz`)', standard: '4000' },
  {
    names: ['PUBLIC_URL'],
    what: 'how clients reach it, in production over https; workers print it in QR codes',
    standard: '`http://localhost:PORT`',
  },
  {
    names: ['PORTAL_URL'],
    what: 'where people open a case (`/case/REFERENCE` below it), as programs that act for them are told',
    standard: '`PUBLIC_URL`',
  },
  { names: ['DATA_DIR'], what: 'embedded databases, kept secrets, documents', standard: '`.data`' },
  { names: ['OVERLAY_DIR'], what: "a city's own values over shipped files, as JSON", standard: 'none' },
  { names: ['DOCUMENTS_DIR'], what: 'attached documents, by content hash', standard: '`DATA_DIR/documents`' },
  { names: ['DOCUMENT_MAX_BYTES'], what: 'the largest file that may be attached', standard: '20971520 (20 MiB)' },
  {
    names: ['DOCUMENT_CASE_MIB', 'DOCUMENT_PERSON_MIB', 'DOCUMENT_TOTAL_MIB'],
    what: 'documents in a case, in all cases of whoever files, in all; 0: any',
    standard: '200, 10240, 1048576',
  },
  { names: ['DOCUMENT_DAILY_MIB'], what: 'what one person may send in files in a day; 0: any', standard: '1024' },
  {
    names: ['DOCUMENT_LINK_KEY', 'DOCUMENT_LINK_SECONDS'],
    what: 'signs download links; how long one works',
    standard: 'made once; 300',
  },
  { names: ['DOCUMENT_GRACE_HOURS'], what: 'how long a file that no row names is kept', standard: '24' },
  {
    names: ['S3_BUCKET', 'S3_REGION', 'S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
    what: 'a bucket for documents in place of `DOCUMENTS_DIR`',
  },
  {
    names: ['CLAMD_URL'],
    what: 'the virus scanner: `tcp://host:3310`, `unix:///run/clamd.sock`',
    standard: 'nothing is scanned',
  },
  { names: ['DATABASE_URL'], what: 'PostgreSQL; the embedded one does not start' },
  {
    names: ['DATABASE_OWNER_URL'],
    what: 'the same as the owner of the tables; migrations alone use it',
    standard: '`DATABASE_URL`',
  },
  { names: ['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE'], what: 'a Temporal cluster; the embedded one does not start' },
  {
    names: ['TEMPORAL_API_KEY', 'TEMPORAL_TLS', 'TEMPORAL_TLS_CERT', 'TEMPORAL_TLS_KEY', 'TEMPORAL_TLS_CA'],
    what: 'how to connect to it',
  },
  {
    names: ['TEMPORAL_TLS_SERVER_NAME'],
    what: 'the name in its certificate, where that is another one',
    standard: "the address's",
  },
  {
    names: ['TEMPORAL_CASE_STATUS'],
    what: 'whether the status of a case is a search attribute, too: an event and an action for each change',
    standard: 'false',
  },
  {
    names: ['TEMPORAL_CLI_PATH', 'PARVANEH_CACHE_DIR', 'XDG_CACHE_HOME', 'PATH'],
    what: "where the embedded Temporal's program is, or is kept",
  },
  { names: ['TASK_QUEUE'], what: 'the queue of server and workers', standard: '`permits`' },
  {
    names: ['WORKER_DEPLOYMENT', 'WORKER_BUILD'],
    what: 'name of versioned workers; their build, by default a hash',
    standard: 'workers have no version',
  },
  {
    names: ['MESSAGE_TIMEOUT_SECONDS'],
    what: 'how long a caller waits for a workflow before UNAVAILABLE',
    standard: '15',
  },
  {
    names: ['TOKEN_ISSUER', 'TOKEN_AUDIENCE', 'TOKEN_JWKS_URL'],
    what: 'whose bearer tokens are accepted; see Signing in',
    standard: "the embedded provider's",
  },
  {
    names: ['TOKEN_CLAIMS', 'TOKEN_ALGORITHMS', 'TOKEN_CLOCK_SKEW'],
    what: 'how they are read and verified',
    standard: 'see Signing in',
  },
  {
    names: ['SIGN_IN_CLIENT_ID', 'SIGN_IN_CLIENT_SECRET', 'SIGN_IN_SCOPE', 'SIGN_IN_PARAMETERS'],
    what: 'this server as a client of the provider',
    standard: 'no sign-in by browser',
  },
  {
    names: ['SESSION_KEY', 'SESSION_HOURS', 'SESSION_IDLE_MINUTES'],
    what: "seals the provider's tokens; how long a sign-in lasts, at most and unused",
    standard: 'made once; 12; 60',
  },
  {
    names: ['RATE_PERSON', 'RATE_ADDRESS', 'RATE_SIGN_IN', 'RATE_VERIFY', 'RATE_PUBLIC'],
    what: 'requests a minute; 0 counts nothing',
    standard: '600, 300, 60, 60, 300',
  },
  { names: ['TRUST_PROXY'], what: "how many proxies before the server name the client's address", standard: '0' },
  {
    names: ['DISK_FREE_MIN_MIB'],
    what: 'room on the disks it writes to below which a server warns; 0: any',
    standard: '1024',
  },
  { names: ['CORS_ORIGINS'], what: 'other sites whose pages may use the API, with commas between', standard: 'none' },
  {
    names: ['RETURN_ORIGINS'],
    what: 'other sites that payers may be sent back to, with commas between',
    standard: 'this server alone',
  },
  {
    names: ['PERSISTED_DOCUMENTS'],
    what: 'JSON files with the only documents that are answered, with commas between',
    standard: 'every document',
  },
  { names: ['BANK_WEBHOOK_SECRET'], what: "signs the bank's confirmations", standard: 'made once in `DATA_DIR`' },
  { names: ['PAYMENT_GATEWAY'], what: '`sandbox` (not in production) or `zarinpal`', standard: 'the sandbox, or none' },
  { names: ['ZARINPAL_MERCHANT_ID'], what: 'the merchant code, a secret: the environment alone has it' },
  { names: ['ZARINPAL_URL'], what: '`https://sandbox.zarinpal.com` to try it', standard: 'Zarinpal’s own' },
  {
    names: ['SMTP_URL', 'MAIL_FROM'],
    what: 'the mail server (`smtp:`, `smtps:`) and the sender of its mail',
    standard: 'see Messages',
  },
  {
    names: ['AI_BASE_URL', 'AI_MODEL', 'AI_API_KEY'],
    what: 'a language model that helps to read what people say: any server of OpenAI’s chat completions, its model, its key',
    standard: 'none: words are read without',
  },
  {
    names: ['WEBHOOK_NETWORKS'],
    what: 'private networks that webhooks may go to, also over HTTP and to any port: `10.1.0.0/16,127.0.0.0/8`',
    standard: 'none; see Webhooks',
  },
  {
    names: ['WEBHOOK_LOG_DAYS', 'WEBHOOK_KEY'],
    what: 'how long deliveries are told of; seals the secrets of endpoints',
    standard: '30; made of `AUDIT_KEY`',
  },
  { names: ['AUDIT_KEY'], what: 'keys the draw of audits', standard: 'made once in `DATA_DIR`' },
  {
    names: ['DECISION_KEYS'],
    what: 'a JWKS file: whose signatures decisions by signal carry',
    standard: 'the demo key’s',
  },
  {
    names: ['UNSIGNED_DECISIONS'],
    what: 'whether a decision by signal counts unsigned',
    standard: 'not in production',
  },
  {
    names: ['PUBLICATION_APPROVAL'],
    what: 'whether acts of administrators take a second one',
    standard: 'in production',
  },
  {
    names: ['UNSIGNED_PUBLICATIONS'],
    what: 'serves also versions that nobody signed, as with lost keys',
    standard: 'false',
  },
  { names: ['OFFICE_YEARS_OF_RECORD'], what: 'years of record that approving an office needs', standard: '10' },
  { names: ['EVENT_DAYS'], what: 'days that the journal of events is kept', standard: '90' },
  {
    names: ['CALENDAR_MONTHS'],
    what: 'whose months and years spans are counted in: `jalali`, `gregorian`',
    standard: 'jalali',
  },
  { names: ['THURSDAY'], what: 'what a Thursday is: `off`, `half` (works until noon), `work`', standard: 'off' },
  { names: ['REOPENED_TASK_DAYS'], what: 'working days a task has at least when it is opened again', standard: '1' },
  {
    names: ['CONNECTORS', 'CONNECTORS_FILE'],
    what: 'JSON: the HTTP services that `service` steps may name',
    standard: 'none',
  },
  {
    names: ['LANGUAGES'],
    what: 'what permit types are to be written in, with commas; publishing warns of a text that lacks one',
    standard: '`fa,en`',
  },
  { names: ['CITY_POLICY'], what: 'JSON: the city\'s choices, such as `{"renewalPolicy":"DIFF"}`', standard: '`{}`' },
  {
    names: ['PERMIT_SIGNING_KEY', 'PERMIT_KEYS_DIR'],
    what: "the private key's file (JWK, PEM); the folder of every key that signed",
    standard: 'made in `DATA_DIR`',
  },
  {
    names: ['PERMIT_ISSUER', 'MUNICIPALITY'],
    what: 'named in tokens of permits; printed at the head of papers',
    standard: `\`parvaneh\`; ${defaultWords.municipality.fa}`,
  },
  {
    names: ['MONITOR_PORT', 'MONITOR_HOST'],
    what: 'figures and health for operators; see Watching it',
    standard: 'none is served; `127.0.0.1`',
  },
  {
    names: ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_SERVICE_NAME'],
    what: 'where traces go, and under which name; see Watching it',
    standard: 'no traces; `parvaneh`',
  },
  {
    names: ['LOG_LEVEL'],
    what: 'the least that is logged: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`',
    standard: '`info`',
  },
];

/** The table in Markdown. */
export function printSettingsTable(): string {
  const rows = SETTINGS_TABLE.map(({ names, what, standard = '' }) => [
    names.map((name) => `\`${name}\``).join(', '),
    what,
    standard,
  ]);
  const all = [['variable', 'what', 'default'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)));
  const line = (row: string[]) =>
    `| ${row.map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - [...cell].length)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(all[0] ?? []), rule, ...rows.map(line)].join('\n');
}
