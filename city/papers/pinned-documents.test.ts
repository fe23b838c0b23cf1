import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { publishShipped } from '../catalogue/publish-shipped.js';
import { definitionOf, pinnedDocument } from './pinned-documents.js';
import { templateOf } from './pinned-templates.js';

let database: TestDatabase;
let prisma: PrismaClient;
let owner: PrismaClient;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 2);
  // Only whoever owns the table can change what was published.
  owner = createPrisma(database.ownerUrl, 1);
  await publishShipped(prisma);
});
afterAll(async () => {
  await Promise.all([prisma.$disconnect(), owner.$disconnect()]);
  await database.drop();
});

const pinOf = async (code: string): Promise<string> => {
  const { pin } = await prisma.publication.findFirstOrThrow({
    where: { kind: { not: 'DECISION_POLICY' }, code, status: 'APPROVED' },
  });
  return pin ?? '';
};
/** Somebody changes a document by hand, past all guards. */
const changeByHand = (pin: string) =>
  owner.$transaction([
    owner.$executeRaw`ALTER TABLE "Publication" DISABLE TRIGGER USER`,
    owner.$executeRaw`UPDATE "Publication" SET document = document || '{"title": {"fa": "دیگر", "en": "Other"}}' WHERE pin = ${pin}`,
  ]);

describe('a document that a case holds by its hash', () => {
  it('stays what it was once it was read, whatever becomes of its row', async () => {
    const pin = await pinOf('construction');
    const { title } = await definitionOf(prisma, pin);
    await changeByHand(pin);
    expect((await definitionOf(prisma, pin)).title).toEqual(title);
    expect(await pinnedDocument(prisma, pin)).toMatchObject({ isWhole: true });
  });

  it('is told apart where it was changed before it was read, and is not kept', async () => {
    // Under a hash that nothing of this process has read.
    const pin = 'f'.repeat(64);
    await owner.$transaction([
      owner.$executeRaw`ALTER TABLE "Publication" DISABLE TRIGGER USER`,
      owner.$executeRaw`UPDATE "Publication" SET hash = ${pin} WHERE pin = ${await pinOf('permit')}`,
    ]);
    await expect(templateOf(prisma, { permit: pin }, 'permit')).rejects.toThrow('was changed in the database');
    expect(await pinnedDocument(prisma, pin)).toMatchObject({ isWhole: false });
  });

  it('is not there under a hash that nothing has', async () => {
    expect(await pinnedDocument(prisma, 'no such')).toBeUndefined();
    await expect(definitionOf(prisma, 'no such')).rejects.toThrow('no such');
  });
});
