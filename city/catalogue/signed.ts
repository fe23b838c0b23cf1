import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { canonicalJson } from '../../forms/canonical.js';
import type { KeySet, PermitSigner } from '../signing/signer.js';
import { verifiedPayload } from '../signing/verified-payload.js';
import type { Publication } from './publication.js';

/** All that decides whether, and from when to when, a version is served, and who stands for it. */
interface Standing {
  kind: Publication['kind'];
  code: string;
  version: number;
  hash: string;
  by: string;
  approvedBy: string | null;
  at: string | null;
  activeFrom: string | null;
  retiredFrom: string | null;
  retiredBy: string | null;
}

export type StandingRow = Pick<
  Publication,
  | 'kind'
  | 'code'
  | 'version'
  | 'hash'
  | 'proposedBy'
  | 'decidedBy'
  | 'decidedAt'
  | 'activeFrom'
  | 'retiredFrom'
  | 'retiredBy'
  | 'signature'
> & {
  /** changes with every change of the row, whoever made it */
  written: string;
};

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

function standingOf(row: Omit<StandingRow, 'signature' | 'written'>): Standing {
  const { kind, code, version, hash, retiredBy } = row;
  return {
    kind,
    code,
    version,
    hash,
    by: row.proposedBy,
    approvedBy: row.decidedBy,
    at: instant(row.decidedAt),
    activeFrom: instant(row.activeFrom),
    retiredFrom: instant(row.retiredFrom),
    retiredBy,
  };
}

/** The compact JWS that a publication is kept with, by this installation's current key. */
export const signStanding = (signer: PermitSigner, row: Omit<StandingRow, 'signature' | 'written'>): Promise<string> =>
  signer.sign('publication', standingOf(row));

/** Whom a server or worker believes about what is published. */
export interface Trust {
  /** every key that ever signed; left out, no signature is looked at, as in tests of other rooms */
  keySet?: (() => KeySet) | undefined;
  /** serve also what nobody signed */
  unsigned: boolean;
  log?: Logger | undefined;
}

/** Why a row is not served; undefined where it may be. */
export async function distrust(row: StandingRow, trust: Trust): Promise<string | undefined> {
  if (!trust.keySet) return undefined;
  if (row.signature === null) return trust.unsigned ? undefined : 'nobody has signed it';
  const read = await verifiedOnce(row.signature, trust.keySet());
  if ('reason' in read) return `its signature does not hold (${read.reason})`;
  const same = canonicalJson(read.payload) === canonicalJson(standingOf(row));
  return same ? undefined : 'it says something else than what was signed';
}

/** More versions than are ever served at a time. */
const KEPT = 1_000;
type Verified = ReturnType<typeof verifiedPayload>;

/** What signatures say under a set of keys, which is another object once a key is added: it says so for ever. */
const verified = new WeakMap<KeySet, LRUCache<string, Verified>>();

function verifiedOnce(signature: string, keySet: KeySet): Verified {
  const known = verified.get(keySet) ?? new LRUCache({ max: KEPT });
  verified.set(keySet, known);
  const reading = known.get(signature) ?? verifiedPayload(signature, 'publication', keySet);
  known.set(signature, reading);
  return reading;
}
