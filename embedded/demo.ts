import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { LocalizedText } from '../forms/language/text.js';
import type { PrismaClient } from '../prisma/client.js';
import type { Prisma } from '../prisma/generated/client/client.js';

const Person = z.strictObject({
  id: z.string(),
  name: LocalizedText,
  roles: z.array(z.string()).min(1),
  nationalId: z.string().optional(),
  officeId: z.string().optional(),
  email: z.email().optional(),
  mobile: z.string().optional(),
});
export type Person = z.infer<typeof Person>;

const Registers = z.strictObject({
  parcels: z.array(z.looseObject({ nosaziCode: z.string() })),
  permits: z.array(z.looseObject({ number: z.string() })),
});

const read = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(`demo/${file}`, import.meta.url), 'utf8'));

/** The people one may act as where there is no sign-in provider. */
export async function demoPeople(): Promise<Person[]> {
  return z.array(Person).parse(await read('people.json'));
}

/** Writes the demo people, parcels and permits. What is already there is left as it is. */
export async function seedDemo(prisma: PrismaClient): Promise<void> {
  const people = await demoPeople();
  const { parcels, permits } = Registers.parse(await read('registers.json'));
  const kept = { source: 'demo', version: '1405', recordedAt: new Date() };
  const records = [
    ...parcels.map((record) => ({ register: 'parcels', key: record.nosaziCode, record })),
    ...permits.map((record) => ({ register: 'permits', key: record.number, record })),
  ].map(({ record, ...named }) => ({ ...named, ...kept, record: record as Prisma.InputJsonObject }));
  await prisma.account.createMany({ data: people, skipDuplicates: true });
  await prisma.registerRecord.createMany({ data: records, skipDuplicates: true });
}
