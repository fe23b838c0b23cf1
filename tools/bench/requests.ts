import { Pool } from 'undici';
import { type Figure, ofRounds } from './figures.js';
import type { Installation } from './installation.js';
import { type Peer, startPeer } from './peers.js';
import { usageOf } from './processes.js';

const CASES = 24;
const ROUNDS = 5;
const AT_ONCE = 8;
/** Of one turn, ms. */
const TURN = 1_500;

const LIST = `{ applications(first: 20) { edges { node { reference status permitType { code }
  evaluation { outcome total } tasks { id status } slips { id payable status } permit { number } } } } }`;

/** The same list as one would write it for this one page, without asking who wants it. */
const LIST_BY_HAND = `
  SELECT json_build_object('data', json_build_object('applications', json_build_object('edges', json_agg(
    json_build_object('node', json_build_object(
      'reference', a.reference, 'status', a.status, 'permitType', json_build_object('code', p.code),
      'evaluation', (SELECT json_build_object('outcome', s.outcome, 'total', s.total::text) FROM "Submission" s
        WHERE s.reference = a.reference AND s.revision = a.revision),
      'tasks', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'status', t.status) ORDER BY t."createdAt", t.id), '[]')
        FROM "Task" t WHERE t.reference = a.reference),
      'slips', (SELECT coalesce(json_agg(json_build_object('id', s.id, 'payable', s.payable::text, 'status', s.status) ORDER BY s.revision, s.ordinal), '[]')
        FROM "PaymentSlip" s WHERE s.reference = a.reference),
      'permit', (SELECT json_build_object('number', m.number) FROM "Permit" m WHERE m.reference = a.reference)
    )) ORDER BY a."createdAt" DESC, a.reference DESC))))::text AS answer
  FROM (SELECT * FROM "Application" ORDER BY "createdAt" DESC, reference DESC LIMIT 20) a
  JOIN "PermitType" p ON p.hash = a."permitTypeHash"`;

interface Target {
  pid: number;
  pool: Pool;
  path: string;
  body: string;
  authorization: string;
}

async function once({ pool, path, body, authorization }: Target): Promise<string> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', authorization };
  const answer = await pool.request({ path, method: 'POST', headers, body });
  const said = await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(`${path} answers ${answer.statusCode}: ${said}`);
  return said;
}

/** Requests a second for the length of a turn, and CPU ms of the answering process for each. */
async function load(target: Target): Promise<{ perSecond: number; cpu: number }> {
  let answered = 0;
  const before = usageOf(target.pid).cpu;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (; performance.now() - began < TURN; answered += 1) await once(target);
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  return { perSecond: answered / seconds, cpu: (usageOf(target.pid).cpu - before) / answered };
}

interface Compared {
  perSecond: number[];
  cpu: number[];
}

/** The one divided by the other, turn by turn. */
async function compare(ours: Target, theirs: Target): Promise<Compared> {
  const ratios: Compared = { perSecond: [], cpu: [] };
  await load(ours);
  await load(theirs);
  for (let round = 0; round < ROUNDS; round += 1) {
    const a = await load(ours);
    const b = await load(theirs);
    ratios.perSecond.push(a.perSecond / b.perSecond);
    ratios.cpu.push(a.cpu / b.cpu);
  }
  return ratios;
}

/** What a request costs beside `node:http` with nothing around it. */
export async function benchRequests({ city, people }: Installation): Promise<Figure[]> {
  const drafts = await people.draft('construction', CASES);
  for (const reference of drafts) await people.file(reference);
  for (const reference of drafts.slice(0, 16)) await people.decide(reference);
  for (const reference of drafts.slice(0, 8)) await people.becomes(reference, 'AWAITING_PAYMENT');
  for (const reference of drafts.slice(0, 8)) await people.pay(reference);
  for (const reference of drafts.slice(0, 8)) await people.becomes(reference, 'ISSUED');
  await people.settled();

  const start = () => startPeer<{ port: number }>('bare.js', city.config.databaseUrl, city.issuer.url, LIST_BY_HAND);
  const [bare, again] = await Promise.all([start(), start()]);
  const authorization = `Bearer ${await city.issuer.token('supervisor-1')}`;
  const product = new Pool(city.url, { connections: AT_ONCE });
  const pools = [product];
  const ours = (query: string): Target => ({
    pid: city.pid('server'),
    pool: product,
    path: '/graphql',
    body: JSON.stringify({ query }),
    authorization,
  });
  const floor = (peer: Peer<{ port: number }>, path: string, query: string): Target => {
    const pool = new Pool(`http://127.0.0.1:${peer.ready.port}`, { connections: AT_ONCE });
    pools.push(pool);
    return { pid: peer.pid, pool, path, body: JSON.stringify({ query }), authorization };
  };
  try {
    const [said, bareSaid] = [await once(ours(LIST)), await once(floor(bare, '/list', LIST))];
    if (!same(said, bareSaid)) throw new Error(`the floor answers another list:\n${said}\n${bareSaid}`);
    const list = await compare(ours(LIST), floor(bare, '/list', LIST));
    const smallest = await compare(ours('{ __typename }'), floor(bare, '/token', '{ __typename }'));
    const control = await compare(floor(again, '/token', '{ __typename }'), floor(bare, '/token', '{ __typename }'));
    return [
      {
        what: 'list of 20 with tasks, slips, evaluation: requests/s ÷ bare node:http',
        ...ofRounds(list.perSecond),
        goal: { least: 0.6 },
      },
      { what: 'the same, CPU of the server ÷ bare', ...ofRounds(list.cpu) },
      { what: 'smallest query, CPU ÷ bare POST with the token checked', ...ofRounds(smallest.cpu), goal: { most: 2 } },
      { what: 'control: bare ÷ bare, requests/s', ...ofRounds(control.perSecond) },
      { what: 'control: bare ÷ bare, CPU', ...ofRounds(control.cpu) },
    ];
  } finally {
    for (const pool of pools) await pool.close();
    bare.stop();
    again.stop();
  }
}

/** The same values, whatever the order of names. */
function same(a: string, b: string): boolean {
  const sorted = (text: string) =>
    JSON.stringify(JSON.parse(text), (_, value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
        : value,
    );
  return sorted(a) === sorted(b);
}
