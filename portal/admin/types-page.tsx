import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { Rows } from '../shared/work/rows.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Back } from './back.js';
import { documentWords, placeWords } from './messages.js';

const TypesQuery = graphql(`
  query Types {
    permitTypes { id code version title { fa en } }
  }
`);

/** The permit types that can be applied for, each with its versions. */
export default function TypesPage() {
  const { say, number } = useTongue();
  const found = useQuery({ query: TypesQuery, requestPolicy: 'cache-and-network' });
  return (
    <WorkPage title={say(placeWords.types)}>
      <Back />
      <Asked of={found}>
        {({ permitTypes }) => (
          <>
            <Rows
              of={permitTypes}
              keyOf={({ id }) => id}
              columns={[
                {
                  title: say(documentWords.NAME),
                  show: ({ code, title }) => (
                    <Link to="/admin/types/$code" params={{ code }}>
                      {say(title)}
                    </Link>
                  ),
                },
                { title: say(documentWords.CODE), show: ({ code }) => <bdi>{code}</bdi> },
                { title: say(documentWords.IN_FORCE), show: ({ version }) => number(version) },
              ]}
            />
            <Link to="/admin/types/$code" params={{ code: 'new' }} className="button second">
              {say(documentWords.NEW)}
            </Link>
          </>
        )}
      </Asked>
    </WorkPage>
  );
}
