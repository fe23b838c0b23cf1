import { graphql, type ResultOf } from './api/graphql.js';
import { useTongue } from './language.js';
import { askedWords } from './messages/asked-of.js';

export const EntryFragment = graphql(`
  fragment EntryAsked on Task @_unmask {
    stepName: step { code }
    entry { path title { fa en } text { fa en } }
  }
`);

type Entry = ResultOf<typeof EntryFragment>['entry'];

/** A step of an entry is called `visit.3`: what is done there is work, and asked of nobody. */
const isWork = (step: string): boolean => step.includes('.');

/** Whether somebody is asked for an entry, or was, and has not been called off. */
export const isAskedOfEntry = ({
  entry,
  status,
  stepName,
}: {
  entry: Entry;
  status: string;
  stepName: { code: string };
}): boolean => entry.length > 0 && status !== 'CANCELLED' && !isWork(stepName.code);

/** How the answer of somebody who is asked stands. */
export function AnswerStanding({
  of,
}: {
  of: { status: string; chosen: { title: { fa: string; en: string } } | null };
}) {
  const { say } = useTongue();
  const { status, chosen } = of;
  const said = chosen?.title ?? (status === 'DONE' ? askedWords.ANSWERED : askedWords.WAITS);
  return <p>{say(said)}</p>;
}
