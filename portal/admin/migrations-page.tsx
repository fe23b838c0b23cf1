import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { LongWork, LongWorkFragment, PlainFacts } from '../shared/work/long-work.js';
import { Question } from '../shared/work/question.js';
import { Rows } from '../shared/work/rows.js';
import { useAct } from '../shared/work/use-act.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Back } from './back.js';
import { migrationWords } from './messages/migration.js';
import { placeWords } from './messages.js';

const TypesQuery = graphql(
  `
  query MigrationTypes {
    permitTypes { id code version title { fa en } }
    longWorks { ...LongWorkShown }
  }
`,
  [LongWorkFragment],
);
const Plan = graphql(
  `
  mutation PlanMigration($type: ID!, $to: Int!) {
    planMigration(input: { permitType: $type, to: $to }) { errors { code message { fa en } } work { ...LongWorkShown } }
  }
`,
  [LongWorkFragment],
);
const Apply = graphql(
  `
  mutation ApplyMigration($plan: ID!) {
    applyMigration(input: { plan: $plan }) { errors { code message { fa en } } work { ...LongWorkShown } }
  }
`,
  [LongWorkFragment],
);

interface PlannedCase {
  reference: string;
  status: string;
  stays?: { code: string; message: string };
}

/** Takes running cases to another version: first what it would mean for each, proved by its history; then the move. */
export default function MigrationsPage() {
  const { say, moment, comma } = useTongue();
  const found = useQuery({ query: TypesQuery, requestPolicy: 'cache-and-network' });
  const plan = useAct(Plan, ['LongWork']);
  const apply = useAct(Apply, ['LongWork']);
  const [given, setGiven] = useState({ type: '', to: '' });
  const [planned, setPlanned] = useState<string>();
  const [applied, setApplied] = useState<string>();
  return (
    <WorkPage title={say(placeWords.migrations)}>
      <Back />
      <Asked of={found}>
        {({ permitTypes, longWorks }) => (
          <>
            <form
              className="filters"
              onSubmit={async (event) => {
                event.preventDefault();
                setApplied(undefined);
                const type = given.type || (permitTypes[0]?.code ?? '');
                setPlanned((await plan.act({ type, to: Number(given.to) }))?.planMigration.work?.id);
              }}
            >
              <Question label={say(migrationWords.TYPE)}>
                {(ties) => (
                  <select
                    {...ties}
                    value={given.type}
                    onChange={({ target }) => setGiven({ ...given, type: target.value })}
                  >
                    {permitTypes.map(({ id, code, title }) => (
                      <option key={id} value={code}>
                        {say(title)}
                      </option>
                    ))}
                  </select>
                )}
              </Question>
              <Question label={say(migrationWords.TO)}>
                {(ties) => (
                  <input
                    {...ties}
                    type="number"
                    min={1}
                    value={given.to}
                    onChange={({ target }) => setGiven({ ...given, to: target.value })}
                  />
                )}
              </Question>
              <button type="submit" className="button">
                {say(migrationWords.PLAN)}
              </button>
            </form>
            {plan.refusal}
            {planned && (
              <LongWork key={planned} id={planned}>
                {(result) => (
                  <>
                    <PlanShown of={result} />
                    <button
                      type="button"
                      className="button"
                      aria-disabled={apply.busy}
                      onClick={async () => setApplied((await apply.act({ plan: planned }))?.applyMigration.work?.id)}
                    >
                      {say(migrationWords.APPLY)}
                    </button>
                  </>
                )}
              </LongWork>
            )}
            {apply.refusal}
            {applied && <LongWork key={applied} id={applied} />}
            <h2>{say(migrationWords.BEFORE)}</h2>
            {longWorks.every(({ kind }) => !/MIGRATION/.test(kind)) && (
              <p className="notice">{say(migrationWords.NEVER)}</p>
            )}
            {longWorks
              .filter(({ kind, id }) => /MIGRATION/.test(kind) && id !== planned && id !== applied)
              .slice(0, 10)
              .map(({ id, kind, startedAt, startedBy }) => (
                <details key={id}>
                  <summary>
                    {say(kind === 'PLAN_MIGRATION' ? migrationWords.PLANNED : migrationWords.APPLIED)}
                    {comma}
                    {moment(startedAt)}
                    {comma}
                    <bdi>{startedBy}</bdi>
                  </summary>
                  <LongWork id={id} />
                </details>
              ))}
          </>
        )}
      </Asked>
    </WorkPage>
  );
}

/** What becomes of each case of a plan. */
function PlanShown({ of }: { of: unknown }) {
  const { say, code } = useTongue();
  const cases = ((of as { cases?: PlannedCase[] } | null)?.cases ?? []) as PlannedCase[];
  return (
    <>
      <Rows
        of={cases.slice(0, 200)}
        keyOf={({ reference }) => reference}
        none={say(migrationWords.NO_CASE)}
        columns={[
          { title: say(migrationWords.CASE), show: ({ reference }) => code(reference) },
          {
            title: say(migrationWords.WHAT),
            show: ({ stays }) =>
              stays ? (
                <>
                  <span className="badge waits">{say(migrationWords.STAYS)}</span> <bdi lang="en">{stays.message}</bdi>
                </>
              ) : (
                <span className="badge good">{say(migrationWords.MOVES)}</span>
              ),
          },
        ]}
      />
      <PlainFacts of={of} />
    </>
  );
}
