import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, type System, startSystem } from '../support/system.js';
import { codeOf, seedFiled } from './seed.js';

let system: System;
beforeAll(async () => {
  system = await startSystem({}, { worker: false });
});
afterAll(() => system.stop());

const ID = '9990000777';

async function decide(reference: string, claims: { national_id?: string } = {}): Promise<string | undefined> {
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await system.issuer.token('supervisor-1', claims)}`,
    },
    body: JSON.stringify({
      query: 'mutation($t: ID!) { decideTask(id: $t, outcome: APPROVE) { status } }',
      variables: { t: `${reference}-1` },
    }),
  });
  return codeOf((await response.json()) as Answer<unknown>);
}

it('nobody decides on their own case by another account: one that differs in capitals alone', async () => {
  await seedFiled(system.prisma, { reference: 'U-1403-000001', ownerId: 'SUPERVISOR-1' });
  expect(await decide('U-1403-000001')).toBe('SEPARATION_OF_DUTIES');
});

it('nobody decides on their own case by another account: one with the same national ID', async () => {
  await system.prisma.account.create({ data: { id: 'at-home', name: {}, nationalId: ID } });
  await seedFiled(system.prisma, { reference: 'U-1403-000002', ownerId: 'at-home' });
  expect(await decide('U-1403-000002', { national_id: ID })).toBe('SEPARATION_OF_DUTIES');
  await seedFiled(system.prisma, { reference: 'U-1403-000003' });
  const answers = { applicant: { owners: [{ nationalId: ID }] } };
  await system.prisma.submission.updateMany({ where: { reference: 'U-1403-000003' }, data: { answers } });
  expect(await decide('U-1403-000003', { national_id: ID })).toBe('SEPARATION_OF_DUTIES');
});

it('another’s case is decided on: its workflow is asked', async () => {
  await seedFiled(system.prisma, { reference: 'U-1403-000004' });
  expect(await decide('U-1403-000004', { national_id: ID })).not.toBe('SEPARATION_OF_DUTIES');
});
