import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { erasePerson } from '../../city/privacy/person/erase.js';
import { type System, startSystem } from '../support/system.js';
import { CONVERSATION, type Conversation, talkerOf } from '../support/talk.js';
import { codeOf } from './seed.js';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

const { done, refused } = talkerOf(() => system);
const reference = JSON.parse(readFileSync(new URL('../reference/inquiry.json', import.meta.url), 'utf8'));

it('leads from words to a filing, which only a confirmation makes', async () => {
  const begun = await done('citizen-1', 'startConversation', { permitType: 'inquiry', idempotencyKey: 'talk-1' });
  expect(begun.turns[0]?.reply).toContain('سامانه خودکار');
  const again = await done('citizen-1', 'startConversation', { permitType: 'inquiry', idempotencyKey: 'talk-1' });
  expect(again.id).toBe(begun.id);
  const { id } = begun;
  const opened = await done('citizen-1', 'say', {
    conversation: id,
    text: 'سلام، خودم مالکم و برای ترهین بانکی استعلام می‌خواهم، کد نوسازی ملک ۹-۱-۷-۱۹ است',
    sequence: 1,
    idempotencyKey: 'line-1',
  });
  expect(opened.application.answers).toMatchObject({
    applicant: { filedBy: 'owner' },
    property: { nosaziCode: '9-1-7-19-0-0-0' },
    inquiry: { purpose: 'BANK' },
  });
  const once = await done('citizen-1', 'say', {
    conversation: id,
    text: 'سلام، خودم مالکم و برای ترهین بانکی استعلام می‌خواهم، کد نوسازی ملک ۹-۱-۷-۱۹ است',
    sequence: 1,
    idempotencyKey: 'line-1',
  });
  expect(once.sequence).toBe(2);
  expect(await refused('citizen-1', 'say', { conversation: id, text: 'دیگر', idempotencyKey: 'line-1' })).toBe(
    'CONFLICT',
  );

  // The form and the conversation are one draft.
  const saved = { ...opened.application.answers, property: { nosaziCode: '9-1-7-19-0-0-0', deedArea: '250' } };
  await system.get('citizen-1', 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { revision } }', {
    r: begun.application.reference,
    a: saved,
  });
  const told = await done('citizen-1', 'say', {
    conversation: id,
    text: 'حقیقی، ۹۹۹۰۰۰۰۰۱۸، مریم رضایی، شش دانگ، ۰۹۱۵۰۰۰۰۰۰۱',
  });
  expect(told.ask?.paths).not.toContain('property.deedArea');
  expect(told.application.answers).toMatchObject({ property: { deedArea: '250' } });
  await done('citizen-1', 'fillSlot', { conversation: id, path: 'inquiry.certificateKind', value: 'COMPLETION_USE' });
  expect(
    (await done('citizen-1', 'say', { conversation: id, text: 'هزینه‌اش چقدر می‌شود؟' })).turns.at(-1)?.acts,
  ).toContainEqual(expect.objectContaining({ kind: 'WANTS' }));

  let last = told;
  for (const text of [
    '۴۵۲۱ فرعی از ۱۸۳ اصلی بخش ۹، ۹۳۴۵۶۷۸۹۱۳',
    '۲۰ خرداد ۱۳۹۵',
    'بله تغییری نکرده',
    'PK-1395-10000019، بانک نمونه، شعبه مرکزی',
    'بله',
  ]) {
    last = await done('citizen-1', 'say', { conversation: id, text });
  }
  expect(last.application).toMatchObject({ status: 'DRAFT', answers: reference.answers });
  const hash = last.proposal as string;
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect((await done('citizen-1', 'say', { conversation: id, text: 'تأیید می‌کنم، ثبت کن' })).application.status).toBe(
    'DRAFT',
  );
  expect(await refused('citizen-1', 'confirmProposal', { conversation: id, hash: '0'.repeat(64) })).toBe('CONFLICT');
  expect(await refused('citizen-2', 'confirmProposal', { conversation: id, hash })).toBe('NOT_FOUND');
  // Another device changes the draft: what was proposed is no more, until it is put back.
  const { reference: r } = begun.application;
  const save = 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { revision } }';
  const { property } = reference.answers;
  await system.get('citizen-1', save, { r, a: { ...reference.answers, property: { ...property, deedArea: '999' } } });
  expect(await refused('citizen-1', 'confirmProposal', { conversation: id, hash })).toBe('CONFLICT');
  await system.get('citizen-1', save, { r, a: reference.answers });
  const filed = await done('citizen-1', 'confirmProposal', { conversation: id, hash });
  expect(filed.application.status).not.toBe('DRAFT');
  const filedAgain = await done('citizen-1', 'confirmProposal', { conversation: id, hash });
  expect(filedAgain.sequence).toBe(filed.sequence);
  const way = await system.prisma.application.findUniqueOrThrow({ where: { reference: begun.application.reference } });
  expect(way.generation).toBe('SMART');
  const [entry] = await system.prisma.trailEntry.findMany({
    where: { act: 'PROPOSAL_CONFIRMED', subject: begun.application.reference },
  });
  expect(entry?.changed).toMatchObject({
    conversation: id,
    proposal: hash,
    provenance: { 'property.nosaziCode': 'said 1' },
  });
  expect(JSON.stringify(entry)).not.toContain('9990000018');
});

