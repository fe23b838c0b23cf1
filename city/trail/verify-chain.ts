import { type Entry, hashOfEntry, NOTHING_BEFORE } from './entry.js';
import type { TrailProblem } from './findings.js';

export type KeptEntry = Entry & { hash: string };

interface Fault {
  problem: TrailProblem;
  seq: number;
}

/** How far from its place an entry is looked for that has been moved. */
const MAX_SHIFT = 200;

/** Follows one chain from its first entry. Knows the last two entries, however long the chain is. */
export class Chain {
  private last = { seq: 0, hash: NOTHING_BEFORE };
  private before: string | undefined;
  /** by how many places the entries stand further than they were written */
  private shift = 0;

  constructor(readonly subject: string) {}

  /** What is wrong with the next entry, or between it and the one before. */
  follow(entry: KeptEntry): Fault[] {
    const { seq, previous, hash } = entry;
    const { last } = this;
    const faults: Fault[] = [];
    for (let missing = last.seq + 1; missing < seq; missing += 1) faults.push({ problem: 'MISSING', seq: missing });
    const written = this.placeOf(entry);
    if (written === undefined) faults.push({ problem: 'CHANGED', seq });
    else if (seq - written !== this.shift) {
      faults.push({ problem: 'MOVED', seq });
      this.shift = seq - written;
    }
    if (seq === last.seq + 1 && previous !== last.hash) {
      if (previous === this.before) faults.push({ problem: 'INSERTED', seq: last.seq });
      else faults.push({ problem: 'UNCHAINED', seq });
    }
    this.before = last.hash;
    this.last = { seq, hash };
    return faults;
  }

  /** Where the entry has the hash that it carries; undefined where it has it nowhere near. */
  private placeOf(entry: KeptEntry): number | undefined {
    const fits = (seq: number) => seq > 0 && hashOfEntry({ ...entry, seq }) === entry.hash;
    const guess = entry.seq - this.shift;
    if (fits(guess)) return guess;
    for (let off = 1; off <= MAX_SHIFT; off += 1) {
      if (fits(guess - off)) return guess - off;
      if (fits(guess + off)) return guess + off;
    }
    return undefined;
  }
}
