import { useMutation, useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Refused } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { transferWords } from './messages.js';

const TransfersQuery = graphql(`
  query Transfers {
    transfers { id reference status byCaller validUntil parcel permitType { title { fa en } } }
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

const Withdraw = graphql(`
  mutation WithdrawTransfer($id: ID!) {
    withdrawTransfer(id: $id) {
      id
      status
    }
  }
`);

/** Cases that their owners hand over to the reader, and those that the reader hands over. */
export function Transfers() {
  const { say, code, day } = useTongue();
  const [{ data }, again] = useQuery({ query: TransfersQuery, requestPolicy: 'cache-and-network' });
  const [answered, respond] = useMutation(Respond);
  const [taken, withdraw] = useMutation(Withdraw);
  const offered = data?.transfers.filter(({ status }) => status === 'OFFERED') ?? [];
  if (offered.length === 0) return null;
  const after = async (act: Promise<unknown>) => {
    await act;
    again({ requestPolicy: 'network-only' });
  };
  return (
    <section>
      <h2>{say(transferWords.TITLE)}</h2>
      {answered.error && <Refused error={answered.error} />}
      {taken.error && <Refused error={taken.error} />}
      <ul className="cards">
        {offered.map(({ id, reference, byCaller, parcel, validUntil, permitType }) => (
          <li key={id} className="card">
            <h3>
              {say(permitType.title)} {code(reference)}
            </h3>
            {parcel && <p>{code(parcel)}</p>}
            <p>{say((byCaller ? transferWords.WAITS : transferWords.UNTIL)({ day: day(validUntil) }))}</p>
            <div className="row">
              {byCaller ? (
                <button type="button" className="button second" onClick={() => after(withdraw({ id }))}>
                  {say(transferWords.WITHDRAW)}
                </button>
              ) : (
                <>
                  <button type="button" className="button" onClick={() => after(respond({ id, accept: true }))}>
                    {say(transferWords.ACCEPT)}
                  </button>
                  <button type="button" className="button second" onClick={() => after(respond({ id, accept: false }))}>
                    {say(transferWords.DECLINE)}
                  </button>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
