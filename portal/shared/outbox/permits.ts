import type { LocalizedText } from '../language.js';
import { forgetPermits, inStore, keptKey, type Sealed, seal, unseal } from './vault.js';

/** What is shown of a permit where nobody can be asked. */
export interface PermitFacts {
  reference: string;
  title: LocalizedText;
  parcel: string | null;
  number: string;
  standing: 'ISSUED' | 'SUSPENDED' | 'REVOKED' | 'SUPERSEDED' | 'OTHER';
  validUntil: string | null;
  token: string;
  /** when the server said so */
  at: string;
  /** when the session ends at the latest */
  until: string;
}

interface Row {
  facts: Sealed;
  paper: Sealed;
  /** in ms */
  until: number;
}

const PERMITS = 'permits';

/** Keeps a permit with its paper on the device, sealed, for as long as the session lasts. */
export async function keepPermit(account: string, facts: PermitFacts, paper: ArrayBuffer): Promise<void> {
  const row: Row = {
    facts: await seal(account, new TextEncoder().encode(JSON.stringify(facts))),
    paper: await seal(account, new Uint8Array(paper)),
    until: Date.parse(facts.until),
  };
  await inStore(PERMITS, 'readwrite', (store) => store.put(row, facts.reference));
}

/** All that are kept of whoever worked here last; once the session has ended, none. */
export async function keptPermits(): Promise<PermitFacts[]> {
  const rows = await inStore<Row[]>(PERMITS, 'readonly', (store) => store.getAll());
  return (await Promise.all(rows.map((row) => read(row, row.facts)))).flatMap((plain) =>
    plain ? [JSON.parse(new TextDecoder().decode(plain)) as PermitFacts] : [],
  );
}

/** The PDF of one that is kept. */
export async function keptPaper(reference: string): Promise<Blob | undefined> {
  const row = await inStore<Row | undefined>(PERMITS, 'readonly', (store) => store.get(reference));
  const plain = row && (await read(row, row.paper));
  return plain && new Blob([plain], { type: 'application/pdf' });
}

async function read({ until }: Row, sealed: Sealed): Promise<ArrayBuffer | undefined> {
  if (until <= Date.now()) return void (await forgetPermits());
  const kept = await keptKey();
  return kept?.account === sealed.account ? unseal(kept.key, sealed) : undefined;
}
