import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Refused } from '../../shared/asked.js';
import { AsksFirst } from '../../shared/asks-first.js';
import { useTongue } from '../../shared/language.js';
import { actWords } from './messages.js';
import { type Case, DiscardDraft, Withdraw } from './operations.js';

/** What the reader may do to the whole case now, as the API says. */
export function Acts({ of: { reference, allowedActions } }: { of: Pick<Case, 'reference' | 'allowedActions'> }) {
  const { say } = useTongue();
  const go = useNavigate();
  const [reason, setReason] = useState('');
  const [withdrawn, withdraw] = useMutation(Withdraw);
  const [discarded, discard] = useMutation(DiscardDraft);
  const refused = discarded.data?.discardDraft.errors;
  return (
    <div className="row">
      {withdrawn.error && <Refused error={withdrawn.error} />}
      {discarded.error && <Refused error={discarded.error} />}
      {refused?.map(({ code, message }) => (
        <p key={code} className="issue" role="alert">
          {say(message)}
        </p>
      ))}
      {allowedActions.includes('WITHDRAW') && !allowedActions.includes('DISCARD_DRAFT') && (
        <AsksFirst
          title={say(actWords.WITHDRAW)}
          onYes={() => void withdraw({ reference, reason: reason.trim() || null })}
        >
          <p>{say(actWords.WITHDRAW_WHY)}</p>
          <div className="question">
            <label htmlFor="withdraw-reason">{say(actWords.REASON)}</label>
            <input id="withdraw-reason" value={reason} onChange={({ target }) => setReason(target.value)} />
          </div>
        </AsksFirst>
      )}
      {allowedActions.includes('DISCARD_DRAFT') && (
        <AsksFirst
          title={say(actWords.DISCARD)}
          onYes={async () => {
            const { data } = await discard({ input: { reference } });
            if (data?.discardDraft.errors.length === 0) await go({ to: '/my' });
          }}
        >
          <p>{say(actWords.DISCARD_WHY)}</p>
        </AsksFirst>
      )}
    </div>
  );
}
