import { ask, type Database } from '../../prisma/sql.js';

/** What a decision counts before it is made, as the rows stand. */
export interface Counted {
  /** somebody has stopped it */
  stopped: boolean;
  /** whoever applied asked for a person */
  askedForPerson: boolean;
  /** it was drawn, or set aside, in this revision or before: refiling draws nothing anew */
  drawnBefore: boolean;
  /** approvals without a person today */
  today: number;
  /** of these of the office's cases */
  todayOfOffice: number;
  /** looks that are overdue: drawn cases, and audits after the fact */
  overdue: number;
  /** cases that the office has filed and that have ended, and of what was looked at of them what was overruled */
  office: { filed: number; looked: number; overruled: number; falseDeclarations: number; suspended: boolean } | null;
}

/** With codes of why a person decides. */
export interface Answer {
  answer: 'approve' | 'person';
  reasons: string[];
}

/** With what was answered about the same review of the same revision before. */
export interface DecisionFacts extends Counted {
  known: Answer | null;
}

/**
 * The text that reads them; each parameter is the text of one: reference, revision, step, permit type, Jalali day, office,
 * instant.
 */
export const factsText = (...of: [string, string, string, string, string, string, string]): string =>
  `decision_facts(${of.join(', ')})`;

const COUNT = {
  name: 'count for decisions',
  text: `SELECT ${factsText(`''`, '0', `''`, '$1', '$2', 'NULL', '$3::timestamptz')} AS facts`,
};

/** What is counted of a permit type on a Jalali day, for no case of it in particular. */
export async function countOf(database: Database, permitType: string, day: string, at: Date): Promise<Counted> {
  const [row] = await ask<{ facts: Counted }>(database, COUNT, [permitType, day, at.toISOString()]);
  if (!row) throw new Error('A count gives one row.');
  return row.facts;
}