it('takes one of two lines that were said at once, and is its speaker’s alone', async () => {
  const { id, sequence } = await done('citizen-1', 'startConversation', { permitType: 'inquiry', language: 'EN' });
  const both = await Promise.all([
    refused('citizen-1', 'say', { conversation: id, text: 'I am the owner', sequence }),
    refused('citizen-1', 'say', { conversation: id, text: 'my renewal code is 9-1-7-19', sequence }),
  ]);
  expect(both.filter((code) => code === 'CONFLICT')).toHaveLength(1);
  const query = `query($id: ID!) { conversation(id: $id) { ${CONVERSATION} } conversations(first: 1) { totalCount } }`;
  const own = await system.get<{ conversation: Conversation }>('citizen-1', query, { id });
  expect(own.conversation.turns.map((turn) => turn.sequence)).toEqual([1, 2]);
  for (const other of ['citizen-2', 'supervisor-1', 'admin-1'])
    expect(codeOf(await system.ask(other, query, { id }))).toBe('NOT_FOUND');
  expect(await refused('citizen-1', 'say', { conversation: id, text: 'x'.repeat(2_001) })).toBe('TOO_LONG');
  expect(await refused('citizen-1', 'fillSlot', { conversation: id, path: '__proto__.x', value: 1 })).toBeUndefined();
  const asked = await done('citizen-1', 'askForPerson', { conversation: id });
  expect(asked.turns.at(-1)?.reply).toContain(asked.application.reference);
});

it('loses its words with the draft, and goes with the person', async () => {
  const about = () => done('citizen-2', 'startConversation', { permitType: 'inquiry' });
  const [thrown, kept] = [await about(), await about()];
  for (const { id } of [thrown, kept])
    await done('citizen-2', 'say', { conversation: id, text: 'کد نوسازی ۹-۱-۷-۱۹ است' });
  const { reference: gone } = thrown.application;
  await system.get('citizen-2', 'mutation($r: ID!) { discardDraft(input: { reference: $r }) { errors { code } } }', {
    r: gone,
  });
  const wordsOf = (id: string) =>
    system.prisma.conversationTurn.findMany({
      where: { conversationId: id },
      select: { words: true, reply: true },
      orderBy: { sequence: 'asc' },
    });
  expect(await wordsOf(thrown.id)).toEqual([
    { words: '', reply: '' },
    { words: '', reply: '' },
  ]);
  expect((await wordsOf(kept.id)).at(-1)?.words).toContain('۹-۱-۷-۱۹');
  const documents = { remove: async () => undefined };
  await erasePerson({ prisma: system.prisma, documents, person: 'citizen-2', by: 'cli/test' });
  expect((await wordsOf(kept.id)).filter(({ words, reply }) => words !== '' || reply !== '')).toEqual([]);
});
