import { constants, setPriority } from 'node:os';
import { hostileDocuments } from '../test/support/hostile-documents.js';

/** Sends hostile documents, some at once, from a process of its own until it is ended. */
const [url = '', token = '', count = '2000', atOnce = '2'] = process.argv.slice(2);
const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
// A flood comes from elsewhere: making it must not take the measured server's processor.
setPriority(constants.priority.PRIORITY_LOW);
// Whoever measures waits for the flood to have begun.
console.log('begins');

await Promise.all(
  Array.from({ length: Number(atOnce) }, async () => {
    for (;;) {
      for (const { body } of hostileDocuments(Number(count))) {
        await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).arrayBuffer();
      }
    }
  }),
);
