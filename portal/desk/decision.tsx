import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AskedField } from '../../forms/agenda/look.js';
import { WorkFilesOf } from '../shared/files/work-files.js';
import { type LocalizedText, useTongue } from '../shared/language.js';
import { useAct } from '../shared/work/use-act.js';
import { Conditions, type NewCondition, sentConditions } from './conditions.js';
import { Corrections, type PinnedCorrection, sentCorrections } from './corrections.js';
import { outcomeWords, taskWords } from './messages.js';
import { Claim, Decide, type DeskTask, Release } from './operations.js';
import { Snippets } from './snippets.js';
import { placesIn } from './stated.js';
import { useNextTask } from './use-next-task.js';
import { useWorkForm } from './work-form.js';

type Outcome = DeskTask['outcomes'][number];
type Own = DeskTask['choices'][number];

/** What can be chosen, of the three that everybody knows and of the step's own. */
interface Choice {
  key: string;
  title: LocalizedText;
  /** which of the three it is like; null where the case only goes on */
  as: Outcome | null;
  needsForm: boolean;
  own?: Own;
}

const choicesOf = ({ outcomes, choices }: DeskTask): Choice[] => [
  ...outcomes.map((as) => ({ key: as, title: outcomeWords[as], as, needsForm: as === 'APPROVE' })),
  ...choices.map((own) => ({
    key: own.code,
    title: own.title,
    as: own.as,
    needsForm: own.needs.includes('FORM'),
    own,
  })),
];

interface DecisionProps {
  task: DeskTask;
  fields: readonly AskedField[];
  /** a file was attached or taken out */
  onFiles(): void;
}

/** Claims, hands back and decides; what the policy does not allow the caller is not offered. The next task follows. */
export function Decision({ task, fields, onFiles }: DecisionProps) {
  const { say, number, language } = useTongue();
  const go = useNavigate();
  const next = useNextTask(task.id);
  const [reason, setReason] = useState('');
  const [conditions, setConditions] = useState<NewCondition[]>([]);
  const [corrections, setCorrections] = useState<PinnedCorrection[]>([]);
  const decide = useAct(Decide, ['Task']);
  const filled = useWorkForm(task, decide.issues);
  const claim = useAct(Claim);
  const release = useAct(Release);
  const { id, revision, allowedActions, application } = task;
  const choices = choicesOf(task);
  const has = (as: Outcome) => choices.some((choice) => choice.as === as);
  // Without `as` an outcome may ask for conditions too.
  const takesConditions = ({ as, own }: Choice) => as === 'APPROVE' || own?.needs.includes('CONDITIONS') === true;
  const mayDecide = allowedActions.includes('DECIDE_TASK') && !task.decisionRefusal;

  async function settle(choice: Choice) {
    const to = await next();
    const given = sentConditions(conditions);
    const done = await decide.act({
      id,
      outcome: choice.as ?? 'APPROVE',
      outcomeId: choice.own?.code ?? null,
      reason: reason.trim() || null,
      conditionItems: takesConditions(choice) && given.length > 0 ? given : null,
      corrections: choice.as === 'RETURN' ? sentCorrections(corrections) : null,
      revision,
      answers: filled.answersFor(choice.needsForm),
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
          <WorkFilesOf id={id} of={task} by="attachToTask" onChange={onFiles} />
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
          {has('RETURN') && (
            <Corrections
              of={corrections}
              onChange={setCorrections}
              answers={placesIn(fields, language)}
              documents={application.documentsRequired.map(({ document }) => ({
                path: document.code,
                title: say(document.title),
              }))}
              rules={(application.evaluation?.checks ?? [])
                .filter(({ status }) => status !== 'NOT_APPLICABLE')
                .map(({ rule, title }) => ({ path: rule, title: say(title) }))}
            />
          )}
          {choices.some(takesConditions) && <Conditions of={conditions} onChange={setConditions} />}
          {decide.refusal}
          <div className="row">
            {choices.map((choice) => (
              <button
                key={choice.key}
                type="button"
                className={choice.as === 'APPROVE' ? 'button' : 'button second'}
                aria-disabled={decide.busy}
                onClick={() => settle(choice)}
              >
                {say(choice.title)}
              </button>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
