import { Client, Connection } from '@temporalio/client';
import type { City } from '../chaos/city.js';
import { openPeople, type People, type Type } from './people.js';
import { noteStatements, type Statement } from './statements.js';

/** SQL statements, BEGIN and COMMIT among them. */
interface Statements {
  server: number;
  worker: number;
}

interface Recorded {
  events: number;
  /** as Temporal Cloud bills */
  actions: number;
}

/** What the hot operations cost, in what can be counted exactly. */
export interface Costs {
  filing: Statements;
  decision: Statements;
  /** of the confirmation that pays the last slip, with the permit that it leads to */
  confirmation: Statements;
  /** twenty cases with their tasks, slips and evaluations */
  list: number;
  /** one case with the same */
  single: number;
  construction: Recorded;
  /** filed and answered by the engine */
  inquiry: Recorded;
}

const CASES = 4;
const SHOWN = `reference status permitType { code } evaluation { outcome total } tasks { id status }
  slips { id payable status } permit { number }`;

/** An installation whose server and worker run in this process, their statements told apart by `urlOf`. */
type Here = Pick<City, 'url' | 'config' | 'issuer' | 'ownerUrl'>;

/** Lives a few cases one after another, and takes the least of each: what runs beside one of them does not count. */
export async function costsOf(here: Here): Promise<Costs> {
  const people = await openPeople(here);
  const since = noteStatements();
  const counted = async (act: () => Promise<unknown>): Promise<Statement[]> => {
    since();
    await act();
    return since();
  };
  const filings: Statements[] = [];
  const decisions: Statements[] = [];
  const confirmations: Statements[] = [];
  try {
    const drafts = await people.draft('construction', CASES);
    for (const reference of drafts) {
      filings.push(ofCase(await counted(() => people.file(reference))));
      await people.settled();
      decisions.push(ofCase(await counted(() => people.decide(reference))));
      await people.becomes(reference, 'AWAITING_PAYMENT');
      await people.settled();
      const slips = await people.beginPayment(reference);
      const last = slips.pop();
      for (const confirm of slips) await confirm();
      const paid = async () => {
        await last?.();
        await people.becomes(reference, 'ISSUED');
      };
      confirmations.push(ofCase(await counted(paid)));
      await people.settled();
    }
    const read = async (query: string): Promise<number> => {
      const times = [];
      // What the log of reads writes meanwhile takes longer than some of them.
      for (let i = 0; i < 10; i += 1) times.push((await counted(() => people.ask('supervisor-1', query))).length);
      return Math.min(...times);
    };
    const [one = ''] = drafts;
    return {
      filing: least(filings),
      decision: least(decisions),
      confirmation: least(confirmations),
      list: await read(`{ applications(first: 20) { edges { node { ${SHOWN} } } } }`),
      single: await read(`{ application(reference: "${one}") { ${SHOWN} } }`),
      construction: await recorded(here, one),
      inquiry: await recorded(here, await answered(people, 'inquiry')),
    };
  } finally {
    await people.close();
  }
}

/** Deliveries and papers are workflows of their own. */
const ofCase = (statements: Statement[]): Statements => ({
  server: statements.filter(({ side }) => side === 'server').length,
  worker: statements.filter(({ side, workflowType }) => side === 'worker' && workflowType === 'permitApplication')
    .length,
});

const least = (rounds: Statements[]): Statements => ({
  server: Math.min(...rounds.map(({ server }) => server)),
  worker: Math.min(...rounds.map(({ worker }) => worker)),
});

async function answered(people: People, type: Type): Promise<string> {
  const [reference = ''] = await people.draft(type, 1);
  await people.file(reference);
  await people.settled();
  return reference;
}

/** Events and billable actions of a case's history. */
async function recorded({ config }: Here, reference: string): Promise<Recorded> {
  const { address, namespace } = config.temporal;
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  const { events } = await client.workflow.getHandle(`application/${reference}`).fetchHistory();
  await connection.close();
  const all = events ?? [];
  const of = (field: string) => all.filter((event) => event[field as keyof typeof event]);
  const started = of('workflowExecutionStartedEventAttributes').length;
  const updates = of('workflowExecutionUpdateAcceptedEventAttributes').length;
  const signals = of('workflowExecutionSignaledEventAttributes').length;
  const timers = of('timerStartedEventAttributes').length;
  // The local activities of one workflow task are one action together.
  const tasks = new Set(
    of('markerRecordedEventAttributes').map(({ markerRecordedEventAttributes: marker }) =>
      String(marker?.workflowTaskCompletedEventId),
    ),
  );
  return { events: all.length, actions: started + updates + signals + timers + tasks.size };
}
