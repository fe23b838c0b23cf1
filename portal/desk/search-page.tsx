import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { statusWords } from '../shared/messages/cases.js';
import { WorkPage } from '../shared/work/work-page.js';
import { searchWords } from './messages.js';
import { SearchQuery } from './operations.js';

/** Cases by a name, a number or words; the address keeps what was looked for. */
export default function SearchPage() {
  const { say, code, moment } = useTongue();
  const { q, after } = useSearch({ from: '/desk/search' });
  const go = useNavigate();
  const [typed, setTyped] = useState(q ?? '');
  const found = useQuery({ query: SearchQuery, variables: { query: q ?? '', after }, pause: !q });
  return (
    <WorkPage title={say(searchWords.TITLE)}>
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void go({ to: '/desk/search', search: { q: typed.trim() || undefined } });
          }}
        >
          <div className="question">
            <label htmlFor="q">{say(searchWords.WHAT)}</label>
            <small id="q-help" className="help">
              {say(searchWords.HELP)}
            </small>
            <input
              id="q"
              type="search"
              dir="auto"
              aria-describedby="q-help"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          </div>
          <button type="submit" className="button">
            {say(searchWords.FIND)}
          </button>
        </form>
      </search>
      {q && (
        <Asked of={found}>
          {({ search: { edges, pageInfo } }) => (
            <>
              {edges.length === 0 && <p className="notice">{say(searchWords.NONE)}</p>}
              <ul className="plain">
                {edges.map(({ node: { reference, status, permitType, updatedAt } }) => (
                  <li key={reference} className="check">
                    <p>
                      <Link to="/case/$reference" params={{ reference }}>
                        {say(permitType.title)} {code(reference)}
                      </Link>{' '}
                      <span className="badge">{say(statusWords[status])}</span>
                    </p>
                    <small>{moment(updatedAt)}</small>
                  </li>
                ))}
              </ul>
              {pageInfo.hasNextPage && (
                <Link
                  to="/desk/search"
                  search={{ q, after: pageInfo.endCursor ?? undefined }}
                  className="button second"
                >
                  {say(searchWords.MORE)}
                </Link>
              )}
            </>
          )}
        </Asked>
      )}
    </WorkPage>
  );
}
