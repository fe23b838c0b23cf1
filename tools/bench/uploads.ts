import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { publishShipped } from '../../city/catalogue/catalogue.js';
import { seedDemo } from '../../embedded/demo.js';
import { embeddedParts } from '../../embedded/parts.js';
import type { Embedded } from '../../embedded/start.js';
import { createPrisma } from '../../prisma/client.js';
import type { Config, Settings } from '../../runtime/config.js';
import { startServer } from '../../server.js';
import { startIssuer } from '../../test/support/issuer.js';
import type { Say } from './hostile.js';

const MIB = 1024 * 1024;
const SIZE = 20 * MIB;

/** Uploads of 20 MiB, ten and then a hundred at once: what the server's memory grows by tells whether files are held. */
export async function benchUploads(settings: Settings, servers: Embedded, say: Say): Promise<void> {
  const issuer = await startIssuer();
  const config: Config = {
    ...settings,
    tokens: { ...settings.tokens, issuer: issuer.url },
    port: 0,
    databaseUrl: servers.databaseUrl,
    temporal: { ...settings.temporal, address: servers.temporalAddress },
    taskQueue: 'bench-uploads',
  };
  const prisma = createPrisma(config.databaseUrl, 2);
  await publishShipped(prisma);
  await seedDemo(prisma);
  const server = await startServer(config, embeddedParts);
  const token = await issuer.token('citizen-1');
  const { hash } = await prisma.permitType.findFirstOrThrow({ where: { code: 'construction', status: 'ACTIVE' } });

  async function upload(files: number): Promise<void> {
    const drafts = Array.from({ length: files }, (_, i) => ({
      reference: `B-${files}-${i}`,
      permitTypeHash: hash,
      ownerId: 'citizen-1',
      filedById: 'citizen-1',
      draft: {},
    }));
    await prisma.application.createMany({ data: drafts });
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 20);
    const began = performance.now();
    const sender = fileURLToPath(new URL('./upload-sender.ts', import.meta.url));
    const references = drafts.map(({ reference }) => reference);
    const child = spawn(process.execPath, ['--import', 'tsx', sender, server.url, token, String(SIZE), ...references], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = await once(child, 'exit');
    clearInterval(watch);
    if (code !== 0) throw new Error('an upload was refused');
    const seconds = (performance.now() - began) / 1000;
    const rate = ((files * SIZE) / MIB / seconds).toFixed(0);
    say(
      `${files} uploads of 20 MiB at once`,
      `${rate} MiB/s, memory ${(before / MIB).toFixed(0)} MiB, at most ${((peak - before) / MIB).toFixed(0)} MiB more`,
    );
  }

  await upload(10);
  await upload(100);
  await server.stop();
  await prisma.$disconnect();
  await issuer.stop();
}
