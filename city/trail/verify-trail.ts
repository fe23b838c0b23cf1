import { Client } from 'pg';
import type { KeySet } from '../signing/signer.js';
import { cursorOver } from './cursor.js';
import type { TrailFinding } from './findings.js';
import { Chain, type KeptEntry } from './verify-chain.js';
import { verifyHeads, verifySeals } from './verify-seals.js';
import { verifyState } from './verify-state.js';
import { checkWords } from './verify-words.js';

export interface VerifyOptions {
  databaseUrl: string;
  /** every key that ever signed a seal */
  keySet: KeySet;
  /** one chain alone; the seals are then only looked up for its heads */
  subject?: string | undefined;
  /** seals that were kept outside of the database */
  kept?: readonly string[];
  onFinding(finding: TrailFinding): void;
  onProgress?(entries: number): void;
}

export interface VerifyReport {
  entries: number;
  chains: number;
  seals: number;
  /** reasons whose words have been erased; that is no fault */
  erased: number;
  findings: number;
}

const ENTRIES = `SELECT subject, seq, at, act, by, "onBehalfOf", revision, reason, changed, "requestId", rows, previous, hash
  FROM "TrailEntry" WHERE $1::text IS NULL OR subject = $1 ORDER BY subject, seq`;

/** Reads the whole trail as it stands at one moment, and tells whatever is not as it was written. */
export async function verifyTrail(options: VerifyOptions): Promise<VerifyReport> {
  const { databaseUrl, keySet, subject, kept = [], onFinding, onProgress } = options;
  const report: VerifyReport = { entries: 0, chains: 0, seals: 0, erased: 0, findings: 0 };
  const found = (finding: TrailFinding) => {
    report.findings += 1;
    onFinding(finding);
  };
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    let chain: Chain | undefined;
    for await (const entries of cursorOver<KeptEntry>(client, 'entries', ENTRIES, [subject ?? null])) {
      for (const entry of entries) {
        if (chain?.subject !== entry.subject) {
          chain = new Chain(entry.subject);
          report.chains += 1;
        }
        for (const fault of chain.follow(entry)) found({ ...fault, subject: entry.subject });
      }
      const { faults, erased } = await checkWords(client, entries);
      for (const { problem, entry } of faults) found({ problem, subject: entry.subject, seq: entry.seq });
      report.erased += erased;
      report.entries += entries.length;
      onProgress?.(report.entries);
    }
    for await (const finding of verifyHeads(client, subject)) found(finding);
    if (subject === undefined) {
      for await (const finding of verifyState(client, keySet)) found(finding);
      const seals = verifySeals({ client, keySet, kept });
      for (let next = await seals.next(); ; next = await seals.next()) {
        if (next.done) {
          report.seals = next.value;
          break;
        }
        found(next.value);
      }
    }
    return report;
  } finally {
    await client.end();
  }
}
