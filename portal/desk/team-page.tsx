import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { Rows } from '../shared/work/rows.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Absence } from './absence.js';
import { Late } from './late.js';
import { teamWords } from './messages.js';
import { TeamQuery } from './operations.js';

const QueuesQuery = graphql(`
  query Queues {
    taskCounts { queues { role district open claimed overdue urgent forRole { id title { fa en } } inDistrict { id title { fa en } } } }
    businessCalendar { holidays }
  }
`);

/** Who has how much, what is late, and who stands in for whom. */
export default function TeamPage() {
  const { say, number, moment, day, comma } = useTongue();
  const team = useQuery({ query: TeamQuery, requestPolicy: 'cache-and-network' });
  const [{ data }] = useQuery({ query: QueuesQuery });
  return (
    <WorkPage title={say(teamWords.TITLE)}>
      <Asked of={team}>
        {({ team: members }) => (
          <Rows
            of={members}
            keyOf={({ person }) => person.id}
            columns={[
              {
                title: say(teamWords.NAME),
                show: ({ person }) => (
                  <Link to="/desk" search={{ who: person.id }}>
                    {say(person.name)}
                  </Link>
                ),
              },
              { title: say(teamWords.ROLES), show: ({ roles }) => roles.map(({ title }) => say(title)).join(comma) },
              { title: say(teamWords.CLAIMED), isNumber: true, show: ({ claimed }) => number(claimed) },
              {
                title: say(teamWords.OVERDUE),
                isNumber: true,
                show: ({ overdue }) => <span className={overdue > 0 ? 'badge bad' : undefined}>{number(overdue)}</span>,
              },
              { title: say(teamWords.URGENT), isNumber: true, show: ({ urgent }) => number(urgent) },
              {
                title: say(teamWords.STAND_IN),
                show: ({ standIn, absentUntil }) =>
                  standIn && absentUntil
                    ? say(teamWords.UNTIL({ who: say(standIn.name), at: moment(absentUntil) }))
                    : '—',
              },
            ]}
          />
        )}
      </Asked>
      <Late />
      <div className="sides">
        <section className="block" aria-labelledby="queues">
          <h2 id="queues">{say(teamWords.QUEUES)}</h2>
          <Rows
            of={data?.taskCounts.queues ?? []}
            keyOf={({ role, district }) => `${role} ${district}`}
            columns={[
              {
                title: say(teamWords.ROLE),
                show: ({ role, forRole }) => (forRole ? say(forRole.title) : <bdi>{role}</bdi>),
              },
              { title: say(teamWords.DISTRICT), show: ({ inDistrict }) => (inDistrict ? say(inDistrict.title) : '—') },
              { title: say(teamWords.WAITING), isNumber: true, show: ({ open }) => number(open) },
              { title: say(teamWords.CLAIMED), isNumber: true, show: ({ claimed }) => number(claimed) },
              { title: say(teamWords.OVERDUE), isNumber: true, show: ({ overdue }) => number(overdue) },
            ]}
          />
        </section>
        <div>
          <Absence />
          <details className="block">
            <summary>{say(teamWords.HOLIDAYS)}</summary>
            <p>{data?.businessCalendar.holidays.map((holiday) => day(holiday)).join(comma)}</p>
          </details>
        </div>
      </div>
    </WorkPage>
  );
}
