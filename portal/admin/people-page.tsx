import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';
import { NextPage } from '../shared/work/next-page.js';
import { Question } from '../shared/work/question.js';
import { useAct } from '../shared/work/use-act.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Back } from './back.js';
import { placeWords } from './messages.js';
import { GrantRole } from './people/grant-role.js';
import { peopleWords } from './people/messages.js';
import { NewPerson } from './people/new-person.js';
import { EndRole, type Organisation, PeopleQuery, type PersonData } from './people/operations.js';

/** Everybody whom the register of people knows, with what they may do and since when. */
export default function PeoplePage() {
  const { say } = useTongue();
  const go = useNavigate();
  const { q, role, after } = useSearch({ from: '/admin/people' });
  const [typed, setTyped] = useState(q ?? '');
  const found = useQuery({
    query: PeopleQuery,
    variables: { search: q ?? null, role: role ?? null, after },
    requestPolicy: 'cache-and-network',
  });
  return (
    <WorkPage title={say(placeWords.people)}>
      <Back />
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          void go({ to: '/admin/people', search: { q: typed.trim() || undefined, role } });
        }}
      >
        <Question label={say(peopleWords.WHO)}>
          {(ties) => <input {...ties} type="search" value={typed} onChange={({ target }) => setTyped(target.value)} />}
        </Question>
        <button type="submit" className="button second">
          {say(workWords.SHOW)}
        </button>
      </form>
      <Asked of={found}>
        {({ people: { edges, pageInfo }, ...organisation }) => (
          <>
            <ul className="cards wide">
              {edges.map(({ node }) => (
                <Somebody key={node.id} of={node} organisation={organisation} />
              ))}
            </ul>
            <NextPage info={pageInfo} after={after} />
          </>
        )}
      </Asked>
      <NewPerson />
    </WorkPage>
  );
}

function Somebody({
  of: { id, name, officeId, holdings },
  organisation,
}: {
  of: PersonData;
  organisation: Organisation;
}) {
  const { say, moment } = useTongue();
  const end = useAct(EndRole, ['Person', 'RoleHolding']);
  return (
    <li className="card">
      <h2>{say(name)}</h2>
      <p>
        <bdi className="dim">{id}</bdi> {officeId && <span className="badge">{officeId}</span>}
      </p>
      <ul className="plain">
        {holdings.map(({ id: holding, role, district, unit, from, until }) => (
          <li key={holding} className="check">
            <p>
              {say(role.title)} {unit && <small>{say(unit.title)}</small>}{' '}
              {district && <small>{say(district.title)}</small>}
            </p>
            <small>
              {moment(from)} {until && `– ${moment(until)}`}
            </small>
            {!until && (
              <button type="button" className="button quiet small" onClick={() => end.act({ id: holding })}>
                {say(peopleWords.END({ role: say(role.title) }))}
              </button>
            )}
          </li>
        ))}
      </ul>
      {end.refusal}
      <GrantRole person={id} organisation={organisation} />
    </li>
  );
}
