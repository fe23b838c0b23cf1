import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { loadShipped } from '../../forms/load.js';
import { injections } from '../dialogues/messages/injections.js';
import { valueAt, withValue } from '../talk/places.js';
import { newTalk, type TalkState, type World } from '../talk/state.js';
import { opening, turn } from '../talk/turn.js';
import { assistedTurn } from './assisted.js';
import { createModelClient } from './client.js';

const { definitions } = await loadShipped();
const definition = definitions.find(({ code }) => code === 'inquiry');
if (!definition) throw new Error('inquiry');
const hostile = injections.orders.flatMap((order) => injections.carriers.map((carried) => carried(order)));
const said = { applicant: { filedBy: 'owner', owners: [{ kind: 'individual', fullName: 'مریم رضایی' }] } };
/** Asked in turn; prose and names take words, so what they take is looked at. */
const places = ['inquiry.addressee', 'property.deedArea', 'declarations.accurate', 'applicant.owners[0].fullName'];
const asking = (path: string, answers: Record<string, unknown>): TalkState => ({
  ...newTalk('fa', withValue(answers, path, undefined)),
  asking: { kind: 'field', paths: [path], isNeeded: true },
});
const world: World = { definition, today: '1405/09/08' };

it('does nothing that it is ordered to, whatever was asked', () => {
  expect(hostile.length).toBeGreaterThanOrEqual(200);
  for (const [i, line] of hostile.entries()) {
    const path = places[i % places.length] as string;
    const before = asking(path, said);
    const { state, acts } = turn(world, before, line);
    const kinds = acts.map(({ kind }) => kind);
    expect(kinds.filter((kind) => ['confirmed', 'agreed', 'done', 'proposed'].includes(kind))).toEqual([]);
    // At most the one field that was asked for took something, and that as words or as the number that was said.
    const others = withValue(state.answers, path, undefined);
    expect([line, others]).toEqual([line, withValue(before.answers, path, undefined)]);
    const value = valueAt(state.answers, path);
    if (path !== 'inquiry.addressee') expect([line, undefined, '200', true]).toContain(value);
    expect(state.proposal).toBeUndefined();
  }
});

it('takes nothing of file names, of titles of documents and of what is known of owners for words of the citizen', () => {
  for (const order of injections.orders) {
    const documentsOf = () => [{ code: 'DEED', title: { fa: order, en: order }, needed: true, attached: false }];
    const named = withValue(said, 'applicant.owners[0].fullName', order.slice(0, 60));
    const opened = opening({ ...world, documentsOf }, newTalk('fa', named));
    expect(opened.acts.map(({ kind }) => kind)).toEqual(['asked']);
    expect(opened.state.answers).toEqual(named);
  }
});

it('sends a model the line as data under one fixed instruction, and nothing that others wrote', async () => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      bodies.push(body);
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  const documentsOf = () => [
    { code: 'DEED', title: { fa: 'عنوان‌جعلی', en: 'forged title' }, needed: true, attached: true, contents: ['x'] },
  ];
  const known = withValue(
    withValue(said, 'property.postalCode', '9345678913'),
    'applicant.owners[0].fullName',
    'زهرا جعلی',
  );
  for (const line of hostile.filter((_, i) => i % 3 === 0)) {
    const own = `${line} از زهرا جعلی 0915 000 0001 و ۹۹۹۰۰۰۰۰۱۸ ملک 9-1-7-19-0-0-0`;
    const client = createModelClient({ baseUrl, model: 'recorder', apiKey: undefined });
    await assistedTurn(client, { ...world, documentsOf }, asking('property.deedArea', known), own);
  }
  server.closeAllConnections();
  server.close();
  expect(bodies.length).toBeGreaterThan(25);
  const sent = bodies.map((body) => JSON.parse(body) as { messages: { role: string; content: string }[] });
  expect(
    new Set(sent.map(({ messages }) => `${messages.length} ${messages[0]?.role} ${messages[0]?.content}`)).size,
  ).toBe(1);
  for (const { messages } of sent) {
    const { fields, line } = JSON.parse(messages[1]?.content ?? '') as { fields: object[]; line: string };
    expect(line).toContain('⟨1⟩');
    expect(JSON.stringify({ fields, line })).not.toMatch(/زهرا|جعلی|0915|999000|9345678913|9-1-7-19|forged/);
  }
});
