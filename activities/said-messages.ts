import type { CaseNow } from '../cases/case-now.js';
import { resultsInWords } from '../cases/results-in-words.js';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import { filledMessage } from '../city/papers/paper/filled-message.js';
import { namesValues } from '../forms/message-values.js';
import { ask, type Database } from '../prisma/sql.js';
import type { Transition } from '../workflows/transition.js';

interface Said {
  answers: Record<string, unknown>;
  results: Record<string, unknown>;
}

const SAID = {
  name: 'what messages say of a case',
  text: `SELECT filed.answers, (SELECT coalesce(jsonb_object_agg(step, data), '{}') FROM "StepResult" WHERE reference = $1) AS results
    FROM "Submission" filed WHERE filed.reference = $1 AND filed.revision = $2`,
};

const areFilled = ({ notifications }: Transition): boolean => notifications.some(({ message }) => namesValues(message));

/** Loads what messages are filled in by: within a transaction that would wait for a second connection. */
export async function prepareMessages(
  { catalogue }: { catalogue: Pick<Catalogue, 'definition'> },
  transition: Transition,
): Promise<void> {
  if (areFilled(transition)) await catalogue.definition(transition.definitionHash);
}

/** What steps tell people, with what the case says as the transition leaves it: values are in no history of a workflow. */
export async function saidMessages(
  database: Database,
  { catalogue }: { catalogue: Pick<Catalogue, 'definition'> },
  transition: Transition,
  { permitTypeHash, words }: CaseNow,
): Promise<Transition['notifications']> {
  const { reference, revision, notifications, results } = transition;
  if (!areFilled(transition)) return notifications;
  const [said] = await ask<Said>(database, SAID, [reference, revision]);
  const definition = await catalogue.definition(permitTypeHash);
  const given = { ...said?.results, ...resultsInWords(results, new Map(Object.entries(words))) };
  const of = { reference, definition, answers: said?.answers ?? {}, results: given };
  return notifications.map((each) => ({ ...each, message: filledMessage(each.message, of) }));
}
