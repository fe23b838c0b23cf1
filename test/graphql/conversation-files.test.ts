import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, jalaliDay } from '../../forms/jalali.js';
import { freeType, smallAnswers } from '../support/published-type.js';
import { type System, startSystem } from '../support/system.js';
import { type Conversation, talkerOf } from '../support/talk.js';
import { PDF } from '../support/uploads.js';

// What a talk asks for once a case is filed: what it was sent back for, and what shows that a condition is fulfilled.

let system: System;
let reference: string;
let id: string;
const text = (fa: string, en: string) => ({ fa, en });

beforeAll(async () => {
  system = await startSystem({ PUBLICATION_APPROVAL: 'false' });
  await system.startWorker();
  const look = { id: 'look', type: 'review', title: text('بررسی', 'Look'), role: 'supervisor' };
  const issue = { id: 'print', type: 'issue', title: text('چاپ', 'Print') };
  const proof = { code: 'PROOF', title: text('عکس دیوار', 'Picture of the wall') };
  const duties = { id: 'duties', type: 'fulfil', title: text('شرط‌ها', 'Duties'), role: 'supervisor' };
  const documents = [
    { code: 'DEED', title: text('سند', 'Deed') },
    { code: 'SKETCH', title: text('کروکی', 'Sketch'), optional: true },
  ];
  const definition = { ...freeType([look, issue, { ...duties, documents: [proof] }]), documents };
  await system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { hash } }', { d: definition });
  const start = 'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { reference } }';
  const made = await system.get<{ startApplication: { reference: string } }>('citizen-1', start, { a: smallAnswers });
  reference = made.startApplication.reference;
  await attach('attachDocument(reference: $i', reference, 'DEED');
  await system.get('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
  id = (await done('citizen-1', 'startConversation', { reference, language: 'EN' })).id;
});
afterAll(() => system.stop());

const { done, refused } = talkerOf(() => system);
const says = (words: string) => done('citizen-1', 'say', { conversation: id, text: words });
const goesOn = () => done('citizen-1', 'fillSlot', { conversation: id });
const reply = ({ turns }: Conversation) => turns.at(-1)?.reply ?? '';

async function attach(mutation: string, to: string, code: string, as = 'citizen-1'): Promise<unknown> {
  const query = `mutation($i: ID!, $c: ID!, $f: Upload!) { ${mutation}, code: $c, file: $f) { __typename } }`;
  const body = new FormData();
  body.set('operations', JSON.stringify({ query, variables: { i: to, c: code, f: null } }));
  body.set('map', '{"0":["variables.f"]}');
  body.set('0', new Blob([PDF], { type: 'application/pdf' }), 'a.pdf');
  const response = await fetch(`${system.url}/graphql`, { method: 'POST', headers: await system.headers(as), body });
  return ((await response.json()) as { errors?: unknown }).errors;
}
async function taskAt(step: string): Promise<string> {
  const where = { reference, stepId: step, status: 'OPEN' as const };
  await expect.poll(() => system.prisma.task.findFirst({ where }), { timeout: 20_000 }).not.toBeNull();
  return (await system.prisma.task.findFirst({ where }))?.id ?? '';
}
const decide = (task: string, more: object) =>
  system.get(
    'supervisor-1',
    `mutation($t: ID!, $o: ReviewOutcome!, $r: String, $c: [CorrectionInput!], $d: [ConditionInput!]) {
      decideTask(id: $t, outcome: $o, reason: $r, corrections: $c, conditionItems: $d) { status } }`,
    { t: task, ...more },
  );
const becomes = (status: string) =>
  expect
    .poll(async () => (await system.prisma.application.findUniqueOrThrow({ where: { reference } })).status, {
      timeout: 20_000,
    })
    .toBe(status);

