import { afterAll, beforeAll, expect, it } from 'vitest';
import { erasePerson } from '../../city/privacy/person/erase.js';
import { answersFor, applicants } from '../support/permits.js';
import { freshPlot } from '../support/plots.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf } from './seed.js';

let system: System;
let people: ReturnType<typeof applicants>;
let reference: string;

beforeAll(async () => {
  system = await startSystem();
  people = applicants(system);
  ({ reference } = await people.file('construction', answersFor('construction', freshPlot())));
});
afterAll(() => system.stop());

interface Shown {
  unreadMessages: number;
  allowedActions: string[];
  messages: { totalCount: number; edges: { node: Message }[] };
  notes: { edges: { node: Message }[] };
}
interface Message {
  id: string;
  side: string;
  text: string;
  author: { account: string };
}
interface Payload {
  message: Message | null;
  errors: { code: string; path: string | null }[];
}

const MESSAGE = 'id side text author { account }';
const write = (as: string, text: string, { note = false, key = null as string | null, about = reference } = {}) => {
  const mutation = note ? 'addNote' : 'sendMessage';
  return system.ask<Record<string, Payload>>(
    as,
    `mutation($i: ${note ? 'AddNoteInput' : 'SendMessageInput'}!) { ${mutation}(input: $i) { message { ${MESSAGE} } errors { code path } } }`,
    { i: { reference: about, text, idempotencyKey: key } },
  );
};
const wrote = async (as: string, text: string, options: Parameters<typeof write>[2] = {}): Promise<Message> => {
  const { data, errors } = await write(as, text, options);
  expect(errors).toBeUndefined();
  const { message, errors: refused } = Object.values(data)[0] as Payload;
  expect(refused).toEqual([]);
  return message as Message;
};
const read = async (as: string): Promise<Shown> => {
  const query = `query($r: ID!) { application(reference: $r) { unreadMessages allowedActions
    messages { totalCount edges { node { ${MESSAGE} } } } notes { edges { node { ${MESSAGE} } } } } }`;
  return (await system.get<{ application: Shown }>(as, query, { r: reference })).application;
};
const texts = ({ edges }: { edges: { node: Message }[] }) => edges.map(({ node }) => node.text);

it('goes from side to side, each told of it without its words', async () => {
  const asked = await wrote('citizen-1', 'نقشه را کجا مهر کنم؟ کد ملی من 9990000018 است.', { key: 'k-1' });
  const again = await wrote('citizen-1', 'نقشه را کجا مهر کنم؟ کد ملی من 9990000018 است.', { key: 'k-1' });
  expect(again.id).toBe(asked.id);
  expect(asked).toMatchObject({ side: 'APPLICANT', author: { account: 'citizen-1' } });
  expect((await read('supervisor-1')).unreadMessages).toBe(1);
  await wrote('supervisor-1', 'در نظام مهندسی.');
  const mine = await read('citizen-1');
  expect(texts(mine.messages)).toEqual(['در نظام مهندسی.', 'نقشه را کجا مهر کنم؟ کد ملی من 9990000018 است.']);
  expect(mine).toMatchObject({ unreadMessages: 1, messages: { totalCount: 2 } });
  expect(mine.allowedActions).toContain('SEND_MESSAGE');
  expect(mine.allowedActions).not.toContain('ADD_NOTE');
  const told = await system.prisma.notification.findMany({
    where: { reference, event: 'NEW_MESSAGE' },
    select: { person: true, to: true, message: true },
    orderBy: { createdAt: 'asc' },
  });
  expect(told.map(({ person, to }) => person ?? to)).toEqual(['supervisor', 'citizen-1']);
  expect(JSON.stringify(told)).not.toMatch(/مهر|مهندسی|9990000018/);
});

