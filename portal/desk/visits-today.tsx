import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { useTongue } from '../shared/language.js';
import { visitWords } from '../shared/messages/visits.js';
import { VisitsQuery } from './operations.js';

/** The visits that are booked for today, in the order of the day; nothing where there are none. */
export function VisitsToday() {
  const { say, moment, code } = useTongue();
  const [{ data }] = useQuery({ query: VisitsQuery, requestPolicy: 'cache-and-network' });
  const visits = data?.visits ?? [];
  if (visits.length === 0) return null;
  return (
    <section className="card" aria-labelledby="visits-today">
      <h2 id="visits-today">{say(visitWords.TODAY)}</h2>
      <ol className="plain">
        {visits.map(({ id, step, appointment, application: { reference, parcel } }) => (
          <li key={id} className="check">
            <Link to="/desk/task/$id" params={{ id }}>
              {appointment && moment(appointment.startsAt)} · {say(step.title)} <bdi>{code(reference)}</bdi>
            </Link>{' '}
            {parcel && <small>{code(parcel)}</small>}
          </li>
        ))}
      </ol>
      <Link to="/desk/times">{say(visitWords.MY_TIMES)}</Link>
    </section>
  );
}
