import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../city/signing/decision-assertion.js';
import { sealMessage } from '../city/signing/message-seal.js';
import { hashOfEntry } from '../city/trail/entry.js';
import { signDecision } from '../embedded/decision-key.js';
import { type DecideTaskSignal, decideTaskSignal, decideTaskUpdate } from '../workflows/messages.js';
import { referenceFiling } from './support/lives.js';
import { temporalAddress } from './support/servers.js';
import { type System, startSystem } from './support/system.js';

let strict: System;
let connection: Connection;

beforeAll(async () => {
  strict = await startSystem({ UNSIGNED_DECISIONS: 'false' });
  connection = await Connection.connect({ address: temporalAddress() });
});
afterAll(async () => {
  await connection.close();
  await strict.stop();
});

async function filed(system: System): Promise<Decision> {
  const { answers, documents } = referenceFiling('construction');
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
    'citizen-1',
    'mutation($a: JSON!) { startApplication(permitType: "construction", answers: $a) { reference } }',
    { a: answers },
  );
  const { reference: application } = startApplication;
  for (const code of documents) await system.attach('citizen-1', application, code);
  const submit = 'mutation($r: ID!) { submitApplication(reference: $r, idempotencyKey: "k") { status } }';
  for (let tries = 0; tries < 5; tries += 1) {
    if (!(await system.ask('citizen-1', submit, { r: application })).errors) break;
  }
  return { by: 'supervisor-1', application, task: `${application}-1`, outcome: 'approve' };
}

function send(system: System, { application, by, task, outcome }: Decision, more: Partial<DecideTaskSignal> = {}) {
  const client = new Client({ connection, namespace: system.config.temporal.namespace });
  const handle = client.workflow.getHandle(`application/${application}`);
  return handle.signal(decideTaskSignal, { taskId: task, outcome, by, ...more });
}

