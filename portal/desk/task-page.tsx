import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { AskedPage } from '../shared/asked.js';
import { ConditionsSet } from '../shared/conditions-set.js';
import { Clocks } from '../shared/evaluation/clocks.js';
import { EvaluationShown } from '../shared/evaluation/evaluation.js';
import { FeeChanges } from '../shared/evaluation/fee-changes.js';
import { InWords } from '../shared/in-words.js';
import { useTongue } from '../shared/language.js';
import { statusWords } from '../shared/messages/cases.js';
import { visitWords } from '../shared/messages/visits.js';
import { NotFoundPage } from '../shared/not-found-page.js';
import { NoticeResponses } from '../shared/notice-responses.js';
import { wordsOf } from '../shared/said-with.js';
import { Stages } from '../shared/stages.js';
import { Visit } from '../shared/visit.js';
import { type Shortcut, Shortcuts } from '../shared/work/shortcuts.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Changes } from './changes.js';
import { Decision } from './decision.js';
import { Documents } from './documents.js';
import { ExtendClock } from './extend-clock.js';
import { Found } from './found.js';
import { HandOn } from './late.js';
import { priorityWords, queueWords, taskWords } from './messages.js';
import { MessagesOfCase } from './messages-of-case.js';
import { type DeskTask, TaskQuery } from './operations.js';
import { Plot } from './plot.js';
import { Stated } from './stated.js';
import { useNextTask } from './use-next-task.js';
import { useStated } from './use-stated.js';
import { Who } from './who.js';

/** A case as whoever decides needs it: what changed and what fails first, then everything else, then the decision. */
export default function TaskPage() {
  const { id } = useParams({ from: '/desk/task/$id' });
  const found = useQuery({ query: TaskQuery, variables: { id }, requestPolicy: 'cache-and-network' });
  return (
    <AskedPage of={found}>
      {({ task }) =>
        task ? (
          <TaskShown key={task.id} task={task} onFiles={() => found[1]({ requestPolicy: 'network-only' })} />
        ) : (
          <NotFoundPage />
        )
      }
    </AskedPage>
  );
}

const CLOSED = new Set(['DONE', 'CANCELLED']);
const focus = (id: string) => document.getElementById(id)?.focus();

function TaskShown({ task, onFiles }: { task: DeskTask; onFiles(): void }) {
  const { say, code, moment, number } = useTongue();
  const go = useNavigate();
  const next = useNextTask(task.id);
  const stated = useStated(task.application);
  const { step, application, dueAt, claimedBy, priority, decisionRefusal, allowedActions } = task;
  const { reference, permitType, evaluation, revision, parcel, waited, timeline, owner, status } = application;
  const shortcuts: Shortcut[] = [
    { key: 'd', does: taskWords.KEY_DECIDE, run: () => focus('decision') },
    { key: 'r', does: taskWords.KEY_REASON, run: () => focus('reason') },
    { key: 'n', does: taskWords.KEY_NEXT, run: () => void next().then((to) => go(to)) },
    { key: 'u', does: taskWords.KEY_BACK, run: () => void go({ to: '/desk', search: {} }) },
  ];
  return (
    <WorkPage title={`${say(step.title)}: ${say(permitType.title)} ${code(reference)}`}>
      <div className="row block">
        <Link to="/desk" search={{}}>
          {say(taskWords.TO_QUEUE)}
        </Link>
        <button type="button" className="button quiet" onClick={() => void next().then((to) => go(to))}>
          {say(taskWords.NEXT)}
        </button>
        <Shortcuts of={shortcuts} />
      </div>
      <dl className="summary">
        <Fact name={say(taskWords.STATUS)}>{say(statusWords[status])}</Fact>
        <Fact name={say(taskWords.OWNER)}>{owner.name ? say(owner.name) : <bdi>{owner.account}</bdi>}</Fact>
        {dueAt && <Fact name={say(queueWords.DUE)}>{moment(dueAt)}</Fact>}
        <Fact name={say(queueWords.PRIORITY)}>{say(priorityWords[priority])}</Fact>
        {claimedBy && (
          <Fact name={say(queueWords.WHO)}>
            <Who of={claimedBy} />
          </Fact>
        )}
        <Fact name={say(taskWords.WAITED)}>
          {say(taskWords.DAYS({ days: number(Math.round(Number(waited.municipality) * 10) / 10) }))}
        </Fact>
      </dl>
      <InWords of={task.entry} />
      {decisionRefusal && !CLOSED.has(task.status) && (
        <p className="notice waits" role="note">
          {say(decisionRefusal.message)}
        </p>
      )}
      {allowedActions.includes('REASSIGN_TASK') && <HandOn task={task} />}
      <div className="sides">
        <div>
          {revision > 1 && <Changes reference={reference} revision={revision} />}
          {evaluation && <FeeChanges changes={evaluation.feeChanges} />}
          <Clocks of={application.clocks} />
          <ExtendClock of={application} onChange={onFiles} />
          {evaluation && <EvaluationShown evaluation={evaluation} formSchema={permitType.formSchema} />}
          <h2>{say(taskWords.ANSWERS)}</h2>
          <Stated of={stated} />
          <Stages of={application.stages} />
          {application.decisionUrl && (
            <p>
              <a href={application.decisionUrl}>{say(taskWords.DECISION_PDF)}</a>
            </p>
          )}
          <ConditionsSet of={application.conditions} only={task.conditionCode} />
          <NoticeResponses reference={reference} answers />
          <Found
            of={application.tasks.filter((other) => other.id !== task.id || CLOSED.has(task.status))}
            timeline={timeline}
          />
          <details>
            <summary>{say(taskWords.HISTORY)}</summary>
            <ol className="plain">
              {timeline.map(({ id, at, summary, data }) => (
                <li key={id} className="check">
                  <small>{moment(at)}</small> {say(summary)}
                  {wordsOf(data).map((text) => (
                    <blockquote key={text}>
                      <bdi>{text}</bdi>
                    </blockquote>
                  ))}
                </li>
              ))}
            </ol>
          </details>
        </div>
        <aside aria-label={say(taskWords.BESIDE)}>
          <Documents application={application} />
          <MessagesOfCase reference={reference} />
          {parcel && <Plot parcel={parcel} reference={reference} />}
        </aside>
      </div>
      <Visit id={task.id} of={task} side="office" onChange={onFiles} />
      {(task.appointment || task.offeredTimes.length > 0) && <Link to="/desk/times">{say(visitWords.MY_TIMES)}</Link>}
      <Decision task={task} fields={stated.fields} onFiles={onFiles} />
    </WorkPage>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
