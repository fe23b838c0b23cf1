import type { Transaction } from '../../prisma/client.js';
import { ask, type Database } from '../../prisma/sql.js';
import { trailRows, wholeActs } from '../trail/append.js';
import type { Answer, DecisionFacts } from './counted.js';
import { type Asked, askedAct, type Made, weigh } from './weigh.js';

/**
 * One decision on cases of a type at a time, over all workers, and none beside a stop: what is counted stays so until it is
 * written. `note_decision` takes the same lock.
 */
export async function holdAutomation(tx: Transaction, permitType: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${`automation ${permitType}`}, 0))`;
}

/** Whoever writes finds other facts only where another decision or a stop came between: so many in a row are a fault. */
const MOST_ROUNDS = 100;

/**
 * What a policy answers about a review, by what was found and is found again, alone, as it is written. `key` keys the draw. A
 * revision and step is decided once, but a stop takes back what was not carried out yet.
 */
export async function decideOnce(database: Database, key: string, asked: Asked, found: DecisionFacts): Promise<Answer> {
  let facts: DecisionFacts | undefined = found;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { known }: DecisionFacts = facts;
    if (known && known.answer !== 'approve') return known;
    const made = weigh(key, asked, facts);
    if (known && !isHalted(made)) return known;
    facts = await note(database, made, facts);
    if (!facts) return { answer: made.answer, reasons: made.reasons };
  }
  throw new Error(`What is counted of ${asked.policy.code} changes faster than ${asked.reference} can be decided.`);
}

/** What ends an approval that was made and has not been carried out. */
const isHalted = ({ reasons }: Answer): boolean => reasons.includes('STOPPED') || reasons.includes('ASKED_FOR_PERSON');

const NOTE = { name: 'note a decision', text: 'SELECT note_decision($1::jsonb) AS other' };

/** Writes a decision down. Gives the facts as they are, with nothing written, where they are not those that it was made by. */
async function note(database: Database, made: Made, facts: DecisionFacts): Promise<DecisionFacts | undefined> {
  const acts = trailRows(wholeActs([askedAct(made)]), new Map());
  const [row] = await ask<{ other: DecisionFacts | null }>(database, NOTE, [JSON.stringify({ made, facts, acts })]);
  return row?.other ?? undefined;
}
