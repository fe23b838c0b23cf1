import { useState } from 'react';
import { useQuery } from 'urql';
import { modeWords } from '../public/messages.js';
import { graphql, type ResultOf } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { AsksFirst } from '../shared/asks-first.js';
import { useTongue } from '../shared/language.js';
import { useViewer } from '../shared/viewer.js';
import { useAct } from '../shared/work/use-act.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Bars } from '../statistics/bars.js';
import { ByCondition } from './by-condition.js';
import { decisionWords as words } from './messages.js';

const Policies = graphql(`
  query AutomationPolicies {
    permitTypes { code title { fa en } }
    automationTransparency {
      policies { permitType version mode }
      months { permitType month byEngine drawn agreed overruled }
    }
  }
`);

const State = graphql(`
  query AutomationState($type: ID!) {
    automation(permitType: $type) {
      policy { permitType version mode }
      stopped
      rate
      looked
      overruled
      drifted
      today
      perDay
      auditsOverdue
      conditions { code title { fa en } asked held alone decided agreed }
    }
  }
`);

const Stop = graphql(`
  mutation StopAutomation($input: StopAutomationInput!) {
    stopAutomation(input: $input) {
      stopped
      errors { code message { fa en } }
    }
  }
`);

const Resume = graphql(`
  mutation ResumeAutomation($input: ResumeAutomationInput!) {
    resumeAutomation(input: $input) {
      resumed
      errors { code message { fa en } }
    }
  }
`);

type Months = ResultOf<typeof Policies>['automationTransparency']['months'];

/** How decisions without a person go, by permit type: agreement, drift, what is overdue; and who may stops them. */
export default function AutomationPage() {
  const { say } = useTongue();
  const found = useQuery({ query: Policies, requestPolicy: 'cache-and-network' });
  return (
    <WorkPage title={say(words.TITLE)}>
      <p>{say(words.WHAT)}</p>
      <Asked of={found}>
        {({ permitTypes, automationTransparency: { policies, months } }) => (
          <>
            {policies.length === 0 && <p className="notice">{say(words.NONE)}</p>}
            {policies.map(({ permitType }) => (
              <OfType
                key={permitType}
                type={permitType}
                title={say(
                  permitTypes.find(({ code }) => code === permitType)?.title ?? { fa: permitType, en: permitType },
                )}
                months={months.filter((month) => month.permitType === permitType)}
              />
            ))}
          </>
        )}
      </Asked>
    </WorkPage>
  );
}

function OfType({ type, title, months }: { type: string; title: string; months: Months }) {
  const { say, number } = useTongue();
  const found = useQuery({ query: State, variables: { type }, requestPolicy: 'cache-and-network' });
  return (
    <section className="card" aria-labelledby={`automation-${type}`}>
      <h2 id={`automation-${type}`}>{title}</h2>
      <Asked of={found}>
        {({ automation }) =>
          automation && (
            <>
              <p>
                <strong>{say(automation.stopped ? words.STOPPED : modeWords[automation.policy.mode])}</strong>
              </p>
              {automation.drifted && <p className="notice bad">{say(words.DRIFTED)}</p>}
              {automation.auditsOverdue > 0 && (
                <p className="notice bad">{say(words.OVERDUE({ count: number(automation.auditsOverdue) }))}</p>
              )}
              <dl className="facts">
                <dt>{say(words.RATE)}</dt>
                <dd>{say(words.OF_HUNDRED({ rate: number(automation.rate) }))}</dd>
                <dt>{say(words.LOOKED)}</dt>
                <dd>{number(automation.looked)}</dd>
                <dt>{say(words.OVERRULED)}</dt>
                <dd>{number(automation.overruled)}</dd>
                <dt>{say(words.TODAY)}</dt>
                <dd>{say(words.OF({ count: number(automation.today), most: number(automation.perDay) }))}</dd>
              </dl>
              <ByCondition of={automation.conditions} />
              <Switch type={type} stopped={automation.stopped} />
            </>
          )
        }
      </Asked>
      <Bars
        title={say(words.AGREEMENT)}
        names={[say(words.AGREED), say(words.OVERRULED)]}
        stacked
        none={say(words.NO_LOOK)}
        of={months.slice(0, 12).map(({ month, agreed, overruled }) => ({
          label: number(month),
          values: [agreed, overruled],
          said: [number(agreed), number(overruled)],
        }))}
      />
    </section>
  );
}

/** One person stops; two others let it go on. */
function Switch({ type, stopped }: { type: string; stopped: boolean }) {
  const { say } = useTongue();
  const viewer = useViewer();
  const [reason, setReason] = useState('');
  const [waits, setWaits] = useState(false);
  const stop = useAct(Stop, ['Automation']);
  const resume = useAct(Resume, ['Automation']);
  const id = `stop-${type}`;
  if (!stopped && !viewer?.may.includes('STOP_AUTOMATION')) return null;
  return (
    <div className="row block">
      {stop.refusal}
      {resume.refusal}
      {waits && <p role="status">{say(words.ANOTHER)}</p>}
      {stopped ? (
        viewer?.may.includes('RESUME_AUTOMATION') && (
          <button
            type="button"
            className="button second"
            onClick={async () => {
              const done = await resume.act({ input: { permitType: type } });
              setWaits(done?.resumeAutomation.resumed === false);
            }}
          >
            {say(words.RESUME)}
          </button>
        )
      ) : (
        <AsksFirst
          title={say(words.STOP)}
          onYes={() => void stop.act({ input: { permitType: type, reason: reason.trim() } })}
        >
          <p>{say(words.STOP_WHAT)}</p>
          <div className="question">
            <label htmlFor={id}>{say(words.WHY)}</label>
            <input id={id} required value={reason} onChange={({ target }) => setReason(target.value)} />
          </div>
        </AsksFirst>
      )}
    </div>
  );
}
