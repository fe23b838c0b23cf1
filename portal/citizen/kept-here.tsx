import { Link } from '@tanstack/react-router';
import { useTongue } from '../shared/language.js';
import { useKeptPermits } from '../shared/outbox/use-kept-permits.js';
import { myWords } from './messages.js';

/** The permits that can be looked at without a line. */
export function KeptHere() {
  const { say, code } = useTongue();
  const permits = useKeptPermits();
  if (permits.length === 0) return null;
  return (
    <>
      <h2>{say(myWords.KEPT_HERE)}</h2>
      <ul className="cards">
        {permits.map(({ reference, title, number }) => (
          <li key={reference} className="card">
            <h3>
              <Link to="/case/$reference" params={{ reference }} className="whole">
                {say(title)}
              </Link>
            </h3>
            <p>{code(number)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
