import { Link, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../../shared/api/graphql.js';
import { Asked } from '../../shared/asked.js';
import { useTongue } from '../../shared/language.js';
import { publicNoticeWords as words } from '../../shared/messages/notices.js';
import { Page } from '../../shared/page.js';

const Notices = graphql(`
  query PublicNotices($after: String) {
    publicNotices(first: 20, after: $after) {
      next
      notices { code reference title { fa en } permitType { fa en } until }
    }
  }
`);

/** What everybody may look at now. */
export default function NoticesPage() {
  const { say, code: written, moment } = useTongue();
  const { after } = useSearch({ from: '/notices' });
  const found = useQuery({ query: Notices, variables: { after: after ?? null }, requestPolicy: 'cache-and-network' });
  return (
    <Page title={say(words.TITLE)}>
      <p>{say(words.LEAD)}</p>
      <Asked of={found}>
        {({ publicNotices: { notices, next } }) => (
          <>
            {notices.length === 0 && <p className="notice">{say(words.NONE)}</p>}
            <ul className="cards">
              {notices.map(({ code, reference, title, permitType, until }) => (
                <li key={code} className="card">
                  <h2>
                    <Link to="/notices/$code" params={{ code }} className="whole">
                      {say(title)}
                    </Link>
                  </h2>
                  <p>
                    {say(permitType)} {written(reference)}
                  </p>
                  <small>{say(words.UNTIL({ moment: moment(until) }))}</small>
                </li>
              ))}
            </ul>
            {next && (
              <Link to="/notices" search={{ after: next }} className="button second">
                {say(words.MORE)}
              </Link>
            )}
          </>
        )}
      </Asked>
    </Page>
  );
}
