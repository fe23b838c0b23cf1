import { useMutation, useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Refused } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { transferWords } from './messages.js';

const TransfersQuery = graphql(`
  query Transfers {
    transfers { id reference status validUntil parcel permitType { title { fa en } } }
  }
`);

const Respond = graphql(`
  mutation RespondToTransfer($id: ID!, $accept: Boolean!) {
    respondToTransfer(id: $id, accept: $accept) {
      id
      status
    }
  }
`);

/** Cases that their owners hand over to the reader. */
export function Transfers() {
  const { say, code, day } = useTongue();
  const [{ data }, again] = useQuery({ query: TransfersQuery, requestPolicy: 'cache-and-network' });
  const [answered, respond] = useMutation(Respond);
  const offered = data?.transfers.filter(({ status }) => status === 'OFFERED') ?? [];
  if (offered.length === 0) return null;
  const answer = async (id: string, accept: boolean) => {
    await respond({ id, accept });
    again({ requestPolicy: 'network-only' });
  };
  return (
    <section>
      <h2>{say(transferWords.TITLE)}</h2>
      {answered.error && <Refused error={answered.error} />}
      <ul className="cards">
        {offered.map(({ id, reference, parcel, validUntil, permitType }) => (
          <li key={id} className="card">
            <h3>
              {say(permitType.title)} {code(reference)}
            </h3>
            {parcel && <p>{code(parcel)}</p>}
            <p>{say(transferWords.UNTIL({ day: day(validUntil) }))}</p>
            <div className="row">
              <button type="button" className="button" onClick={() => answer(id, true)}>
                {say(transferWords.ACCEPT)}
              </button>
              <button type="button" className="button second" onClick={() => answer(id, false)}>
                {say(transferWords.DECLINE)}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
