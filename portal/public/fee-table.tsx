import { useTongue } from '../shared/language.js';
import { serviceWords } from './messages.js';
import type { Service } from './operations.js';

/** What a service may charge, to whom, and by which law. */
export function FeeTable({ fees }: { fees: Service['fees'] }) {
  const { say, basis: law } = useTongue();
  if (fees.length === 0) return null;
  return (
    <>
      <h2>{say(serviceWords.FEES)}</h2>
      <p>{say(serviceWords.FEES_WHY)}</p>
      <table className="stacked">
        <thead>
          <tr>
            <th scope="col">{say(serviceWords.FEE)}</th>
            <th scope="col">{say(serviceWords.PAYEE)}</th>
            <th scope="col">{say(serviceWords.BASIS)}</th>
          </tr>
        </thead>
        <tbody>
          {fees.map(({ code, title, payeeTitle, illustrative, ...rests }) => (
            <tr key={code}>
              <th scope="row">
                {say(title)} {illustrative && <small>({say(serviceWords.ILLUSTRATIVE)})</small>}
              </th>
              <td data-label={say(serviceWords.PAYEE)}>{say(payeeTitle)}</td>
              <td data-label={say(serviceWords.BASIS)}>
                <bdi>{law(rests) ?? '—'}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
