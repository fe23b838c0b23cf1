import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient, useMutation } from 'urql';
import { Refused } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { outcomeWords, taskWords } from './messages.js';
import { Claim, Decide, type DeskTask, NextQuery, Release } from './operations.js';

type Outcome = DeskTask['outcomes'][number];

/** Claims, hands back and decides; what the policy does not allow the caller is not offered. The next task follows. */
export function Decision({ task }: { task: DeskTask }) {
  const { say, number } = useTongue();
  const go = useNavigate();
  const client = useClient();
  const [reason, setReason] = useState('');
  const [decided, decide] = useMutation(Decide);
  const [, claim] = useMutation(Claim);
  const [, release] = useMutation(Release);
  const { id, revision, outcomes, allowedActions } = task;
  const mayDecide = allowedActions.includes('DECIDE_TASK');

  async function settle(outcome: Outcome) {
    const next = (await client.query(NextQuery, { id }).toPromise()).data?.nextTask;
    const { data } = await decide({ id, outcome, reason: reason.trim() || null, revision });
    if (!data) return;
    await (next ? go({ to: '/desk/task/$id', params: { id: next.id } }) : go({ to: '/desk' }));
  }
  if (!mayDecide && !allowedActions.includes('CLAIM_TASK')) {
    return (
      <div className="notice">
        <p>{say(taskWords.DONE)}</p>
        <Link to="/desk">{say(taskWords.TO_QUEUE)}</Link>
      </div>
    );
  }
  return (
    <section className="card" aria-labelledby="decision">
      <h2 id="decision">{say(taskWords.DECIDE)}</h2>
      <p>{say(taskWords.REVISION({ revision: number(revision) }))}</p>
      <div className="row">
        {allowedActions.includes('CLAIM_TASK') && (
          <button type="button" className="button second" onClick={() => claim({ id })}>
            {say(taskWords.CLAIM)}
          </button>
        )}
        {allowedActions.includes('RELEASE_TASK') && (
          <button type="button" className="button quiet" onClick={() => release({ id })}>
            {say(taskWords.RELEASE)}
          </button>
        )}
      </div>
      {mayDecide && (
        <>
          <div className="question">
            <label htmlFor="reason">{say(taskWords.REASON)}</label>
            <small id="reason-help" className="help">
              {say(taskWords.REASON_HELP)}
            </small>
            <textarea
              id="reason"
              rows={3}
              aria-describedby="reason-help"
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
          {decided.error && <Refused error={decided.error} />}
          <div className="row">
            {outcomes.map((outcome) => (
              <button
                key={outcome}
                type="button"
                className={outcome === 'APPROVE' ? 'button' : 'button second'}
                aria-disabled={decided.fetching}
                onClick={() => settle(outcome)}
              >
                {say(outcomeWords[outcome])}
              </button>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
