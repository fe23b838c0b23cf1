import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../test/support/servers.js';
import { migrate, migrationsIn } from './migrate.js';

it('books the receipts that were kept before there was a ledger', async () => {
  const database = await createTestDatabase({ template: 'template0' });
  const before = await mkdtemp(join(tmpdir(), 'parvaneh-migrations-'));
  const [first = ''] = await migrationsIn();
  await cp(fileURLToPath(new URL(`migrations/${first}`, import.meta.url)), join(before, first), { recursive: true });
  await migrate(database.ownerUrl, { folder: before });

  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query(`
      INSERT INTO "PermitType" (hash, code, version, status, title, generation, definition)
        VALUES ('h', 't', 1, 'ACTIVE', '{}', 'CITIZEN', '{}');
      INSERT INTO "Application" (reference, "permitTypeHash", "ownerId", "filedById", draft) VALUES ('R', 'h', 'o', 'o', '{}');
      INSERT INTO "PaymentSlip" (id, reference, revision, ordinal, payee, status, lines, sum, rounding, payable)
        VALUES ('R-1-1', 'R', 1, 1, 'CITY', 'PAID', '[]', 5, 0, 5);
      INSERT INTO "Receipt" ("trackingNumber", "slipId", amount, status)
        VALUES ('1', 'R-1-1', 5, 'settled'), ('2', 'R-1-1', 5, 'unmatched'), ('3', NULL, 7, 'unmatched')`);
    await migrate(database.ownerUrl);
    const receipts = await client.query('SELECT "trackingNumber", status, "settlesId" FROM "Receipt" ORDER BY 1');
    expect(receipts.rows).toEqual([
      { trackingNumber: '1', status: 'SETTLED', settlesId: 'R-1-1' },
      { trackingNumber: '2', status: 'UNMATCHED', settlesId: null },
      { trackingNumber: '3', status: 'UNMATCHED', settlesId: null },
    ]);
    const books = await client.query('SELECT account, sum(amount)::text FROM "LedgerPosting" GROUP BY 1 ORDER BY 1');
    expect(books.rows).toEqual([
      { account: 'bank', sum: '17' },
      { account: 'clearing', sum: '0' },
      { account: 'payee:CITY', sum: '-5' },
      { account: 'unmatched', sum: '-12' },
    ]);
  } finally {
    await client.end();
    await database.drop();
    await rm(before, { recursive: true, force: true });
  }
});
