import { useQuery } from 'urql';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { Rows } from '../shared/work/rows.js';
import { integrateWords } from './messages.js';
import { DeliveriesQuery } from './operations.js';

/** What was sent to an endpoint lately, and what came of each try. */
export function Deliveries({ id }: { id: string }) {
  const { say, moment, number } = useTongue();
  const found = useQuery({ query: DeliveriesQuery, variables: { id }, requestPolicy: 'cache-and-network' });
  return (
    <details>
      <summary>{say(integrateWords.DELIVERIES)}</summary>
      <Asked of={found}>
        {({ webhookDeliveries: { edges } }) => (
          <Rows
            of={edges.map(({ node }) => node)}
            keyOf={(delivery) => delivery.id}
            none={say(integrateWords.NO_DELIVERY)}
            columns={[
              { title: say(integrateWords.TYPE), show: ({ type, subject }) => <bdi>{[type, subject].join(' ')}</bdi> },
              {
                title: say(integrateWords.OUTCOME),
                show: ({ outcome, status, code }) => (
                  <>
                    <span className={outcome === 'DELIVERED' ? 'badge good' : 'badge bad'}>
                      {say(integrateWords[outcome])}
                    </span>{' '}
                    <bdi>{code ?? status}</bdi>
                  </>
                ),
              },
              { title: say(integrateWords.ATTEMPT), isNumber: true, show: ({ attempt }) => number(attempt) },
              {
                title: say(integrateWords.TOOK),
                isNumber: true,
                show: ({ durationMs }) => say(integrateWords.MS({ ms: number(durationMs) })),
              },
              { title: say(integrateWords.AT), show: ({ at }) => moment(at) },
            ]}
          />
        )}
      </Asked>
    </details>
  );
}
