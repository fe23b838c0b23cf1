import { useId, useState } from 'react';
import { AsksFirst } from '../../shared/asks-first.js';
import { ExplanationTree } from '../../shared/evaluation/explanation-tree.js';
import { useTongue } from '../../shared/language.js';
import { useAct } from '../../shared/work/use-act.js';
import { objectionWords as words } from './messages.js';
import { AppealDecision, type Case } from './operations.js';

interface Way {
  of: Case['appeals'][number];
  reference: string;
}

/** An objection, an order or a measure that the reader may begin. */
export function WayToObject({ of, reference }: Way) {
  const { say, day } = useTongue();
  const { code, title, until, why, isOrder, effect, grounds, hasHearing } = of;
  const [reason, setReason] = useState('');
  const [ground, setGround] = useState(grounds[0]?.code);
  const { act, refusal } = useAct(AppealDecision, ['PermitApplication', 'OwnNoticeResponse', 'Viewer', 'Task']);
  // The same appeal stands on one page for each case that somebody filed something on.
  const id = useId();
  const what = effect === null ? words.WHAT : hasHearing ? words.WHAT_HEARD : words.WHAT_MEASURE;
  const input = { reference, appeal: code, reason: reason.trim(), ...(ground !== undefined && { ground }) };
  return (
    <div className="card">
      <h3>{say(title)}</h3>
      {until && (
        <details>
          <summary>{say(words.UNTIL({ day: day(until) }))}</summary>
          <ExplanationTree of={why} />
        </details>
      )}
      <p>{say(what)}</p>
      {refusal}
      <AsksFirst
        title={say(isOrder ? words.ORDER : effect === null ? words.OBJECT : words.BEGIN)}
        onYes={() => void act({ input })}
      >
        {grounds.length > 0 && (
          <div className="question">
            <label htmlFor={`${id}-ground`}>{say(words.WHICH_GROUND)}</label>
            <select id={`${id}-ground`} value={ground} onChange={({ target }) => setGround(target.value)}>
              {grounds.map((each) => (
                <option key={each.code} value={each.code}>
                  {say(each.title)}
                </option>
              ))}
            </select>
          </div>
        )}
        <div className="question">
          <label htmlFor={id}>{say(effect === null ? words.WHY : words.WHY_MEASURE)}</label>
          <textarea id={id} rows={4} required value={reason} onChange={({ target }) => setReason(target.value)} />
        </div>
      </AsksFirst>
    </div>
  );
}
