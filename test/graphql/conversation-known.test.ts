import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type System, startSystem } from '../support/system.js';
import { type Conversation, talkerOf } from '../support/talk.js';

let system: System;
beforeAll(async () => {
  // Nobody listens there: the register of permits is away.
  const connectors = { 'register-permits': { url: 'http://127.0.0.1:9/permits/' } };
  system = await startSystem({ CONNECTORS: JSON.stringify(connectors) });
  const key = { register: 'parcels', key: '9-1-7-19-0-0-0' };
  const { record } = await system.prisma.registerRecord.findUniqueOrThrow({ where: { register_key: key } });
  await system.prisma.registerRecord.update({
    where: { register_key: key },
    data: { record: { ...(record as object), mapArea: '251' } },
  });
});
afterAll(() => system.stop());

const { done } = talkerOf(() => system);
const reference = JSON.parse(readFileSync(new URL('../reference/inquiry.json', import.meta.url), 'utf8'));
const CODE = 'کد نوسازی ملک ۹-۱-۷-۱۹ است';
const about = (permitType = 'inquiry', language = 'FA') =>
  done('citizen-1', 'startConversation', { permitType, language });
const says = (id: string, text: string) => done('citizen-1', 'say', { conversation: id, text });
const reply = ({ turns }: Conversation) => turns.at(-1)?.reply ?? '';
const save = (r: string, a: object) =>
  system.get('citizen-1', 'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { revision } }', {
    r,
    a,
  });

it('offers what a register knows with its source, and takes it once it is agreed to', async () => {
  const { id, application } = await about();
  const { property, ...rest } = reference.answers;
  const { nosaziCode: _, mapArea: __, ...plot } = property;
  await save(application.reference, { ...rest, property: plot });
  const offered = await says(id, CODE);
  expect(offered.ask).toMatchObject({
    kind: 'KNOWN',
    known: [{ path: 'property.mapArea', value: '251', of: { fa: 'ثبت املاک' } }],
  });
  expect(reply(offered)).toMatch(/ثبت املاک.*پهنه: Z-R۲/);
  expect(reply(offered)).toContain('از ثبت املاک: مساحت طبق نقشه (مترمربع): ۲۵۱');
  expect(offered.application.answers).not.toHaveProperty('property.mapArea');
  const agreed = await says(id, 'بله درسته');
  expect(agreed.application.answers).toHaveProperty('property.mapArea', '251');
  await done('citizen-1', 'confirmProposal', { conversation: id, hash: agreed.proposal });
  const [entry] = await system.prisma.trailEntry.findMany({
    where: { act: 'PROPOSAL_CONFIRMED', subject: application.reference },
  });
  expect(entry?.changed).toMatchObject({
    provenance: { 'property.mapArea': 'register 2', 'property.nosaziCode': 'said 1' },
  });
});

it('takes the citizen’s word over a register’s, said before or after', async () => {
  const { id } = await about('inquiry', 'EN');
  await says(id, 'my renewal code is 9-1-7-19');
  const right = await says(id, 'no, the map area is 248 metres, the rest is right');
  expect(right.application.answers).toHaveProperty('property.mapArea', '248');
  expect(right.ask?.kind).not.toBe('KNOWN');
  const other = await about();
  const { property } = reference.answers;
  await save(other.application.reference, { property: { ...property, nosaziCode: undefined, mapArea: '240' } });
  const named = await says(other.id, CODE);
  expect(named.application.answers).toHaveProperty('property.mapArea', '240');
  expect(JSON.stringify(named.ask)).not.toContain('mapArea');
});

it('offers what an earlier application says of its owner, and leaves it on a no', async () => {
  const { id } = await about('inquiry', 'EN');
  const named = await says(id, 'my renewal code is 9-1-7-19');
  expect(named.ask?.kind).toBe('KNOWN');
  // What was declared then is declared anew.
  expect(JSON.stringify(named.ask)).not.toContain('declaredUnchanged');
  expect(reply(named)).toMatch(/From your earlier application U-\d{4}-\d{6}:.*مریم رضایی/);
  const left = await says(id, 'no');
  expect(left.application.answers).toEqual({ property: { nosaziCode: '9-1-7-19-0-0-0' } });
  expect(left.ask?.kind).not.toBe('KNOWN');
});

it('asks plainly where a register does not answer', async () => {
  const { id } = await about('renewal');
  await says(id, CODE);
  await says(id, 'نه');
  const away = await says(id, 'شماره پروانه P-1402-10000013');
  expect(reply(away)).toContain('«ثبت پروانه‌ها» اکنون پاسخ نمی‌دهد');
  expect(away.application.answers).toMatchObject({ basePermit: { number: 'P-1402-10000013' } });
});
