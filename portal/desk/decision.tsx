import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AskedField } from '../../forms/agenda/look.js';
import { useTongue } from '../shared/language.js';
import { useAct } from '../shared/work/use-act.js';
import { Conditions } from './conditions.js';
import { Corrections, type PinnedCorrection, sentCorrections } from './corrections.js';
import { outcomeWords, taskWords } from './messages.js';
import { Claim, Decide, type DeskTask, Release } from './operations.js';
import { Snippets } from './snippets.js';
import { placesIn } from './stated.js';
import { useNextTask } from './use-next-task.js';
import { useWorkForm } from './work-form.js';

type Outcome = DeskTask['outcomes'][number];

/** Claims, hands back and decides; what the policy does not allow the caller is not offered. The next task follows. */
export function Decision({ task, fields }: { task: DeskTask; fields: readonly AskedField[] }) {
  const { say, number, language } = useTongue();
  const go = useNavigate();
  const next = useNextTask(task.id);
  const [reason, setReason] = useState('');
  const [conditions, setConditions] = useState<string[]>([]);
  const [corrections, setCorrections] = useState<PinnedCorrection[]>([]);
  const decide = useAct(Decide, ['Task']);
  const filled = useWorkForm(task, decide.issues);
  const claim = useAct(Claim);
  const release = useAct(Release);
  const { id, revision, outcomes, allowedActions, application } = task;
  const mayDecide = allowedActions.includes('DECIDE_TASK') && !task.decisionRefusal;

  async function settle(outcome: Outcome) {
    const to = await next();
    const given = conditions.map((each) => each.trim()).filter(Boolean);
    const done = await decide.act({
      id,
      outcome,
      reason: reason.trim() || null,
      conditions: outcome === 'APPROVE' && given.length > 0 ? given : null,
      corrections: outcome === 'RETURN' ? sentCorrections(corrections) : null,
      revision,
      answers: filled.answersFor(outcome),
    });
    if (done) await go(to);
  }
  if (!mayDecide && (task.decisionRefusal?.code === 'SEPARATION_OF_DUTIES' || !allowedActions.includes('CLAIM_TASK'))) {
    return (
      <section className="notice" aria-labelledby="decision">
        <h2 id="decision" tabIndex={-1}>
          {say(taskWords.DECIDE)}
        </h2>
        <p>{say(task.decisionRefusal?.message ?? taskWords.NOT_YOURS)}</p>
        <Link to="/desk" search={{}}>
          {say(taskWords.TO_QUEUE)}
        </Link>
      </section>
    );
  }
  return (
    <section className="card" aria-labelledby="decision">
      <h2 id="decision" tabIndex={-1}>
        {say(taskWords.DECIDE)}
      </h2>
      <p>{say(taskWords.REVISION({ revision: number(revision) }))}</p>
      <div className="row block">
        {allowedActions.includes('CLAIM_TASK') && task.status === 'OPEN' && (
          <button type="button" className="button second" onClick={() => claim.act({ id })}>
            {say(taskWords.CLAIM)}
          </button>
        )}
        {allowedActions.includes('RELEASE_TASK') && (
          <button type="button" className="button quiet" onClick={() => release.act({ id })}>
            {say(taskWords.RELEASE)}
          </button>
        )}
      </div>
      {claim.refusal}
      {release.refusal}
      {mayDecide && (
        <>
          {filled.shown}
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
          <Snippets
            checks={application.evaluation?.checks ?? []}
            onPut={(text) => setReason([reason.trim(), text].filter(Boolean).join('\n'))}
          />
          {outcomes.includes('RETURN') && (
            <Corrections
              of={corrections}
              onChange={setCorrections}
              answers={placesIn(fields, language)}
              documents={application.documentsRequired.map(({ document }) => ({
                path: document.code,
                title: say(document.title),
              }))}
            />
          )}
          {outcomes.includes('APPROVE') && <Conditions of={conditions} onChange={setConditions} />}
          {decide.refusal}
          <div className="row">
            {outcomes.map((outcome) => (
              <button
                key={outcome}
                type="button"
                className={outcome === 'APPROVE' ? 'button' : 'button second'}
                aria-disabled={decide.busy}
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
