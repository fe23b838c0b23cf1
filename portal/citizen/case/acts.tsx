import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Refused } from '../../shared/asked.js';
import { AsksFirst } from '../../shared/asks-first.js';
import { useTongue } from '../../shared/language.js';
import { HandOver } from './hand-over.js';
import { actWords } from './messages.js';
import { type Case, CopyCase, DiscardDraft, Recalculate, Withdraw } from './operations.js';

/** What the reader may do to the whole case now, as the API says. */
export function Acts({ of: { reference, allowedActions } }: { of: Pick<Case, 'reference' | 'allowedActions'> }) {
  const { say } = useTongue();
  const go = useNavigate();
  const [reason, setReason] = useState('');
  const [withdrawn, withdraw] = useMutation(Withdraw);
  const [discarded, discard] = useMutation(DiscardDraft);
  const [copied, copy] = useMutation(CopyCase);
  const [recalculated, recalculate] = useMutation(Recalculate);
  const [key] = useState(() => crypto.randomUUID());
  const errors = [withdrawn, discarded, copied, recalculated].flatMap(({ error }) => error ?? []);
  const refused = [...(discarded.data?.discardDraft.errors ?? []), ...(copied.data?.copyApplication.errors ?? [])];
  const may = (action: Case['allowedActions'][number]) => allowedActions.includes(action);
  async function again() {
    const { data } = await copy({ input: { reference, idempotencyKey: key } });
    const draft = data?.copyApplication.application;
    if (draft) await go({ to: '/draft/$reference', params: draft });
  }
  return (
    <div className="row acts">
      {errors.map((error) => (
        <Refused key={error.message} error={error} />
      ))}
      {refused.map(({ code, message }) => (
        <p key={code} className="issue" role="alert">
          {say(message)}
        </p>
      ))}
      {may('RECALCULATE') && (
        <button type="button" className="button" onClick={() => void recalculate({ reference })}>
          {say(actWords.RECALCULATE)}
        </button>
      )}
      {may('COPY') && !may('DISCARD_DRAFT') && (
        <button type="button" className="button second" aria-disabled={copied.fetching} onClick={again}>
          {say(actWords.COPY)}
        </button>
      )}
      {may('TRANSFER') && !may('DISCARD_DRAFT') && <HandOver reference={reference} />}
      {may('WITHDRAW') && !may('DISCARD_DRAFT') && (
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
      {may('DISCARD_DRAFT') && (
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
