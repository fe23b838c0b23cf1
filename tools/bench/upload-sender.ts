import { request } from 'node:http';
import { Readable } from 'node:stream';

/** Sends one file to each application at once, from a process of its own, so that only the server's memory is measured. */
const [url = '', token = '', bytes = '0', ...references] = process.argv.slice(2);
const CHUNK = Buffer.alloc(64 * 1024, 'x');
const QUERY = `mutation($r: ID!, $f: Upload!) { attachDocument(reference: $r, code: "DEED", file: $f) { reference } }`;
const LINE = 'parvaneh-bench';

const part = (headers: string, body: string) =>
  `--${LINE}\r\nContent-Disposition: form-data; ${headers}\r\n\r\n${body}`;

function* bodyOf(reference: string): Generator<string | Buffer> {
  yield part('name="operations"', JSON.stringify({ query: QUERY, variables: { r: reference, f: null } }));
  yield `\r\n${part('name="map"', '{"0":["variables.f"]}')}`;
  yield `\r\n${part('name="0"; filename="a.pdf"\r\nContent-Type: application/pdf', `%PDF-1.4\n% ${reference}\n`)}`;
  for (let sent = 0; sent < Number(bytes) - CHUNK.length; sent += CHUNK.length) yield CHUNK;
  yield `\r\n--${LINE}--\r\n`;
}

function send(reference: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': `multipart/form-data; boundary=${LINE}` };
    const call = request(`${url}/graphql`, { method: 'POST', headers, agent: false }, (response) => {
      let answer = '';
      response.on('data', (text) => {
        answer += text;
      });
      response.on('end', () => (answer.includes('"errors"') ? reject(new Error(answer)) : resolve()));
    });
    call.on('error', reject);
    Readable.from(bodyOf(reference)).pipe(call);
  });
}

await Promise.all(references.map(send));
