import { useId, useState } from 'react';
import { useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';
import { Question } from '../shared/work/question.js';
import { useAct } from '../shared/work/use-act.js';
import { moneyWords } from './messages.js';
import { Match, PayBack, type ReceiptData } from './operations.js';

/** What becomes of money that fits no slip: it pays one of those of its amount, or goes back. */
export function ReceiptDecision({ of: { id, candidates } }: { of: ReceiptData }) {
  const { say, code, comma } = useTongue();
  const group = useId();
  const [slip, setSlip] = useState(candidates.length === 1 ? (candidates[0]?.id ?? '') : '');
  const [reason, setReason] = useState('');
  const match = useAct(Match, ['Receipt']);
  const payBack = useAct(PayBack, ['Receipt']);
  const chosen = candidates.some((candidate) => candidate.id === slip);
  return (
    <>
      <fieldset className="question">
        <legend>{say(moneyWords.CANDIDATES)}</legend>
        {candidates.length === 0 && <p className="dim">{say(moneyWords.NO_CANDIDATE)}</p>}
        {candidates.map(({ id: slipId, reference, payee }) => (
          <label key={slipId} className="choice">
            <input type="radio" name={group} checked={slip === slipId} onChange={() => setSlip(slipId)} />
            <span>
              {code(slipId)}{' '}
              <small>
                {code(reference)}
                {comma}
                {payee}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      <Question label={say(moneyWords.OTHER_SLIP)}>
        {(ties) => (
          <input
            {...ties}
            dir="ltr"
            value={chosen ? '' : slip}
            onChange={({ target }) => setSlip(target.value.trim())}
          />
        )}
      </Question>
      <Question label={say(workWords.REASON)} help={say(moneyWords.REASON_HELP)}>
        {(ties) => <textarea {...ties} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Question>
      {match.refusal}
      {payBack.refusal}
      <p className="row">
        <button
          type="button"
          className="button"
          aria-disabled={match.busy}
          onClick={() => match.act({ id, slipId: slip, reason: reason.trim() })}
        >
          {say(moneyWords.MATCH)}
        </button>
        <button
          type="button"
          className="button second"
          aria-disabled={payBack.busy}
          onClick={() => payBack.act({ id, reason: reason.trim() })}
        >
          {say(moneyWords.PAY_BACK)}
        </button>
      </p>
    </>
  );
}
