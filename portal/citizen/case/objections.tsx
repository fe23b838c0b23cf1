import { useState } from 'react';
import { AsksFirst } from '../../shared/asks-first.js';
import { useTongue } from '../../shared/language.js';
import { useAct } from '../../shared/work/use-act.js';
import { objectionStates, objectionWords as words } from './messages.js';
import { AppealDecision, type Case } from './operations.js';

type Objected = Pick<Case, 'reference' | 'appeals' | 'objections'>;

/** Objections to how the case has ended, with what became of them, and the ways to object that are open to the reader. */
export function Objections({ of: { reference, appeals, objections } }: { of: Objected }) {
  const { say, moment } = useTongue();
  if (appeals.length === 0 && objections.length === 0) return null;
  return (
    <section aria-labelledby="objections">
      <h2 id="objections">{say(words.TITLE)}</h2>
      {objections.map(({ filedAt, state, title, reason, decidedAt, decision }) => (
        <div key={filedAt} className="check">
          <p>
            <strong>{say(objectionStates[state])}</strong> <small>{say(title)}</small>
          </p>
          <p>
            <small>{say(words.FILED({ moment: moment(filedAt) }))}</small>
          </p>
          <blockquote>
            <bdi>{reason}</bdi>
          </blockquote>
          {decidedAt && (
            <p>
              <small>{say(words.DECIDED({ moment: moment(decidedAt) }))}</small>
            </p>
          )}
          {decision && (
            <blockquote>
              <bdi>{decision}</bdi>
            </blockquote>
          )}
        </div>
      ))}
      {appeals.map((appeal) => (
        <WayToObject key={appeal.code} of={appeal} reference={reference} />
      ))}
    </section>
  );
}

function WayToObject({
  of: { code, title, until, isOrder },
  reference,
}: {
  of: Case['appeals'][number];
  reference: string;
}) {
  const { say, day } = useTongue();
  const [reason, setReason] = useState('');
  const { act, refusal } = useAct(AppealDecision, ['PermitApplication', 'Task']);
  const id = `objection-${code}`;
  return (
    <div className="card">
      <h3>{say(title)}</h3>
      <p>
        {until && say(words.UNTIL({ day: day(until) }))} {say(words.WHAT)}
      </p>
      {refusal}
      <AsksFirst
        title={say(isOrder ? words.ORDER : words.OBJECT)}
        onYes={() => void act({ input: { reference, appeal: code, reason: reason.trim() } })}
      >
        <div className="question">
          <label htmlFor={id}>{say(words.WHY)}</label>
          <textarea id={id} rows={4} required value={reason} onChange={({ target }) => setReason(target.value)} />
        </div>
      </AsksFirst>
    </div>
  );
}
