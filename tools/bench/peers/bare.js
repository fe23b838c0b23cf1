import { createServer } from 'node:http';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import pg from 'pg';

// Forked with a database's address, an issuer's and the text of a statement: `/token` checks the bearer token of a POST and
// answers what the smallest query is answered; `/list` sends on what the statement answers. Nothing else is looked at.

const [databaseUrl, issuer, sql] = process.argv.slice(2);
const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const headers = { 'content-type': 'application/graphql-response+json; charset=utf-8' };

const routes = {
  async '/token'(request) {
    await jwtVerify(request.headers.authorization.slice('Bearer '.length), keys, { issuer });
    return '{"data":{"__typename":"Query"}}';
  },
  async '/list'() {
    const { rows } = await pool.query({ name: 'list', text: sql });
    return rows[0].answer;
  },
};

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', async () => {
    JSON.parse(Buffer.concat(parts).toString());
    const body = await routes[request.url](request);
    response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit(0));
