import { afterAll, beforeAll, expect, it } from 'vitest';
import { type System, startSystem } from '../support/system.js';
import { PDF, startDraft, uploadsTo } from '../support/uploads.js';

const MIB = 1024 * 1024;
let system: System;
beforeAll(async () => {
  const quotas = { DOCUMENT_CASE_MIB: '3', DOCUMENT_PERSON_MIB: '4', DOCUMENT_TOTAL_MIB: '50' };
  system = await startSystem(quotas, { worker: false });
});
afterAll(() => system.stop());

const ofSize = (mebibytes: number, fill: string) =>
  Buffer.concat([PDF, Buffer.alloc(Math.round(mebibytes * MIB) - PDF.length, fill)]);
const refusal = ({ errors }: { errors?: { extensions: Record<string, unknown> }[] }) => errors?.[0]?.extensions;

it('a case, whoever files, and the installation keep so many bytes of documents and no more', async () => {
  const [first, second] = [uploadsTo(system, await startDraft(system)), uploadsTo(system, await startDraft(system))];
  expect(refusal(await first.attach(ofSize(2, 'a')))).toBeUndefined();
  expect(refusal(await first.attach(ofSize(2, 'b'), { code: 'ID' }))).toMatchObject({
    code: 'BAD_USER_INPUT',
    issues: [{ path: 'file', code: 'CASE_FULL' }],
    messages: { en: expect.stringContaining('3 MiB'), fa: expect.stringContaining('۳ مگابایت') },
  });
  // One of the same code takes the place of the first.
  expect(refusal(await first.attach(ofSize(2.5, 'c')))).toBeUndefined();
  expect(refusal(await second.attach(ofSize(2, 'd')))).toMatchObject({ issues: [{ code: 'PERSON_FULL' }] });
  expect(await system.prisma.attachedDocument.count()).toBe(1);
});

it('of two that come at once, and fit only each alone, one is kept', async () => {
  await system.prisma.attachedDocument.deleteMany();
  const uploads = uploadsTo(system, await startDraft(system));
  const answers = await Promise.all([uploads.attach(ofSize(2, 'e')), uploads.attach(ofSize(2, 'f'), { code: 'ID' })]);
  expect(answers.filter((answer) => refusal(answer) !== undefined)).toHaveLength(1);
  expect(await system.prisma.attachedDocument.count()).toBe(1);
});

it('says to try again when the installation has no room, and keeps reading and writing cases', async () => {
  await system.prisma.attachedDocument.updateMany({ data: { size: 100 * MIB } });
  const server = await system.startServer();
  const mine = await system.get<{ startApplication: { reference: string } }>(
    'citizen-2',
    'mutation { startApplication(permitType: "construction", answers: {}) { reference } }',
  );
  const there = { ...system, url: server.url } as System;
  const answer = await uploadsTo(there, mine.startApplication.reference).attach(ofSize(0.1, 'g'), { as: 'citizen-2' });
  expect(refusal(answer)).toMatchObject({
    code: 'UNAVAILABLE',
    messages: { en: expect.stringContaining('no room'), fa: expect.stringContaining('جای خالی') },
  });
});
