import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../city/catalogue/test-support/serve.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { twoVersions } from '../migration/versions.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let now: FormDefinition;
const answers = { property: { nosaziCode: '9-1-7-1-0-0-0' }, subject: 'ساخت پله', visit: false };

beforeAll(async () => {
  // Nothing here reaches a workflow.
  system = await startSystem({}, { worker: false });
  const versions = twoVersions();
  now = versions.now;
  const title = { fa: 'نقشه', en: 'Plan' };
  await serve(system.prisma, { ...versions.old, documents: [{ code: 'PLAN', title }] });
});
afterAll(() => system.stop());

interface Draft {
  permitType: { version: number };
  answers: object;
  draftNotice: {
    state: string;
    from: number;
    to: number | null;
    message: { fa: string };
    documents: string[];
    changes: { kind: string; from: string | null; to: string | null; message: { fa: string; en: string } }[];
  } | null;
}
const SHOWN = `permitType { version } answers draftNotice { state from to message { fa } documents
  changes { kind from to message { fa en } } }`;

async function begin(permitType = 'moving', given: object = answers): Promise<string> {
  const query = 'mutation($t: ID!, $a: JSON!) { startApplication(permitType: $t, answers: $a) { reference } }';
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>('citizen-1', query, {
    t: permitType,
    a: given,
  });
  return startApplication.reference;
}
const open = async (reference: string, as = 'citizen-1'): Promise<Draft> =>
  (
    await system.get<{ application: Draft }>(as, `query($r: ID!) { application(reference: $r) { ${SHOWN} } }`, {
      r: reference,
    })
  ).application;
const save = (reference: string, given: object, formVersion?: number) =>
  system.ask<{ saveDraft: Draft }>(
    'citizen-1',
    `mutation($r: ID!, $a: JSON!, $v: Int) { saveDraft(reference: $r, answers: $a, formVersion: $v) { ${SHOWN} } }`,
    { r: reference, a: given, v: formVersion },
  );
const { subject, ...kept } = answers;
const carried = { ...kept, topic: subject, urgent: false };

it('carries drafts over when they are opened or saved, by two at once, and says what changed', async () => {
  const [seen, saved, twice, listed] = await Promise.all([begin(), begin(), begin(), begin()]);
  await system.attach('citizen-1', seen, 'PLAN');
  expect(await open(seen)).toMatchObject({ permitType: { version: 1 }, draftNotice: null });
  await serve(system.prisma, now);

  const draft = await open(seen);
  expect(draft).toMatchObject({ permitType: { version: 2 }, answers: carried });
  expect(draft.draftNotice).toMatchObject({ state: 'CARRIED', from: 1, to: 2, documents: ['PLAN'] });
  expect(draft.draftNotice?.changes).toEqual([
    expect.objectContaining({ kind: 'renamed', from: 'subject', to: 'topic' }),
    expect.objectContaining({ kind: 'filled', to: 'urgent' }),
  ]);
  expect(draft.draftNotice?.changes[1]?.message).toEqual({
    fa: '«فوری» برای شما پر شده است؛ آن را بررسی کنید.',
    en: '“Urgent” was filled in for you; check it.',
  });

  // A page that was opened before saves what it has; its answers are to the older form, said or not.
  const changed = { ...answers, subject: 'ساخت دیوار' };
  for (const version of [undefined, 1]) {
    const answer = await save(saved, changed, version);
    expect(answer.data.saveDraft).toMatchObject({
      permitType: { version: 2 },
      answers: { ...carried, topic: 'ساخت دیوار' },
    });
  }
  expect((await save(saved, carried, 2)).data.saveDraft.answers).toEqual(carried);
  expect((await save(saved, carried, 7)).errors?.[0]?.extensions.code).toBe('STALE_REVISION');

  const all = await Promise.all([open(twice), open(twice), open(twice), save(twice, answers)]);
  expect(
    all.every((one) => !('errors' in one && one.errors) || one.errors[0]?.extensions.code === 'STALE_REVISION'),
  ).toBe(true);
  expect(await open(twice)).toMatchObject({ permitType: { version: 2 }, answers: carried });
  const row = await system.prisma.application.findUniqueOrThrow({ where: { reference: twice } });
  expect(row.draftVersion).toBeLessThanOrEqual(2);

  // Whoever only lists drafts does not open them.
  await system.get('citizen-1', '{ applications(first: 50) { edges { node { reference } } } }');
  const untouched = await system.prisma.application.findUniqueOrThrow({ where: { reference: listed } });
  expect(untouched.draft).toEqual(answers);
});

it('leaves a draft that no mapping moves, until its version is retired', async () => {
  const { old } = twoVersions();
  const lone = { ...old, code: 'lone' };
  const hash = await serve(system.prisma, lone);
  const reference = await begin('lone');
  const { carryOver: _, ...unmapped } = now;
  await serve(system.prisma, { ...unmapped, code: 'lone' });
  expect(await open(reference)).toMatchObject({
    permitType: { version: 1 },
    answers,
    draftNotice: { state: 'STAYS', from: 1, to: 2 },
  });
  await system.prisma.publication.update({ where: { pin: hash }, data: { retiredFrom: new Date(0) } });
  const { draftNotice } = await open(reference);
  expect(draftNotice).toMatchObject({ state: 'OUTDATED', message: { fa: expect.stringContaining('درخواست تازه‌ای') } });
  const filed = await system.ask('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', {
    r: reference,
  });
  expect(filed.errors?.[0]?.extensions.code).toBe('CONFLICT');
});

it('refuses answers that were made from an older working copy, once it was changed elsewhere', async () => {
  const reference = await begin();
  const query = `mutation($r: ID!, $a: JSON!, $v: Int) { saveDraft(reference: $r, answers: $a, draftVersion: $v) { draftVersion } }`;
  const made = (given: object, v: number | null) =>
    system.ask<{ saveDraft: { draftVersion: number } }>('citizen-1', query, { r: reference, a: given, v });
  const first = (await made(answers, null)).data.saveDraft.draftVersion;
  const both = await Promise.all([
    made({ ...answers, visit: true }, first),
    made({ ...answers, subject: 'دیوار' }, first),
  ]);
  expect(both.map(({ errors }) => errors?.[0]?.extensions.code ?? 'SAVED').sort()).toEqual(['SAVED', 'STALE_REVISION']);
  expect((await made(answers, first)).errors?.[0]?.extensions.code).toBe('STALE_REVISION');
  expect((await made(answers, first + 1)).data.saveDraft.draftVersion).toBe(first + 2);
});
