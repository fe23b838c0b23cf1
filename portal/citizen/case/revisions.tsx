import { useState } from 'react';
import { useQuery } from 'urql';
import { inShort } from '../../../forms/words/in-short.js';
import { Asked } from '../../shared/asked.js';
import { statusWords } from '../../shared/evaluation/messages.js';
import { useTongue } from '../../shared/language.js';
import { revisionWords } from './messages.js';
import { CompareQuery } from './operations.js';

/** What was changed from one filing to the next. */
export function Revisions({ reference, revision }: { reference: string; revision: number }) {
  const { say, number } = useTongue();
  const [isOpen, setOpen] = useState(false);
  const [to, setTo] = useState(revision);
  const later = Array.from({ length: revision - 1 }, (_, i) => i + 2);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(revisionWords.TITLE)}</summary>
      {later.length > 1 && (
        <div className="question">
          <label htmlFor="revision">{say(revisionWords.WHICH)}</label>
          <select id="revision" value={to} onChange={({ target }) => setTo(Number(target.value))}>
            {later.map((each) => (
              <option key={each} value={each}>
                {say(revisionWords.STEP({ from: number(each - 1), to: number(each) }))}
              </option>
            ))}
          </select>
        </div>
      )}
      {isOpen && <Compared reference={reference} to={to} />}
    </details>
  );
}

function Compared({ reference, to }: { reference: string; to: number }) {
  const { say, money } = useTongue();
  const compared = useQuery({ query: CompareQuery, variables: { reference, from: to - 1, to } });
  const shown = (value: unknown) =>
    value === null || value === undefined
      ? say(revisionWords.NOTHING)
      : typeof value === 'object'
        ? '…'
        : say(inShort(value) ?? { fa: String(value), en: String(value) });
  return (
    <Asked of={compared}>
      {({ application }) => {
        const { answers = [], checks = [], fees = [], documents = [] } = application?.compareRevisions ?? {};
        if (answers.length + checks.length + fees.length + documents.length === 0)
          return <p className="dim">{say(revisionWords.SAME)}</p>;
        return (
          <dl className="facts">
            {answers.map(({ path, title, from, to: after }) => (
              <div className="fact" key={path}>
                <dt>{say(title)}</dt>
                <dd>
                  <del>{shown(from)}</del> <ins>{shown(after)}</ins>
                </dd>
              </div>
            ))}
            {checks.map(({ rule, from, to: after }) => (
              <div className="fact" key={rule}>
                <dt>{say((after ?? from)?.title ?? { fa: rule, en: rule })}</dt>
                <dd>
                  {from && <del>{say(statusWords[from.status])}</del>}{' '}
                  {after && <ins>{say(statusWords[after.status])}</ins>}
                </dd>
              </div>
            ))}
            {fees.map(({ code, from, to: after }) => (
              <div className="fact" key={code}>
                <dt>{say((after ?? from)?.title ?? { fa: code, en: code })}</dt>
                <dd>
                  {from && <del>{money(from.amount, from.currency)}</del>}{' '}
                  {after && <ins>{money(after.amount, after.currency)}</ins>}
                </dd>
              </div>
            ))}
            {documents.map((code) => (
              <div className="fact" key={code}>
                <dt>{code}</dt>
                <dd>{say(revisionWords.OTHER_FILE)}</dd>
              </div>
            ))}
          </dl>
        );
      }}
    </Asked>
  );
}
