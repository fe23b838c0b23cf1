import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { configuredStore } from '../city/documents/store.js';
import { erasePerson } from '../city/privacy/person/erase.js';
import type { TrailFinding } from '../city/trail/findings.js';
import { verifyTrail } from '../city/trail/verify-trail.js';
import { GUARDED } from '../prisma/guarded-tables.js';
import { type Actors, actors } from './privacy/scene.js';
import { type System, startSystem } from './support/system.js';

let system: System;
let act: Actors;
let owner: Client;

beforeAll(async () => {
  system = await startSystem();
  act = actors(system);
  owner = new Client({ connectionString: system.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await system.stop();
});

async function findings(): Promise<TrailFinding[]> {
  const found: TrailFinding[] = [];
  const { databaseUrl } = system.config;
  await verifyTrail({ databaseUrl, keySet: { keys: [] }, onFinding: (finding) => found.push(finding) });
  return found;
}

const openTask = ({ tasks }: { tasks: { id: string; status: string }[] }) =>
  tasks.find(({ status }) => status === 'OPEN')?.id;

it('has every row of cases that lived and ended as the acts on it left it', async () => {
  const { reference } = await act.filed();
  const task = openTask(await act.read(reference));
  expect((await act.decide(task, 'RETURN', { r: 'چرا' })).errors).toBeUndefined();
  await act.until(reference, 'RETURNED');
  const again = openTask(await act.submit(reference));
  expect((await act.decide(again, 'APPROVE', { c: ['شرط'] })).errors).toBeUndefined();
  await act.until(reference, 'AWAITING_PAYMENT');
  await act.pay(reference);
  await act.until(reference, 'ISSUED');
  const url = `${system.url}/applications/${reference}/permit`;
  expect((await fetch(url, { headers: await system.headers('citizen-1') })).status).toBe(200);

  const withdrawn = await act.filed();
  const withdraw = 'mutation($r: ID!) { withdrawApplication(reference: $r, reason: "نمی‌خواهم") { status } }';
  await system.get('citizen-1', withdraw, { r: withdrawn.reference });
  await act.until(withdrawn.reference, 'WITHDRAWN');
  await act.draft('inquiry', {}, 'citizen-2');
  expect(await findings()).toEqual([]);
}, 90_000);

it('has them so after a person was erased, and the hashes of what was erased can be found by no trying', async () => {
  await system.prisma.account.update({ where: { id: 'citizen-2' }, data: { mobile: '09150000002' } });
  expect(await findings()).toMatchObject([{ problem: 'ROW_CHANGED', row: { table: 'Account', key: 'citizen-2' } }]);
  const before = await owner.query(`SELECT salt FROM "Account" WHERE id = 'citizen-2'`);
  await erasePerson({
    prisma: system.prisma,
    documents: configuredStore(system.config),
    person: 'citizen-2',
    by: 'cli/test',
  });
  expect(await findings()).toEqual([]);
  const after = await owner.query(`SELECT salt FROM "Account" WHERE id = 'citizen-2'`);
  expect(after.rows[0].salt).not.toBe(before.rows[0].salt);
});

it('names every row that was changed, put in or taken away, whoever did it and however', async () => {
  const product = new Client({ connectionString: system.config.databaseUrl });
  await product.connect();
  const issued = (await product.query(`SELECT reference FROM "Permit" LIMIT 1`)).rows[0].reference as string;
  const remark = (await product.query(`SELECT id FROM "Remark" WHERE text = 'چرا'`)).rows[0].id as string;
  // With the product's own role.
  for (const sql of [
    `UPDATE "Task" SET "decidedBy" = 'somebody' WHERE reference = '${issued}' AND outcome = 'APPROVE'`,
    `UPDATE "TimelineEntry" SET data = '{}' WHERE reference = '${issued}' AND seq = 1`,
    `UPDATE "Submission" SET answers = '{}' WHERE reference = '${issued}' AND revision = 2`,
    `UPDATE "Permit" SET "status" = 'REVOKED' WHERE reference = '${issued}'`,
    `UPDATE "PaymentSlip" SET "status" = 'REFUNDED' WHERE reference = '${issued}'`,
    `UPDATE "RoleHolding" SET until = NULL, "endedBy" = 'x' WHERE person = 'supervisor-1'`,
    `INSERT INTO "RoleHolding" (id, person, "roleId", "from", "grantedBy") VALUES (gen_random_uuid(), 'citizen-1', 'admin', now(), 'x')`,
    `DELETE FROM "Remark" WHERE id = '${remark}'`,
    `INSERT INTO "StepResult" (reference, step, data, at) VALUES ('${issued}', 'made-up', '{}', now())`,
    `UPDATE "Application" SET status = 'REJECTED' WHERE reference = '${issued}'`,
    `INSERT INTO "Invitation" ("taskId", reference, "nationalId", "invitedAt") SELECT id, reference, '9990000026', now() FROM "Task" LIMIT 1`,
    `INSERT INTO "Appointment" (id, "taskId", reference, place, seat, "startsAt", "endsAt", "bySide")
      SELECT gen_random_uuid(), id, reference, 'x', 0, now(), now(), 'APPLICANT' FROM "Task" LIMIT 1`,
    `INSERT INTO "PaymentLink" (id, "slipId", "secretHash", "createdBy", "expiresAt")
      SELECT gen_random_uuid(), id, 'x', 'x', now() FROM "PaymentSlip" LIMIT 1`,
  ]) {
    expect((await product.query(sql)).rowCount, sql).toBeGreaterThan(0);
  }
  // The same row put in again is not the one that was told of; the tricks with what a transaction notes do not help.
  await product.query('BEGIN');
  await product.query(`UPDATE "Office" SET name = 'دیگر' WHERE id = 'OFF-0001'`);
  await product.query(`SELECT set_config('parvaneh.rows_0', '', true)`);
  await product.query('COMMIT');
  await product.end();
  // As the owner, with the triggers off.
  await owner.query(`ALTER TABLE "Mandate" DISABLE TRIGGER ALL; ALTER TABLE "AttachedDocument" DISABLE TRIGGER USER`);
  await owner.query(`DELETE FROM "AttachedDocument" WHERE id = (SELECT id FROM "AttachedDocument" LIMIT 1)`);
  await owner.query(`ALTER TABLE "AttachedDocument" ENABLE TRIGGER USER`);
  const found = (await findings()).map(({ problem, row }) => `${problem} ${row?.table}`).sort();
  const slips = await system.prisma.paymentSlip.count({ where: { reference: issued } });
  expect(found).toEqual(
    [
      ...['ROW_CHANGED Application', 'ROW_CHANGED Office', 'ROW_CHANGED Permit', 'ROW_CHANGED RoleHolding'],
      ...Array.from({ length: slips }, () => 'ROW_CHANGED PaymentSlip'),
      ...['ROW_CHANGED Submission', 'ROW_CHANGED Task', 'ROW_CHANGED TimelineEntry'],
      ...['ROW_MISSING AttachedDocument', 'ROW_MISSING Remark'],
      ...['ROW_UNTOLD Appointment', 'ROW_UNTOLD Invitation', 'ROW_UNTOLD PaymentLink'],
      ...['ROW_UNTOLD RoleHolding', 'ROW_UNTOLD StepResult', 'ROWS_UNGUARDED Mandate'],
    ].sort(),
  );
});

it('keeps the product’s role from what it need not do', async () => {
  const product = new Client({ connectionString: system.config.databaseUrl });
  await product.connect();
  for (const sql of [
    'DELETE FROM "Task"',
    'DELETE FROM "Permit"',
    `UPDATE "Permit" SET number = 'x'`,
    `UPDATE "TimelineEntry" SET actor = 'x'`,
    'DELETE FROM "PaymentSlip"',
    'UPDATE "PaymentSlip" SET payable = 0',
    'DELETE FROM "RoleHolding"',
    `UPDATE "RoleHolding" SET "roleId" = 'admin'`,
    'DELETE FROM "Submission"',
    'DELETE FROM "Account"',
    'DELETE FROM "Counter"',
    `INSERT INTO "TrailBase" VALUES ('Task', 'x', 1, 'x')`,
    'TRUNCATE "Application"',
  ]) {
    await expect(product.query(sql), sql).rejects.toThrow('permission denied');
  }
  await product.end();
});

it('guards each table that it knows of, by its key, and knows of each that is guarded', async () => {
  const { rows } = await owner.query<{ table: string; args: Buffer }>(`SELECT c.relname AS table, t.tgargs AS args
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = 'state_row'`);
  const guarded = rows.map(({ table, args }) => [table, args.toString().split('\0').slice(0, -1)]);
  expect(Object.fromEntries(guarded)).toEqual(GUARDED);
});
