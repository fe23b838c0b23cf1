import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { useTongue } from '../shared/language.js';
import { invitationWords as words } from './messages/invitations.js';

const Mine = graphql(`
  query Invitations {
    viewer {
      accountId
      invitations { code reference status title { fa en } permitType { fa en } until chosen { fa en } }
    }
  }
`);

/** What the reader is asked who is named in cases of others, that which waits first. */
export function Invitations() {
  const { say, code, moment } = useTongue();
  const [{ data }] = useQuery({ query: Mine, requestPolicy: 'cache-and-network' });
  const all = data?.viewer?.invitations ?? [];
  const inOrder = [
    ...all.filter(({ status }) => status === 'OPEN'),
    ...all.filter(({ status }) => status === 'ANSWERED'),
  ];
  if (inOrder.length === 0) return null;
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">{say(words.TITLE)}</h2>
      <ul className="cards">
        {inOrder.map(({ code: id, reference, status, title, permitType, until, chosen }) => (
          <li key={id} className="card">
            <h3>
              <Link to="/my/invitations/$id" params={{ id }} className="whole">
                {say(title)}
              </Link>
            </h3>
            <p>
              <span className={status === 'OPEN' ? 'badge waits' : 'badge'}>{say(words[status])}</span>{' '}
              {chosen && say(chosen)}
            </p>
            <p>
              {say(permitType)} {code(reference)}
            </p>
            {until && <small>{say(words.UNTIL({ moment: moment(until) }))}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
