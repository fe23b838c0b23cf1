import { constants, setPriority } from 'node:os';
import { hostileDocuments } from '../../test/support/hostile-documents.js';

/** What its parent asks for: one document to be sent, or all of them, some at once, until it is ended. */
export type Order = { one: number } | { atOnce: number };

const [url = '', token = '', count = '2000'] = process.argv.slice(2);
const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
// A flood comes from elsewhere: making it must not take the measured server's processor.
setPriority(constants.priority.PRIORITY_LOW);
const bodies = [...hostileDocuments(Number(count))].map(({ body }) => body);

const send = async (body = '') => (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).arrayBuffer();

async function flood(): Promise<never> {
  for (;;) for (const body of bodies) await send(body);
}

/** Answers when the document is answered, or when the flood has begun. */
process.on('message', async (order: Order) => {
  if ('one' in order) await send(bodies[order.one]);
  else for (let i = 0; i < order.atOnce; i += 1) void flood();
  process.send?.('done');
});
process.send?.('ready');
