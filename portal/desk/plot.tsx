import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { useTongue } from '../shared/language.js';
import { statusWords } from '../shared/messages/cases.js';
import { Outline } from '../shared/outline.js';
import { taskWords } from './messages.js';
import { PlotQuery } from './operations.js';

/** The plot as the register knows it, its outline where it has one, and what else was asked for on it. */
export function Plot({ parcel, reference }: { parcel: string; reference: string }) {
  const { say, code, moment } = useTongue();
  const [{ data }] = useQuery({ query: PlotQuery, variables: { parcel, key: parcel } });
  const entry = data?.registerEntry;
  const record = (entry?.record ?? {}) as Record<string, unknown>;
  const others =
    data?.applications.edges.map(({ node }) => node).filter((other) => other.reference !== reference) ?? [];
  return (
    <>
      <section className="block" aria-labelledby="plot">
        <h2 id="plot">
          {say(taskWords.PLOT)} {code(parcel)}
        </h2>
        <Outline geometry={record.geometry} label={say(taskWords.OUTLINE)} />
        {entry && (
          <details>
            <summary>{say(taskWords.REGISTER)}</summary>
            <dl className="facts">
              {Object.entries(record)
                .filter(([, value]) => typeof value !== 'object')
                .map(([name, value]) => (
                  <div key={name} className="fact">
                    <dt>
                      <bdi>{name}</bdi>
                    </dt>
                    <dd>{code(String(value))}</dd>
                  </div>
                ))}
            </dl>
            <small>{say(taskWords.REGISTER_AT({ source: entry.source, at: moment(entry.at) }))}</small>
          </details>
        )}
      </section>
      <section className="block" aria-labelledby="related">
        <h2 id="related">{say(taskWords.RELATED)}</h2>
        {data && others.length === 0 && <p className="dim">{say(taskWords.NO_RELATED)}</p>}
        <ul className="plain">
          {others.map(({ reference: other, status, permitType, permit }) => (
            <li key={other} className="check">
              <Link to="/case/$reference" params={{ reference: other }}>
                {say(permitType.title)} {code(other)}
              </Link>{' '}
              <span className="badge">{say(statusWords[status])}</span> {permit && <small>{code(permit.number)}</small>}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
