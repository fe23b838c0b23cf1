/** What is wrong with the trail, and where. */
export interface TrailFinding {
  problem: TrailProblem;
  subject?: string;
  seq?: number;
  /** number of the seal that says so */
  seal?: number;
  /** of the table, where it is not as the trail tells */
  row?: { table: string; key: string };
}

export type TrailProblem =
  | 'CHANGED'
  | 'MISSING'
  | 'INSERTED'
  | 'MOVED'
  | 'UNCHAINED'
  | 'CUT_OFF'
  | 'REWRITTEN'
  | 'WORDS_CHANGED'
  | 'WORDS_KEYLESS'
  | 'SEAL_MISSING'
  | 'SEAL_CHANGED'
  | 'SEAL_UNCHAINED'
  | 'SEAL_FORGED'
  | 'SEAL_HEADS_CHANGED'
  | 'SEAL_NOT_AS_KEPT'
  | 'ROW_CHANGED'
  | 'ROW_MISSING'
  | 'ROW_UNTOLD'
  | 'ROW_BACK'
  | 'ROWS_UNGUARDED'
  | 'BASE_NOT_AS_SIGNED';

/** A sentence each, read behind the place. */
export const SENTENCES: Record<TrailProblem, string> = {
  CHANGED: 'was changed: it does not have its hash',
  MISSING: 'is missing',
  INSERTED: 'was put in: the entry after it follows the one before it',
  MOVED: 'stands elsewhere than where it was written: entries were reordered, put in or taken out',
  UNCHAINED: 'does not follow the entry before it: one of the two was changed, or entries were put in or taken out',
  CUT_OFF: 'was sealed and is gone: the chain was cut off',
  REWRITTEN: 'is not the entry that was sealed: the chain was written anew',
  WORDS_CHANGED: 'gives a reason whose words were changed since',
  WORDS_KEYLESS: 'gives a reason whose words can no longer be checked: the key is gone and the words are not',
  SEAL_MISSING: 'is missing',
  SEAL_CHANGED: 'says other than its signature',
  SEAL_UNCHAINED: 'does not follow the seal before it',
  SEAL_FORGED: 'has no signature of a known key',
  SEAL_HEADS_CHANGED: 'is over other heads than are kept: some were changed, put in or taken out',
  SEAL_NOT_AS_KEPT: 'is not the one that was kept outside',
  ROW_CHANGED: 'is not as the last act on it left it',
  ROW_MISSING: 'is gone, and no act took it away',
  ROW_UNTOLD: 'is there, and no act made it',
  ROW_BACK: 'is there again, and an act took it away',
  ROWS_UNGUARDED: 'has lost the trigger that notes its rows',
  BASE_NOT_AS_SIGNED: 'of rows that were taken over is not what was signed: some were changed, put in or taken out',
};

export function sentenceOf({ problem, subject, seq, seal, row }: TrailFinding): string {
  if (row) return `${row.table}${row.key && ` ${row.key}`} ${SENTENCES[problem]} [${problem}]`;
  const entry = subject === undefined ? '' : `${subject} entry ${seq}`;
  const place = entry || `seal ${seal}`;
  const witness = entry && seal !== undefined ? ` (seal ${seal})` : '';
  return `${place} ${SENTENCES[problem]}${witness} [${problem}]`;
}
