import { setTimeout as pause } from 'node:timers/promises';
import { trackingNumberOf } from '../../embedded/bank/movements.js';
import { referenceFiling } from '../../test/support/lives.js';
import { ask, attached, confirmed, type Reached, until } from '../sweep/person.js';

const TYPES = ['construction', 'inquiry', 'extension', 'renewal', 'amendment'] as const;
const ANY_NUMBER_OF = ['construction', 'inquiry', 'extension'] as const;
const FATES = ['granted', 'granted', 'corrected', 'granted', 'rejected', 'withdrawn'] as const;
const SUPERVISOR = 'supervisor-2';

/** What somebody was told of a case, and must find there at the end. */
export interface Journal {
  reference: string;
  type: (typeof TYPES)[number];
  fate: (typeof FATES)[number];
  revision: number;
  /** tasks that were decided, with the outcome */
  decided: [task: string, outcome: string][];
  /** the bank's movements that were confirmed */
  movements: { trackingNumber: string; amount: string; slipId: string }[];
  end: string;
}

interface Shown {
  status: string;
  tasks: { id: string; status: string }[];
  slips: { id: string; status: string; payable: string }[];
}

const READ = `query($r: ID!) { application(reference: $r) { status tasks { id status } slips { id status payable } } }`;

/** Takes one case from its draft to its end, repeating what is not answered. `late` are confirmations that come again. */
export async function liveCase(city: Reached, number: number, late: (() => Promise<unknown>)[]) {
  // A permit is amended or renewed once: another would be refused for want of a base.
  const types = number < TYPES.length ? TYPES : ANY_NUMBER_OF;
  const type = types[number % types.length] ?? 'construction';
  const wanted = FATES[number % FATES.length] ?? 'granted';
  // What nobody reviews is neither sent back nor refused.
  const fate = type === 'inquiry' && wanted !== 'withdrawn' ? 'granted' : wanted;
  const journal: Journal = {
    reference: '',
    type,
    fate,
    revision: 0,
    decided: [],
    movements: [],
    end: fate === 'rejected' ? 'REJECTED' : fate === 'withdrawn' ? 'WITHDRAWN' : 'ISSUED',
  };
  async function call<T>(as: string, query: string, variables: object): Promise<T> {
    const answer = await ask(city, as, query, variables);
    if (typeof answer === 'string')
      throw new Error(
        `${journal.reference} (${type}, ${fate}): ${/\w+(?=\()/.exec(query.slice(9))?.[0]} is refused: ${answer}`,
      );
    return answer as T;
  }
  const { answers, documents } = referenceFiling(type);
  const started = await call<{ reference: string }>(
    'citizen-1',
    'mutation($t: ID!, $a: JSON!, $k: String) { startApplication(permitType: $t, answers: $a, idempotencyKey: $k) { reference } }',
    { t: type, a: answers, k: `chaos-${number}` },
  );
  const { reference } = started;
  journal.reference = reference;
  for (const code of documents) await attached(city, 'citizen-1', reference, code);

  const read = () => ask(city, 'citizen-1', READ, { r: reference }) as Promise<Shown>;
  const comes = (what: string, holds: (shown: Shown) => boolean) =>
    until(
      `${reference} ${what}`,
      async () => {
        const shown = await read();
        await pause(60);
        return holds(shown) ? shown : undefined;
      },
      city.patience,
    );
  const open = ({ tasks }: Shown) => tasks.find(({ status }) => status === 'OPEN' || status === 'CLAIMED');

  async function submit(key: string) {
    const query = 'mutation($r: ID!, $k: String) { submitApplication(reference: $r, idempotencyKey: $k) { revision } }';
    const { revision } = await call<{ revision: number }>('citizen-1', query, { r: reference, k: key });
    journal.revision = revision;
  }
  async function decide(outcome: string) {
    const shown = await comes('has no task', (each) => open(each) !== undefined);
    const id = open(shown)?.id ?? '';
    const query = `mutation($id: ID!, $o: ReviewOutcome!) { decideTask(id: $id, outcome: $o, reason: "r") { status } }`;
    await call(SUPERVISOR, query, { id, o: outcome });
    journal.decided.push([id, outcome]);
  }
  async function pay() {
    const { slips } = await comes('is not payable', ({ status }) => status === 'AWAITING_PAYMENT');
    for (const { id: slipId, payable: amount } of slips.filter(({ status }) => status === 'PAYABLE')) {
      const query = 'mutation($s: ID!, $k: String) { startPayment(slipId: $s, idempotencyKey: $k) { id } }';
      const { id: sessionId } = await call<{ id: string }>('citizen-1', query, { s: slipId, k: `pay-${slipId}` });
      const trackingNumber = trackingNumberOf(sessionId);
      const told = { sessionId, outcome: 'paid', amount, trackingNumber };
      // A bank may tell it twice at once, and again long after.
      await Promise.all([confirmed(city, told), confirmed(city, told)]);
      late.push(() => confirmed(city, told));
      journal.movements.push({ trackingNumber, amount, slipId });
    }
  }

  await submit('first');
  if (fate === 'corrected') {
    await decide('RETURN');
    await comes('is not returned', ({ status }) => status === 'RETURNED');
    await submit('second');
  }
  if (fate === 'withdrawn') {
    await call('citizen-1', 'mutation($r: ID!) { withdrawApplication(reference: $r, reason: "r") { status } }', {
      r: reference,
    });
  } else if (fate === 'rejected') await decide('REJECT');
  else {
    const reviewed = await comes(
      'comes nowhere',
      (each) => open(each) !== undefined || each.status === 'AWAITING_PAYMENT',
    );
    if (open(reviewed)) await decide('APPROVE');
    await pay();
  }
  await comes(`is not ${journal.end}`, ({ status }) => status === journal.end);
  return journal;
}
