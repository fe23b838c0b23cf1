import { useQuery } from 'urql';
import { useTongue } from '../shared/language.js';
import { taskWords } from './messages.js';
import { ChangesQuery } from './operations.js';

/** What the applicant has changed since the filing before. */
export function Changes({ reference, revision }: { reference: string; revision: number }) {
  const { say, rials } = useTongue();
  const [{ data }] = useQuery({ query: ChangesQuery, variables: { reference, from: revision - 1, to: revision } });
  const compared = data?.application?.compareRevisions;
  if (!compared) return null;
  const shown = (value: unknown) =>
    value == null ? '—' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return (
    <section className="notice">
      <h2>{say(taskWords.CHANGES)}</h2>
      <ul>
        {compared.answers.map(({ path, title, from, to }) => (
          <li key={path}>
            {say(title)}: <del>{shown(from)}</del> <ins>{shown(to)}</ins>
          </li>
        ))}
        {compared.fees.map(({ code, difference }) => (
          <li key={code}>
            <bdi>{code}</bdi>: {rials(difference)}
          </li>
        ))}
      </ul>
    </section>
  );
}
