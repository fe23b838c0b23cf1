import { useQuery } from 'urql';
import { inShort } from '../../forms/words/in-short.js';
import { FeeChangeShown } from '../shared/evaluation/fee-changes.js';
import { statusWords as checkWords } from '../shared/evaluation/messages.js';
import { useTongue } from '../shared/language.js';
import { taskWords } from './messages.js';
import { ChangesQuery } from './operations.js';

/** What is different since the filing before: answers, documents, checks that turned, and what it costs. */
export function Changes({ reference, revision }: { reference: string; revision: number }) {
  const { say, code } = useTongue();
  const [{ data }] = useQuery({ query: ChangesQuery, variables: { reference, from: revision - 1, to: revision } });
  const compared = data?.application?.compareRevisions;
  if (!compared) return null;
  const { answers, checks, documents, fees } = compared;
  const shown = (value: unknown) =>
    value == null ? '—' : typeof value === 'object' ? JSON.stringify(value) : (said(value) ?? code(String(value)));
  const said = (value: unknown) => {
    const short = inShort(value);
    return short && say(short);
  };
  const same = answers.length + checks.length + documents.length + fees.length === 0;
  return (
    <section className="notice" aria-labelledby="changes">
      <h2 id="changes">{say(taskWords.CHANGES)}</h2>
      {same && <p>{say(taskWords.NO_CHANGES)}</p>}
      <ul>
        {answers.map(({ path, title, from, to }) => (
          <li key={path}>
            {say(title)}: <del>{shown(from)}</del> <ins>{shown(to)}</ins>
          </li>
        ))}
        {documents.map((document) => (
          <li key={document}>{say(taskWords.DOCUMENT_CHANGED({ document: code(document) }))}</li>
        ))}
        {checks.map(({ rule, from, to }) => (
          <li key={rule}>
            {say((to ?? from)?.title ?? { fa: rule, en: rule })}: {from && <del>{say(checkWords[from.status])}</del>}{' '}
            {to && <ins>{say(checkWords[to.status])}</ins>}
          </li>
        ))}
        {fees.map((change) => (
          <li key={change.code}>
            <FeeChangeShown change={change} />
          </li>
        ))}
      </ul>
    </section>
  );
}
