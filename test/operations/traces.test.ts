import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../embedded/ports.js';
import { referenceFiling } from '../support/lives.js';
import { temporalCliPath } from '../support/servers.js';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
}

const spans: Span[] = [];
let received = '';
let collector: Server;
let main: ChildProcess;
let folder: string;

/** A collector as any other: what `npm start` sends it over OTLP is kept. */
beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      received += body;
      const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
      spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  folder = mkdtempSync(join(tmpdir(), 'parvaneh-traces-'));
});
afterAll(async () => {
  const gone = once(main, 'exit');
  main.kill('SIGINT');
  await gone;
  collector.close();
  rmSync(folder, { recursive: true, force: true });
});

it('leads one trace from the request over the workflow and its activities to the statements, and names nobody', async () => {
  const { PATH = '', HOME = '' } = process.env;
  const PORT = String(await freePort());
  const OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const env = { PATH, HOME, PORT, DATA_DIR: folder, TEMPORAL_CLI_PATH: temporalCliPath(), OTEL_EXPORTER_OTLP_ENDPOINT };
  main = spawn(process.execPath, ['runtime/compiled/main.js', 'embedded/npm-start'], { env });
  let output = '';
  for (const stream of [main.stdout, main.stderr]) stream?.on('data', (chunk) => (output += chunk));
  await expect.poll(() => output.includes('Ctrl-C stops') || main.exitCode, { timeout: 60_000 }).toBe(true);
  const { stdout } = await promisify(execFile)(process.execPath, ['cli/parvaneh.js', 'token', 'citizen-1'], { env });
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const ask = async (query: string, variables: object) => {
    const headers = {
      authorization: `Bearer ${stdout.trim()}`,
      'content-type': 'application/json',
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
    };
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`http://localhost:${PORT}/graphql`, { method: 'POST', headers, body });
    return ((await response.json()) as { data: Record<string, { reference: string }> }).data;
  };
  const { answers } = referenceFiling('inquiry');
  const start = 'mutation($a: JSON!) { startApplication(permitType: "inquiry", answers: $a) { reference } }';
  const r = (await ask(start, { a: answers })).startApplication?.reference;
  expect(
    (await ask('mutation($r: ID!) { submitApplication(reference: $r) { reference } }', { r })).submitApplication,
  ).toBeTruthy();

  const mine = () => spans.filter((span) => span.traceId === traceId);
  const way = (span: Span | undefined): string[] =>
    span ? [...way(mine().find(({ spanId }) => spanId === span.parentSpanId)), span.name] : [];
  const ways = () => mine().map((span) => way(span).join(' > '));
  const expected = [
    /^HTTP POST \/graphql > GraphQL mutation startApplication > prisma:/,
    /^HTTP POST \/graphql > GraphQL mutation submitApplication > StartWorkflow:permitApplication$/,
    // The span of the workflow itself ends with the case; what it begins is in the trace meanwhile.
    /^StartActivity:evaluateSubmission > RunActivity:evaluateSubmission > sql keep a submission$/,
    /^StartActivity:recordTransition > RunActivity:recordTransition > sql write a transition$/,
  ];
  for (const pattern of expected) {
    await expect
      .poll(() => ways().some((one) => pattern.test(one)) || ways().join('\n'), { timeout: 20_000 })
      .toBe(true);
  }
  expect(received).not.toMatch(/9990000018|رضایی|09150000001/);
}, 120_000);
