import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRenderer } from '../../city/papers/renderer.js';
import { sampleConstruction } from '../../city/papers/test-support/samples.js';
import { signPermit, verifyPermitToken } from '../../city/papers/token.js';
import { verifyOnRegister } from '../../city/papers/verification.js';
import { createPermitSigner } from '../../city/signing/signer.js';
import type { PrismaClient } from '../../prisma/client.js';
import { quantile, type Say } from './figures.js';

const RENDERS = 40;
const REQUESTS = 300;
const VERIFICATIONS = 5_000;
const ROUNDS = 3;

/** Papers a second, what drawing them does to other requests of the process, and verifications a second. */
export async function benchPapers(prisma: PrismaClient, request: () => Promise<unknown>, say: Say): Promise<void> {
  await benchRenders(request, say);
  await benchVerifications(prisma, say);
}

async function benchRenders(request: () => Promise<unknown>, say: Say): Promise<void> {
  const renderer = createRenderer({ threads: 1 });
  const paper = sampleConstruction();
  await renderer.render(paper);
  const began = performance.now();
  for (let i = 0; i < RENDERS; i += 1) await renderer.render(paper);
  say('permit papers/s, one thread', (RENDERS / ((performance.now() - began) / 1000)).toFixed(1));

  async function p99(): Promise<number> {
    const times: number[] = [];
    for (let i = 0; i < REQUESTS; i += 1) {
      const at = performance.now();
      await request();
      times.push(performance.now() - at);
    }
    return quantile(times, 0.99);
  }

  /** Draws one paper after the other while the requests run. */
  async function whileDrawing(): Promise<number> {
    let drawing = true;
    const drawn = (async () => {
      while (drawing) await renderer.render(paper);
    })();
    const slowest = await p99();
    drawing = false;
    await drawn;
    return slowest;
  }

  for (let round = 1; round <= ROUNDS; round += 1) {
    const [still, busy] = [await p99(), await whileDrawing()];
    say(`p99 of a list request, round ${round}`, `${still.toFixed(1)} ms; while drawing ${busy.toFixed(1)} ms`);
  }
  await renderer.close();
}

async function benchVerifications(prisma: PrismaClient, say: Say): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'parvaneh-bench-keys-'));
  const signer = createPermitSigner({ folder });
  const now = new Date();
  const token = await signPermit(signer, {
    issuer: 'bench',
    number: '1405-000001',
    type: 'construction',
    issuedAt: now,
    validUntil: null,
    paperHash: '00'.repeat(32),
  });
  const perSecond = async (verify: () => Promise<unknown>): Promise<string> => {
    const began = performance.now();
    for (let i = 0; i < VERIFICATIONS; i += 1) await verify();
    return (VERIFICATIONS / ((performance.now() - began) / 1000)).toFixed(0);
  };
  say('verifications/s, offline', await perSecond(() => verifyPermitToken(token, signer.keySet(), undefined, now)));
  say('verifications/s, on the register', await perSecond(() => verifyOnRegister({ prisma, signer }, token, now)));
  rmSync(folder, { recursive: true, force: true });
}