it('is marked as read by each for themselves, and never unmarked', async () => {
  const mark =
    'mutation($i: MarkMessagesReadInput!) { markMessagesRead(input: $i) { application { unreadMessages } } }';
  const marked = (as: string, upTo?: string) =>
    system.get<{ markMessagesRead: { application: Pick<Shown, 'unreadMessages'> } }>(as, mark, {
      i: { reference, ...(upTo && { upTo }) },
    });
  expect((await marked('citizen-1')).markMessagesRead.application.unreadMessages).toBe(0);
  const early = await marked('citizen-1', '2020-01-01T00:00:00.000Z');
  expect(early.markMessagesRead.application.unreadMessages).toBe(0);
  expect((await read('supervisor-1')).unreadMessages).toBe(1);
});

it('keeps notes from whoever applies, by whatever way, and from the journal', async () => {
  const note = await wrote('supervisor-1', 'مالک را می‌شناسم؛ همکار ببیند.', { note: true });
  expect(texts((await read('supervisor-1')).notes)).toEqual([note.text]);
  expect(texts((await read('auditor-1')).notes)).toEqual([note.text]);
  expect(texts((await read('citizen-1')).notes)).toEqual([]);
  expect(codeOf(await write('citizen-1', 'x', { note: true }))).toBe('FORBIDDEN');
  const one = (as: string, id: string) =>
    system.get<{ node: { id: string } | null }>(as, 'query($id: ID!) { node(id: $id) { id } }', { id });
  expect((await one('supervisor-1', note.id)).node).toEqual({ id: note.id });
  expect((await one('citizen-1', note.id)).node).toBeNull();
  const events = await system.prisma.event.findMany({
    where: { subject: reference, type: 'MESSAGE_SENT' },
    orderBy: { n: 'asc' },
  });
  expect(events.map(({ actor }) => actor)).toEqual(['APPLICANT', 'STAFF']);
  expect(events.every(({ data }) => Object.keys(data as object).join() === 'message')).toBe(true);
});

it('is masked for whoever need not know', async () => {
  const shown = texts((await read('auditor-1')).messages).join(' ');
  expect(shown).toContain('مهر');
  expect(shown).not.toContain('9990000018');
  const other = await system.ask('citizen-2', 'query($r: ID!) { application(reference: $r) { unreadMessages } }', {
    r: reference,
  });
  expect(codeOf(other)).toBe('NOT_FOUND');
});

it('is held in bounds', async () => {
  const refusal = async (text: string) => {
    const { data, errors } = await write('citizen-1', text);
    return errors?.[0]?.extensions.code ?? data.sendMessage?.errors[0]?.code;
  };
  expect(await refusal('  \n ')).toBe('REQUIRED');
  expect(await refusal('x'.repeat(2_001))).toBe('TOO_LONG');
  const all = await Promise.all(Array.from({ length: 24 }, (_, i) => write('citizen-1', `پیام ${i}`)));
  const codes = all.map(({ errors }) => errors?.[0]?.extensions.code);
  expect(codes.filter((code) => code === undefined)).toHaveLength(19);
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(5);
  const draft = await system.get<{ startApplication: { reference: string } }>(
    'citizen-1',
    'mutation { startApplication(permitType: "inquiry", answers: {}) { reference } }',
  );
  const { data } = await write('citizen-1', 'x', { about: draft.startApplication.reference });
  expect(data.sendMessage?.errors[0]?.code).toBe('CONFLICT');
});

it('ends with the case, and goes with whoever wrote it', async () => {
  await system.get('citizen-1', 'mutation($r: ID!) { withdrawApplication(reference: $r) { status } }', {
    r: reference,
  });
  await people.becomes(reference, 'WITHDRAWN');
  const late = await write('supervisor-1', 'دیر شد');
  expect(late.data.sendMessage?.errors[0]?.code).toBe('APPLICATION_CLOSED');
  await wrote('supervisor-1', 'پس از پایان', { note: true });
  const documents = { remove: async () => undefined };
  await erasePerson({ prisma: system.prisma, documents, person: 'citizen-1', by: 'cli/test' });
  const left = await system.prisma.caseMessage.findMany({ where: { reference } });
  expect(left.filter(({ side, text }) => side === 'APPLICANT' && text !== '')).toEqual([]);
  expect(left.filter(({ side, text }) => side === 'MUNICIPALITY' && text !== '')).toHaveLength(3);
});
