import { afterAll, beforeAll, expect, it } from 'vitest';
import { referenceFiling } from '../support/lives.js';
import { type System, startSystem } from '../support/system.js';
import { seedFiled } from './seed.js';

let system: System;
beforeAll(async () => {
  system = await startSystem({}, { worker: false });
});
afterAll(() => system.stop());

it('finds the permit that a case rests on: the latest of the owner, of that plot, that stands as the type wants it', async () => {
  const { nosaziCode } = (referenceFiling('renewal').answers as { property: { nosaziCode: string } }).property;
  const granted = async (n: number, validUntil: string, more: object = {}) => {
    const reference = `U-1402-0000${n}`;
    await seedFiled(system.prisma, { reference, ownerId: 'citizen-1' });
    await system.prisma.application.update({ where: { reference }, data: { parcel: nosaziCode, status: 'ISSUED' } });
    const issuedAt = new Date(Date.UTC(2020, 0, n));
    await system.prisma.permit.create({
      data: {
        number: `1402-0000${n}`,
        reference,
        current: reference,
        issuedAt,
        validUntil,
        record: { floors: 1 },
        initially: {},
        ...more,
      },
    });
  };
  const base = async (as: string, answers: object) => {
    const { prefill } = await system.get<{ prefill: { fields: { path: string; value: string; of: string }[] } }>(
      as,
      'query($a: JSON) { prefill(permitType: "renewal", answers: $a) { fields { path value of } } }',
      { a: answers },
    );
    return prefill.fields.filter(({ path }) => path === 'basePermit.number').map(({ value, of }) => [value, of]);
  };
  await granted(61, '1402/01/01');
  await granted(62, '1403/01/01');
  // One in force is not to be renewed, nor is what was taken back or what grants nothing.
  await granted(63, '1490/01/01');
  await granted(64, '1403/01/01', { status: 'REVOKED' });
  await granted(65, '1403/01/01', { record: undefined });
  expect(await base('citizen-1', { property: { nosaziCode } })).toEqual([['1402-000062', 'U-1402-000062']]);
  expect(await base('citizen-1', {})).toEqual([['1402-000062', 'U-1402-000062']]);
  expect(await base('citizen-1', { property: { nosaziCode: '9-1-7-98-0-0-0' } })).toEqual([]);
  expect(await base('citizen-1', { basePermit: { number: 'PK-1' } })).toEqual([]);
  expect(await base('citizen-2', { property: { nosaziCode } })).toEqual([]);
});