/** The status, and why decisions were ignored, once there are that many entries of either kind. */
async function settled(system: System, { application: reference }: Decision, ignored: number, status: string) {
  for (let i = 0; ; i += 1) {
    const row = await system.prisma.application.findUniqueOrThrow({
      where: { reference },
      select: { status: true, timeline: { where: { type: 'DECISION_IGNORED' }, orderBy: { seq: 'asc' } } },
    });
    const why = row.timeline.map(({ data }) => (data as { why: string }).why);
    if ((why.length >= ignored && row.status === status) || i === 400) return { status: row.status, why };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('text that no database keeps', () => {
  it('in a signal neither stops its case nor makes the trail differ', async () => {
    const open = await startSystem({ UNSIGNED_DECISIONS: 'true' });
    try {
      const decision = await filed(open);
      await send(open, { ...decision, by: 'half\ud800\0' }, { reason: 'r\udfff\0' });
      await send(open, decision, { reason: 'fits \ud800 and \0', conditions: ['c\udc00'] });
      expect(await settled(open, decision, 1, 'AWAITING_PAYMENT')).toMatchObject({ status: 'AWAITING_PAYMENT' });
      const { text } = await open.prisma.remark.findFirstOrThrow({ where: { author: 'supervisor-1' } });
      expect(text).toBe('fits \ufffd and \ufffd');
      const entries = await open.prisma.trailEntry.findMany();
      expect(entries.filter((entry) => hashOfEntry(entry) !== entry.hash)).toEqual([]);
    } finally {
      await open.stop();
    }
  });
});

describe('where decisions must be signed', () => {
  it('ignores an unsigned one, in the timeline, and takes one that is signed', async () => {
    const decision = await filed(strict);
    await send(strict, decision);
    expect(await settled(strict, decision, 1, 'UNDER_REVIEW')).toEqual({
      status: 'UNDER_REVIEW',
      why: ['ASSERTION_MISSING'],
    });
    await send(strict, decision, { assertion: await signDecision(strict.config, decision) });
    expect(await settled(strict, decision, 1, 'AWAITING_PAYMENT')).toEqual({
      status: 'AWAITING_PAYMENT',
      why: ['ASSERTION_MISSING'],
    });
  });

  it('refuses an update that no server sealed, or sealed for something else, and takes what the API sends', async () => {
    const { application: reference, task: taskId } = await filed(strict);
    const client = new Client({ connection, namespace: strict.config.temporal.namespace });
    const handle = client.workflow.getHandle(`application/${reference}`);
    const message = { taskId, outcome: 'approve' as const, actor: { id: 'supervisor-1', roles: ['supervisor'] } };
    const { sealKey } = strict.config.decisions;
    const sealed = { reference, update: 'decideTask', id: 'forged' };
    const seals = [
      undefined,
      'nonsense',
      await strict.token('supervisor-1'),
      await sealMessage({ ...sealed, message }, new Uint8Array(32)),
      await sealMessage({ ...sealed, reference: 'U-1405-999999', message }, sealKey),
      await sealMessage({ ...sealed, message: { ...message, outcome: 'reject' } }, sealKey),
      await sealMessage({ ...sealed, update: 'claimTask', message }, sealKey),
      await sealMessage({ ...sealed, id: 'another sending', message }, sealKey),
    ];
    for (const [i, seal] of seals.entries()) {
      const forged = handle.executeUpdate(decideTaskUpdate, {
        args: [{ ...message, ...(seal && { seal }) }],
        updateId: `forged-${i}`,
      });
      await expect(forged, seal).rejects.toMatchObject({ cause: { type: 'FORBIDDEN' } });
    }
    const decide = 'mutation($id: ID!) { decideTask(id: $id, outcome: APPROVE) { status } }';
    expect(await strict.get('supervisor-1', decide, { id: taskId })).toEqual({ decideTask: { status: 'DONE' } });
  });

  it('ignores one that is signed for something else, by somebody else or by no known key', async () => {
    const decision = await filed(strict);
    const sign = (changes: Partial<Decision>) => signDecision(strict.config, { ...decision, ...changes });
    const stranger = generateKeyPairSync('ed25519').privateKey;
    const claims = { application: decision.application, task: decision.task, outcome: 'approve', words: 'x' };
    const forged = (alg: string, key: Parameters<SignJWT['sign']>[0]) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg })
        .setSubject(decision.by)
        .setAudience('parvaneh/decision')
        .setJti('0123456789abcdef')
        .setIssuedAt()
        .setExpirationTime('1m')
        .sign(key);
    const none = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ ...claims, sub: decision.by }))}.`;
    const assertions = [
      await sign({ task: `${decision.application}-2` }),
      await sign({ outcome: 'reject' }),
      await sign({ application: 'U-1405-999999' }),
      await sign({ by: 'supervisor-2' }),
      await sign({ reason: 'other words' }),
      await sign({ conditions: ['a condition'] }),
      await strict.token('supervisor-1'),
      await forged('EdDSA', stranger),
      await forged('HS256', new TextEncoder().encode('a shared secret of thirty-two bytes')),
      none,
      'nonsense',
    ];
    for (const assertion of assertions) await send(strict, decision, { assertion });
    expect(await settled(strict, decision, assertions.length, 'UNDER_REVIEW')).toEqual({
      status: 'UNDER_REVIEW',
      why: assertions.map(() => 'ASSERTION_INVALID'),
    });
  });

  it('takes an assertion once, whatever became of the decision', async () => {
    const decision = { ...(await filed(strict)), outcome: 'return' };
    const assertion = await signDecision(strict.config, decision);
    // A return without a reason does not fit; the signature is spent all the same.
    await send(strict, decision, { assertion });
    await send(strict, decision, { assertion });
    expect((await settled(strict, decision, 2, 'UNDER_REVIEW')).why).toEqual(['REASON_REQUIRED', 'ASSERTION_USED']);
    const explained = { ...decision, reason: 'نقشه ناخوانا است' };
    await send(strict, explained, {
      assertion: await signDecision(strict.config, explained),
      reason: explained.reason,
    });
    expect((await settled(strict, decision, 2, 'RETURNED')).status).toBe('RETURNED');
  });

  it('ignores an assertion that has grown old', async () => {
    const decision = await filed(strict);
    const assertion = await signDecision(strict.config, decision, new Date(Date.now() - 400_000));
    await send(strict, decision, { assertion });
    expect((await settled(strict, decision, 1, 'UNDER_REVIEW')).why).toEqual(['ASSERTION_INVALID']);
  });
});

it('takes unsigned decisions on the embedded default, and never one that is signed wrongly', async () => {
  const open = await startSystem();
  try {
    const decision = await filed(open);
    await send(open, decision, { assertion: 'nonsense' });
    expect((await settled(open, decision, 1, 'UNDER_REVIEW')).why).toEqual(['ASSERTION_INVALID']);
    await send(open, decision);
    expect((await settled(open, decision, 1, 'AWAITING_PAYMENT')).status).toBe('AWAITING_PAYMENT');
  } finally {
    await open.stop();
  }
});

it('verifies by the keys that are configured', async () => {
  const file = `${strict.config.dataDir}/keys.json`;
  await writeFile(file, '{"keys":[]}');
  const { loadConfig } = await import('../runtime/config.js');
  const env = {
    DATABASE_URL: strict.config.databaseUrl,
    TEMPORAL_ADDRESS: 'localhost:1',
    DATA_DIR: strict.config.dataDir,
  };
  expect(() => loadConfig({ ...env, DECISION_KEYS: file })).toThrow('no JSON Web Key Set');
  await writeFile(file, JSON.stringify({ keys: [{ kty: 'OKP' }] }));
  const { decisions } = loadConfig({ ...env, DECISION_KEYS: file });
  expect(decisions).toMatchObject({ keysFile: file, allowUnsigned: true });
  expect(decisions).not.toHaveProperty('keyFile');
  await expect(signDecision({ decisions }, { by: 'a', application: 'b', task: 'c', outcome: 'd' })).rejects.toThrow(
    'DECISION_KEYS',
  );
});
