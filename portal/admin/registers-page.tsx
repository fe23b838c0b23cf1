import { useState } from 'react';
import { useQuery } from 'urql';
import { latinDigits } from '../../forms/persian.js';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { useViewer } from '../shared/viewer.js';
import { workWords } from '../shared/work/messages.js';
import { Question } from '../shared/work/question.js';
import { Rows } from '../shared/work/rows.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Back } from './back.js';
import { ImportIntoRegister } from './import-register.js';
import { registerWords } from './messages/register.js';
import { placeWords } from './messages.js';

const ImportsQuery = graphql(`
  query Imports {
    registerImports { register version source records recordedAt }
  }
`);
const EntryQuery = graphql(`
  query Entry($register: ID!, $key: String!) {
    registerEntry(register: $register, key: $key) { status source version at record withheld }
  }
`);

/** What the registers hold, when it came, and one record of them. */
export default function RegistersPage() {
  const { say, number, moment, code } = useTongue();
  const viewer = useViewer();
  const found = useQuery({ query: ImportsQuery, requestPolicy: 'cache-and-network' });
  return (
    <WorkPage title={say(placeWords.registers)}>
      <Back />
      <Asked of={found}>
        {({ registerImports }) => (
          <>
            <Rows
              of={registerImports}
              keyOf={({ register, version, source, recordedAt }) => [register, version, source, recordedAt].join()}
              columns={[
                { title: say(registerWords.REGISTER), show: ({ register }) => <bdi>{register}</bdi> },
                { title: say(registerWords.RECORDS), isNumber: true, show: ({ records }) => number(records) },
                { title: say(registerWords.SOURCE), show: ({ source }) => <bdi>{source}</bdi> },
                { title: say(registerWords.VERSION), show: ({ version }) => code(version) },
                { title: say(registerWords.AT), show: ({ recordedAt }) => moment(recordedAt) },
              ]}
            />
            {viewer?.may.includes('IMPORT_REGISTERS') && (
              <ImportIntoRegister onDone={() => found[1]({ requestPolicy: 'network-only' })} />
            )}
            <Look registers={[...new Set(registerImports.map(({ register }) => register))]} />
          </>
        )}
      </Asked>
    </WorkPage>
  );
}

function Look({ registers }: { registers: readonly string[] }) {
  const { say } = useTongue();
  const [given, setGiven] = useState({ register: registers[0] ?? '', key: '' });
  const [asked, setAsked] = useState<typeof given>();
  const found = useQuery({ query: EntryQuery, variables: asked ?? given, pause: !asked });
  return (
    <section className="card" aria-labelledby="look">
      <h2 id="look">{say(registerWords.LOOK)}</h2>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ ...given, key: latinDigits(given.key.trim()) });
        }}
      >
        <Question label={say(registerWords.REGISTER)}>
          {(ties) => (
            <select
              {...ties}
              value={given.register}
              onChange={({ target }) => setGiven({ ...given, register: target.value })}
            >
              {registers.map((register) => (
                <option key={register}>{register}</option>
              ))}
            </select>
          )}
        </Question>
        <Question label={say(registerWords.KEY)}>
          {(ties) => (
            <input
              {...ties}
              dir="ltr"
              value={given.key}
              onChange={({ target }) => setGiven({ ...given, key: target.value })}
            />
          )}
        </Question>
        <button type="submit" className="button second">
          {say(workWords.SHOW)}
        </button>
      </form>
      {asked && (
        <Asked of={found}>
          {({ registerEntry: { status, record, withheld } }) => (
            <>
              <p role="status">
                <span className="badge">{say(registerWords[status])}</span> {withheld && say(registerWords.WITHHELD)}
              </p>
              {record != null && <pre className="code-text">{JSON.stringify(record, null, 2)}</pre>}
            </>
          )}
        </Asked>
      )}
    </section>
  );
}
