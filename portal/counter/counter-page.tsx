import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Asked, AskedPage } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { statusWords } from '../shared/messages/cases.js';
import { useViewer } from '../shared/viewer.js';
import { Rows } from '../shared/work/rows.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Consents } from './consents.js';
import { counterWords } from './messages.js';
import { CounterQuery, type CounterWork, PersonQuery } from './operations.js';
import { RecordConsentForm } from './record-consent.js';
import { WhoForm } from './who-form.js';

/** Where the municipality files for whoever comes to it: who they are, what they agree to, and then their application. */
export default function CounterPage() {
  const { say } = useTongue();
  const viewer = useViewer();
  const work = useQuery({ query: CounterQuery, requestPolicy: 'cache-and-network' });
  return (
    <AskedPage of={work}>
      {(data) => (
        <WorkPage title={data.viewer?.office?.name ?? say(counterWords.TITLE)}>
          {viewer?.may.includes('SERVE_AT_COUNTER') ? (
            <>
              <Before types={data.permitTypes} />
              <Cases of={data} />
            </>
          ) : (
            <p className="notice">{say(counterWords.NOT_COUNTER)}</p>
          )}
        </WorkPage>
      )}
    </AskedPage>
  );
}

/** One person at a time. Their national ID stands in no address. */
function Before({ types }: { types: CounterWork['permitTypes'] }) {
  const { say } = useTongue();
  const [nationalId, setNationalId] = useState<string>();
  const person = useQuery({
    query: PersonQuery,
    variables: { nationalId: nationalId ?? '' },
    pause: nationalId === undefined,
    requestPolicy: 'network-only',
  });
  if (nationalId === undefined) return <WhoForm onGiven={setNationalId} />;
  const offered = types.filter((type) => type.offered.includes('STAFF'));
  return (
    <section>
      <Asked of={person}>
        {({ personAtCounter: of }) => (
          <>
            <p className="notice behalf">
              {of.name ? say(counterWords.KNOWN({ name: say(of.name) })) : say(counterWords.UNKNOWN)}
            </p>
            {of.mobileEnds && <p>{say(counterWords.MOBILE_ENDS({ digits: of.mobileEnds }))}</p>}
            <Consents of={of} types={types} onChange={() => person[1]({ requestPolicy: 'network-only' })} />
            <RecordConsentForm of={of} types={offered} onDone={() => person[1]({ requestPolicy: 'network-only' })} />
          </>
        )}
      </Asked>
      <button type="button" className="button quiet" onClick={() => setNationalId(undefined)}>
        {say(counterWords.ANOTHER)}
      </button>
    </section>
  );
}

function Cases({ of: { applications } }: { of: CounterWork }) {
  const { say, code, moment } = useTongue();
  const rows = applications.edges.map(({ node }) => node);
  return (
    <section>
      <h2>{say(counterWords.CASES)}</h2>
      <Rows
        of={rows}
        keyOf={({ reference }) => reference}
        none={say(counterWords.NO_CASES)}
        columns={[
          {
            title: say(counterWords.PERSON),
            show: ({ owner, reference, status }) => (
              <Link to={status === 'DRAFT' ? '/draft/$reference' : '/case/$reference'} params={{ reference }}>
                {owner.name ? say(owner.name) : owner.account}
              </Link>
            ),
          },
          {
            title: say(counterWords.CASE),
            show: ({ reference, permitType }) => `${say(permitType.title)} ${code(reference)}`,
          },
          {
            title: say(counterWords.STATUS),
            show: ({ status, submittedAt }) => (
              <>
                {say(statusWords[status])} {submittedAt && <small>{moment(submittedAt)}</small>}
              </>
            ),
          },
          {
            title: say(counterWords.RECEIPT),
            show: ({ reference }) => (
              <Link to="/counter/receipt/$reference" params={{ reference }}>
                {say(counterWords.RECEIPT)}
              </Link>
            ),
          },
        ]}
      />
    </section>
  );
}
