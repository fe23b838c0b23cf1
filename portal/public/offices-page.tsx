import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { officeWords } from './messages.js';

const Offices = graphql(`
  query Offices {
    offices {
      id
      name
      since
    }
  }
`);

/** Who may act for an owner. */
export default function OfficesPage() {
  const { say, day } = useTongue();
  const offices = useQuery({ query: Offices });
  return (
    <Page title={say(officeWords.TITLE)}>
      <p>{say(officeWords.LEAD)}</p>
      <Asked of={offices}>
        {({ offices: approved }) =>
          approved.length === 0 ? (
            <p className="notice">{say(officeWords.NONE)}</p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{say(officeWords.NAME)}</th>
                  <th scope="col">{say(officeWords.SINCE)}</th>
                </tr>
              </thead>
              <tbody>
                {approved.map(({ id, name, since }) => (
                  <tr key={id}>
                    <td>{name}</td>
                    <td>{since && day(since)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Asked>
    </Page>
  );
}
