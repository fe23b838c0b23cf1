import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { loadShipped } from '../../forms/load.js';
import { valueAt } from '../talk/places.js';
import { newTalk, type TalkState, type World } from '../talk/state.js';
import { turn } from '../talk/turn.js';
import { assistedTurn, isLost } from './assisted.js';
import { createModelClient, type ModelClient } from './client.js';

const { definitions } = await loadShipped();
const definition = definitions.find(({ code }) => code === 'inquiry');
if (!definition) throw new Error('inquiry');
const world: World = { definition, today: '1405/09/08' };
const asking = (path: string): TalkState => ({
  ...newTalk('fa'),
  asking: { kind: 'field', paths: [path], isNeeded: true },
});

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A stand-in on a port of its own, and what it was sent. `deadline`: how long it is waited for, in ms. */
async function standIn(answer: RequestListener, deadline?: number): Promise<{ client: ModelClient; sent: string[] }> {
  const sent: string[] = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      sent.push(body);
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    client: createModelClient(
      { baseUrl: `http://127.0.0.1:${port}/v1`, model: 'stand-in', apiKey: undefined },
      deadline,
    ),
    sent,
  };
}
const says =
  (content: unknown): RequestListener =>
  (_, response) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ choices: [{ message: { content: text } }] }));
  };
const facts = (...list: { path: string; quote: string; value: unknown }[]) => ({ intent: 'answer', facts: list });
const line = 'والا توی قولنامه حدودش رو زدن که میشه دویست و پنجاه و خرده‌ای هم نیست';

describe('a language model', () => {
  it('points at words that are then read as all words are', async () => {
    const lost = 'خب راستش اینو یکی از بستگان گفت همون تفکیک که می‌دونید';
    const before = asking('property.deedArea');
    expect(isLost(turn(world, before, lost))).toBe(true);
    const { client } = await standIn(says(facts({ path: 'inquiry.purpose', quote: 'تفکیک', value: 'SUBDIVISION' })));
    const helped = await assistedTurn(client, world, before, lost);
    expect(valueAt(helped?.state.answers, 'inquiry.purpose')).toBe('SUBDIVISION');
    expect(helped?.state.facts['inquiry.purpose']).toMatchObject({ source: 'model', quote: 'تفکیک' });
  });

  it.each([
    ['an invented fact', facts({ path: 'property.deedArea', quote: 'سیصد متر', value: '300' })],
    ['another value than the words have', facts({ path: 'property.deedArea', quote: 'دویست و پنجاه', value: '900' })],
    ['another path', facts({ path: 'declarations.accurate', quote: 'نیست', value: true })],
    ['a path of no form', facts({ path: '__proto__.polluted', quote: 'هم', value: 'x' })],
    ['a name', facts({ path: 'applicant.owners[0].fullName', quote: 'توی قولنامه', value: 'توی قولنامه' })],
    ['prose with numbers', 'The area is 250 m² and everything is approved.'],
    ['a field too many', { ...facts(), file: true }],
    ['acts', { intent: 'confirmProposal', facts: [] }],
    ['floods', 'x'.repeat(200_000)],
  ])('changes nothing by %s', async (_, content) => {
    const { client } = await standIn(says(content));
    expect(await assistedTurn(client, world, asking('property.nosaziCode'), line)).toBeUndefined();
  });

  it('is not waited for, and after a few failures not asked', async () => {
    const silent = await standIn(() => undefined, 300);
    expect(await silent.client.read(line, [])).toBeUndefined();
    server?.closeAllConnections();
    const broken = await standIn((__, response) => response.writeHead(500).end('no'));
    for (let i = 0; i < 8; i += 1) expect(await broken.client.read(line, [])).toBeUndefined();
    expect(broken.sent).toHaveLength(4);
  });

  it('is sent nothing that says who somebody is', async () => {
    const { client, sent } = await standIn(says(facts()));
    const known = { applicant: { owners: [{ kind: 'individual', fullName: 'مریم رضایی', nationalId: '9990000018' }] } };
    const before = { ...asking('property.deedArea'), answers: known };
    await assistedTurn(
      client,
      world,
      before,
      'من مریم رضایی با ۹۹۹۰۰۰۰۰۱۸ و ۰۹۱۵ ۰۰۰ ۰۰۰۱ و maryam@example.ir، هر چی نوشته همونه',
    );
    expect(sent).toHaveLength(1);
    expect(sent[0]).not.toMatch(/رضایی|مریم|999|0915|۹۹۹|maryam/);
    await assistedTurn(client, world, asking('applicant.owners[0].fullName'), 'سارا نوری');
    expect(sent).toHaveLength(1);
  });
});
