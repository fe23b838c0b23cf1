import { pino } from 'pino';
import { createCatalogue } from '../city/catalogue/catalogue.js';
import { publishType } from '../city/catalogue/publish-type.js';
import { publishRulebook, type RulebookPublisher, type RulebookVersion } from '../city/catalogue/rulebooks.js';
import { type TariffOwner, TariffRefusedError, withTariff } from '../city/catalogue/set-tariff.js';
import { createKeyReader } from '../city/signing/signer.js';
import { compareDocuments } from '../forms/diff/compare.js';
import { changeLines } from '../forms/diff/words.js';
import { loadSettings } from '../runtime/config.js';
import { UsageError } from '../runtime/usage-error.js';

export interface TariffOptions {
  from: string;
  basis: string;
  rulebook: string;
  type?: string;
}

/** Publishes or proposes the version in which one value is another, of a rulebook or of a type; with what is otherwise in it. */
export async function setTariff(
  publisher: RulebookPublisher,
  { rulebook, type, name, value, from, basis }: TariffOptions & { name: string; value: string },
): Promise<{ version: RulebookVersion | string; lines: string[] }> {
  const of: TariffOwner =
    type === undefined ? { kind: 'RULEBOOK', code: rulebook } : { kind: 'PERMIT_TYPE', code: type };
  const change = { of, name, value: valueIn(value), from, basis };
  const { before, after, activeFrom } = await withTariff(publisher.prisma, change).catch((error: unknown) => {
    throw error instanceof TariffRefusedError ? new UsageError(error.message) : error;
  });
  const lines = changeLines(compareDocuments(before, after), 'en');
  if ('effectiveFrom' in after) return { version: await publishRulebook(publisher, after), lines };
  const { publications, permits, connectors, logLevel } = loadSettings();
  const catalogue = createCatalogue(publisher.prisma, {
    keySet: createKeyReader(permits.keysDir),
    unsigned: publications.unsigned,
    log: pino({ level: logLevel }, pino.destination(2)),
  });
  const installation = {
    ...publisher,
    catalogue,
    connectors: Object.keys(connectors),
    languages: publications.languages,
  };
  const { code, version, status, hash } = await publishType(installation, after, activeFrom);
  const standing = status === 'PROPOSED' ? 'PROPOSED, an administrator has to approve it,' : status;
  return { version: `${code} v${version} ${standing} from ${from} ${hash}`, lines };
}

/** As JSON, or a text as it stands: `20000`, `"0.03"`, `0.03`, which is an exact decimal. */
function valueIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'number' && !Number.isInteger(value) ? text : value;
  } catch {
    return text;
  }
}
