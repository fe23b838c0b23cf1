import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { loadShipped } from '../../forms/load.js';
import { valueAt } from '../talk/places.js';
import { newTalk, type TalkState, type World } from '../talk/state.js';
import { turn } from '../talk/turn.js';
import { assistedTurn, isLost } from './assisted.js';
import { createModelClient, type ModelClient } from './client.js';
import { redacted } from './redact.js';

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

  it.each([
    'اسم من علی رضایی است و می‌خوام خونه رو بزرگ‌تر کنم',
    'خونه ما خیابان احمدآباد، کوچه ۵ پلاک ۱۲ هست و خیلی قدیمی شده',
    'این شماره رو زدن صفر نهصد و پانزده صفر صفر صفر صفر صفر صفر یک ببینید درسته',
    'پول رو بریزید به IR820540102680020817909002 که مال خودم هست',
    'ماشین ما ۱۲ ب ۳۴۵ ایران ۳۶ توی پارکینگ هست',
    'the house of Ali Rezaei is at 5 Ahmadabad street and it is old',
    'من مریم رضایی با ۹۹۹۰۰۰۰۰۱۸ و ۰۹۱۵ ۰۰۰ ۰۰۰۱ و maryam@example.ir هستم، هر چی نوشته همونه',
  ])('is sent nothing that says who or where somebody is: %s', async (said) => {
    const { client, sent } = await standIn(says(facts()));
    const owner = { kind: 'individual', fullName: 'مریم رضایی', nationalId: '9990000018' };
    for (const answers of [{}, { applicant: { owners: [owner] } }])
      await assistedTurn(client, world, { ...asking('property.deedArea'), answers }, said);
    for (const body of sent) {
      const { line: told } = JSON.parse(JSON.parse(body).messages[1].content);
      expect(told).not.toMatch(/رضایی|علی|مریم|احمد|maryam|rezaei|ahmad|ali|\d{2,}|[۰-۹]{2,}|صفر|نهصد|[\d۰-۹]\s+ب/i);
    }
  });

  it('may point at what it was not shown, and is asked nothing where a name is asked for', async () => {
    const hidden = 'اونی که توی سند زدن مساحت سند ۲۵۰۰ متر هست';
    const { text, restored } = redacted(world, asking('property.nosaziCode'), hidden) ?? {};
    expect(text).toMatch(/مساحت سند ⟨1⟩ متر/);
    expect(restored?.('مساحت سند ⟨1⟩')).toBe('مساحت سند 2500');
    const { client, sent } = await standIn(says(facts()));
    await assistedTurn(client, world, asking('applicant.owners[0].fullName'), 'سارا نوری');
    await assistedTurn(client, world, asking('property.deedArea'), 'سارا نوری بیرجندی گلستانی');
    expect(sent).toEqual([]);
  });
});
