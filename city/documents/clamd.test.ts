import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createClamdScan } from './clamd.js';
import { DocumentRefusedError, ScannerUnavailableError } from './errors.js';
import { type Behaviour, clamdStandIn, EICAR } from './test-support/clamd.js';

let folder: string;
let file: string;
let closing: (() => Promise<void>)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parvaneh-clamd-'));
  file = join(folder, 'file');
  closing = [];
});
afterEach(async () => {
  for (const close of closing) await close();
  await rm(folder, { recursive: true, force: true });
});

async function overTcp(behaviour: Behaviour = 'scan') {
  const clamd = clamdStandIn(behaviour);
  closing.push(clamd.close);
  const server = await clamd.listen(0);
  return { ...clamd, scan: createClamdScan(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`, 500) };
}

it('lets a clean file of many pieces pass, and sends all of it', async () => {
  const { scan, scanned } = await overTcp();
  await writeFile(file, Buffer.alloc(3_000_001, 'a'));
  await scan(file);
  expect(scanned).toEqual([3_000_001]);
});

it('refuses an infected file over TCP and over a Unix socket', async () => {
  await writeFile(file, `%PDF-1.4\n${'x'.repeat(200_000)}${EICAR}`);
  const { scan } = await overTcp();
  const path = join(folder, 'clamd.sock');
  const local = clamdStandIn();
  closing.push(local.close);
  await local.listen(path);
  for (const scanBy of [scan, createClamdScan(`unix://${path}`)]) {
    const refusal = await scanBy(file).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DocumentRefusedError);
    expect(refusal).toMatchObject({ code: 'INFECTED', detail: { found: 'Eicar-Test-Signature' } });
  }
});

it.each(['hang-up', 'silent', 'too-long'] as const)('takes "%s" for no verdict', async (behaviour) => {
  const { scan } = await overTcp(behaviour);
  await writeFile(file, Buffer.alloc(5_000_000));
  await expect(scan(file)).rejects.toThrow(ScannerUnavailableError);
});

it('takes nobody listening for no verdict', async () => {
  const { scan, close } = await overTcp();
  await close();
  await writeFile(file, 'x');
  await expect(scan(file)).rejects.toThrow(ScannerUnavailableError);
  await expect(createClamdScan(`unix://${folder}/none.sock`)(file)).rejects.toThrow(ScannerUnavailableError);
});
