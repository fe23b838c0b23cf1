import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { homeWords } from './messages.js';

const Services = graphql(`
  query Services {
    permitTypes {
      code
      onNotice
      title { fa en }
      description { fa en }
    }
  }
`);

/** What the municipality offers. */
export default function HomePage() {
  const { say } = useTongue();
  const services = useQuery({ query: Services });
  return (
    <Page title={say(homeWords.TITLE)}>
      <p>{say(homeWords.LEAD)}</p>
      <h2>{say(homeWords.SERVICES)}</h2>
      <Asked of={services}>
        {({ permitTypes }) => (
          <ul className="cards">
            {permitTypes
              .filter(({ onNotice }) => !onNotice)
              .map(({ code, title, description }) => (
                <li key={code} className="card">
                  <h3>
                    <Link to="/services/$type" params={{ type: code }} className="whole">
                      {say(title)}
                    </Link>
                  </h3>
                  {description && <p>{say(description)}</p>}
                </li>
              ))}
          </ul>
        )}
      </Asked>
    </Page>
  );
}