it('asks for what a case was sent back for, field by field and file by file, and files it once', {
  timeout: 90_000,
}, async () => {
  const c = [
    { path: 'subject', text: 'Say which shop' },
    { path: 'DEED', text: 'The second page is not legible' },
    { path: 'front-limit', text: 'Stay below the limit' },
  ];
  await decide(await taskAt('look'), { o: 'RETURN', r: 'Three places', c });
  await becomes('RETURNED');
  const again = await done('citizen-1', 'startConversation', { reference, language: 'EN' });
  for (const line of ['Say which shop', 'Deed: “The second page', 'Stay below the limit'])
    expect(reply(again)).toContain(line);
  expect(again.ask).toMatchObject({ kind: 'FIELD', paths: ['subject'] });
  // The talk that was begun before is asked the same.
  const asked = await says('what is missing?');
  expect([asked.ask?.paths, reply(asked)]).toEqual([['subject'], expect.stringContaining('Say which shop')]);
  const next = await says('An awning of the bakery');
  expect(next.application.answers).toMatchObject({ subject: 'An awning of the bakery' });
  expect([next.ask?.kind, next.ask?.paths, reply(next)]).toEqual([
    'DOCUMENTS',
    ['DEED'],
    expect.stringContaining('The second page is not legible'),
  ]);
  expect(await attach('attachDocument(reference: $i', reference, 'DEED')).toBeUndefined();
  const offered = await goesOn();
  const last = offered.ask?.kind === 'DOCUMENTS' ? await says('skip') : offered;
  expect(last.ask?.kind).toBe('CONFIRM');
  await done('citizen-1', 'confirmProposal', { conversation: id, hash: last.proposal });
  await becomes('UNDER_REVIEW');
  expect(await system.prisma.submission.count({ where: { reference } })).toBe(2);
});

it('takes evidence for a condition into the task that settles it, while that waits', { timeout: 90_000 }, async () => {
  const due = addDays(jalaliDay(new Date()), 300);
  await decide(await taskAt('look'), {
    o: 'APPROVE',
    d: [{ text: 'دیوار را بسازد', inLanguages: [{ language: 'en', text: 'Build the wall' }], due }],
  });
  const said = `{ application(reference: "${reference}") {
    conditions { text said { fa en in(language: "de") } } tasks { conditions } timeline { data } } }`;
  const { application } = await system.get<{ application: Record<string, Record<string, unknown>[]> }>(
    'citizen-1',
    said,
  );
  const [fa, en] = ['دیوار را بسازد', 'Build the wall'];
  expect(application.conditions).toEqual([{ text: fa, said: { fa, en, in: en } }]);
  expect(application.tasks?.flatMap(({ conditions }) => conditions)).toContain(fa);
  expect(JSON.stringify(application.timeline)).toContain(`"conditions":["${fa}"]`);
  const task = await taskAt('duties');
  expect(reply(await says('where is my case?'))).toContain('Condition “Build the wall”: to be looked at');
  const possible = await system.get<{ conversation: { possible: { en: string }[] } }>(
    'citizen-1',
    'query($id: ID!) { conversation(id: $id) { possible { en } } }',
    { id },
  );
  expect(possible.conversation.possible).toContainEqual({ en: 'Attach evidence for the condition “Build the wall”' });
  const asked = await says('I have a photo for the condition');
  expect([asked.ask?.kind, asked.ask?.paths]).toEqual(['DOCUMENTS', ['PROOF']]);
  const { conversation } = await system.get<{ conversation: { ask: object } }>(
    'citizen-1',
    'query($id: ID!) { conversation(id: $id) { ask { taskId documents { code title { fa en } } } } }',
    { id },
  );
  const documents = [{ code: 'PROOF', title: text('عکس دیوار', 'Picture of the wall') }];
  expect(conversation.ask).toEqual({ taskId: task, documents });
  // Nothing there yet: it is asked for still. Whoever is no party attaches nothing.
  expect((await goesOn()).ask?.paths).toEqual(['PROOF']);
  expect(await attach('attachEvidence(id: $i', task, 'PROOF', 'citizen-2')).toBeDefined();
  expect(await attach('attachEvidence(id: $i', task, 'PROOF')).toBeUndefined();
  const told = await goesOn();
  expect(told.ask).toBeNull();
  expect(reply(told)).toContain('Attached for the condition “Build the wall”: Picture of the wall.');
  // Asked for again, another one may take its place; or it is left as it is, and what is there is told.
  expect((await says('Attach evidence for the condition “Build the wall”')).ask?.paths).toEqual(['PROOF']);
  expect(reply(await says('skip'))).toContain('Attached for the condition');
  await decide(task, { o: 'APPROVE' });
  expect(await system.prisma.taskFile.count({ where: { taskId: task, attachedBy: 'citizen-1' } })).toBe(1);
  expect(reply(await says('Attach evidence for the condition “Build the wall”'))).not.toContain('Picture');
  expect(await refused('citizen-2', 'say', { conversation: id, text: 'condition' })).toBe('NOT_FOUND');
});
