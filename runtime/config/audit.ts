import { lettersApart } from '../../forms/nearest.js';
import { isProduction } from './production.js';

type Named = Readonly<Record<string, string | undefined>>;

/** Read elsewhere than by servers and workers: by commands, by tests, by what the product is made of. */
const READ_ELSEWHERE = ['PARVANEH_URL', 'PARVANEH_TOKEN', 'SLOW_FILE_SECONDS', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'];

/** Whatever begins so is meant for us. */
const OURS =
  /^(PARVANEH|TOKEN|SIGN_IN|RATE|TEMPORAL_TLS|DOCUMENTS?|BANK|ZARINPAL|PERMIT|DECISION|PUBLICATION|UNSIGNED|CONNECTORS?|WORKER|AUDIT|OFFICE|OVERLAY)_/;

/** Settings without which the product defends less: one that is misspelt stops the start. */
const DEFENDS =
  /^(NODE_ENV|PUBLIC_URL|DATABASE_(OWNER_)?URL|TEMPORAL_(ADDRESS|API_KEY|TLS\w*)|TOKEN_\w+|SIGN_IN_\w+|SESSION_\w+|RATE_\w+|TRUST_PROXY|PERSISTED_DOCUMENTS|BANK_WEBHOOK_SECRET|ZARINPAL_MERCHANT_ID|AUDIT_KEY|DECISION_KEYS|UNSIGNED_\w+|PUBLICATION_APPROVAL|PERMIT_(SIGNING_KEY|KEYS_DIR)|DOCUMENT_LINK_KEY|S3_SECRET_ACCESS_KEY|CLAMD_URL)$/;

/** A name of the environment that is no setting. */
export interface UnknownSetting {
  name: string;
  /** the setting that was probably meant */
  meant?: string;
  /** with what was meant left to its default, the product would defend less than it was told to */
  weakens: boolean;
}

const plain = (name: string): string => name.replace(/[^a-z0-9]/gi, '').toLowerCase();

/** Short words are near to many; long ones to those that they misspell. */
function isMisspelt(name: string, setting: string): boolean {
  if (plain(name) === plain(setting)) return true;
  // So many letters are added or dropped at least: what is longer or shorter by more is not weighed.
  if (Math.abs(name.length - setting.length) > 2) return false;
  const far = lettersApart(name.toUpperCase(), setting, 3);
  return setting.length >= 8 ? far <= 2 : setting.length > 4 && far <= 1;
}

/** Names that are no settings, though they look as if they were meant for us. */
export function unknownSettings(env: Named, settings: readonly string[]): UnknownSetting[] {
  const known = new Set([...settings, ...READ_ELSEWHERE]);
  // Where names are told apart by capitals alone, the system's own (`Path`) are not ours to judge.
  const names = Object.keys(env).filter((name) => !known.has(name) && name.toUpperCase() !== 'PATH');
  return names.flatMap((name) => {
    const near = settings.filter((setting) => isMisspelt(name, setting));
    const meant = near.sort((a, b) => lettersApart(name, a) - lettersApart(name, b))[0];
    if (meant === undefined && !OURS.test(name)) return [];
    const weakens = meant !== undefined && DEFENDS.test(meant) && !env[meant];
    return [{ name, weakens, ...(meant !== undefined && { meant }) }];
  });
}

/** What an operator should look at, a sentence each. */
export function warningsOf(env: Named, settings: readonly string[]): string[] {
  const { NODE_ENV, PUBLIC_URL, UNSIGNED_PUBLICATIONS } = env;
  const unknown = unknownSettings(env, settings).map(({ name, meant }) =>
    meant
      ? `${name} is no setting; did you mean ${meant}?`
      : `${name} is no setting; \`npx parvaneh settings\` lists them.`,
  );
  const production = isProduction({ NODE_ENV: NODE_ENV || undefined });
  return [
    ...unknown,
    ...(production && NODE_ENV !== 'production'
      ? [`NODE_ENV=${NODE_ENV} is neither development nor test, so everything runs as in production.`]
      : []),
    ...(!NODE_ENV && PUBLIC_URL?.startsWith('https:')
      ? ['NODE_ENV is not set, so the people of the demo may sign in; set NODE_ENV=production where others come.']
      : []),
    ...(production && /^(true|1)$/.test(UNSIGNED_PUBLICATIONS ?? '')
      ? ['UNSIGNED_PUBLICATIONS serves what nobody has signed; take it away as soon as you can.']
      : []),
  ];
}
