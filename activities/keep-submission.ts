import { keptEvaluation } from '../forms/evaluation/kept.js';
import type { Evaluation, EvaluationInput } from '../forms/evaluation/types.js';
import type { Generation } from '../forms/language/definition.js';
import { ask, type Database } from '../prisma/sql.js';

/** What is filed as one revision, with its evaluation. */
interface Filed
  extends Pick<Evaluation, 'outcome' | 'referralTarget' | 'lane' | 'total' | 'validUntil' | 'rulesetHash'>,
    Pick<EvaluationInput, 'answers' | 'registers' | 'representative' | 'asOf'> {
  reference: string;
  revision: number;
  documents: { code: string; sha256: string }[];
  plot: string | null;
  /** all of them, where it is of several */
  plots?: string[] | undefined;
  generation: Generation;
  filedById: string;
  /** RFC 3339 */
  filedAt: string;
  rulebookHash: string;
  /** hash of the template of each paper */
  templates: object;
  evaluation: Evaluation;
}

/** Without the evaluation: the database parses and copies what is long once, and not with each of the others. */
const COLUMNS = [
  ...[
    'answers',
    'documents',
    'asOf',
    'plot',
    'plots',
    'generation',
    'filedById',
    'filedAt',
    'rulebookHash',
    'templates',
    'outcome',
  ],
  ...['referralTarget', 'lane', 'total', 'validUntil', 'rulesetHash', 'registers', 'representative'],
].map((name) => `"${name}"`);

const KEEP = {
  name: 'keep a submission',
  text: `INSERT INTO "Submission" ("reference", "revision", "evaluation", "cleared", ${COLUMNS})
    SELECT one."reference", one."revision", $2::jsonb, '{}', ${COLUMNS.map((name) => `one.${name}`)}
    FROM jsonb_populate_record(NULL::"Submission", $1::jsonb) one
    ON CONFLICT ("reference", "revision") DO UPDATE SET "evaluation" = EXCLUDED."evaluation", "cleared" = EXCLUDED."cleared",
      ${COLUMNS.map((name) => `${name} = EXCLUDED.${name}`)}`,
};

/**
 * Freezes what is filed. A revision that no transition has taken up yet is a filing that was cut off: the new one takes its
 * place.
 */
export async function keepSubmission(database: Database, { evaluation, ...filed }: Filed): Promise<void> {
  await ask(database, KEEP, [JSON.stringify(filed), JSON.stringify(keptEvaluation(evaluation))]);
}
