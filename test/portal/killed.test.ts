import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../embedded/ports.js';
import { createPrisma } from '../../prisma/client.js';
import { openBrowser, signIn, type TestBrowser } from '../support/browser.js';
import { createPublishedDatabase } from '../support/published-database.js';
import { type TestDatabase, temporalAddress } from '../support/servers.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

// Its servers are processes of their own, which take their time: `npm run test:portal`.
describe.runIf(process.env.PORTAL_MATRIX)('a server that is killed', () => {
  let folder: string;
  let database: TestDatabase;
  let browser: TestBrowser;
  let server: ChildProcess;
  let port: number;

  async function start(): Promise<void> {
    server = spawn(process.execPath, ['runtime/compiled/main.js', 'embedded/npm-server'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        PORT: String(port),
        DATA_DIR: folder,
        DATABASE_URL: database.url,
        TEMPORAL_ADDRESS: temporalAddress(),
        RATE_SIGN_IN: '0',
      },
    });
    let told = '';
    server.stdout?.on('data', (chunk) => {
      told += chunk;
    });
    while (!told.includes('answers at')) {
      if (server.exitCode !== null) throw new Error(told);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parvaneh-killed-'));
    database = await createPublishedDatabase(join(folder, 'permit-keys'));
    port = await freePort();
    await start();
    browser = await openBrowser(`http://localhost:${port}`);
  });
  afterAll(async () => {
    await browser?.close();
    await kill();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('twice in the middle of a form takes nothing of what was typed', async () => {
    const { page, context } = await browser.open({ language: 'en' });
    context.setDefaultTimeout(60_000);
    await signIn(page, folder, 'citizen-1', '/apply/inquiry');
    await page.getByRole('button', { name: 'Begin without' }).click();
    await page.waitForURL('**/draft/*');
    const address = `${page.url()}?part=property`;
    await page.goto(address);
    const give = async (field: string, value: string) => {
      await page.locator(field).fill(value);
      await page.locator(field).blur();
    };
    await page.locator('#f-property-deedArea').waitFor();
    await give('#f-property-deedArea', '250');
    await page.locator('.saving', { hasText: 'Saved' }).waitFor();
    await kill();
    await give('#f-property-postalCode', '9345678913');
    await page.getByText('it will be when the line is back').waitFor();
    await start();
    await give('#f-property-plate-bakhsh', '9');
    await page.locator('.saving', { hasText: 'Saved' }).waitFor();
    await give('#f-property-plate-main', '183');
    await kill();
    await give('#f-property-plate-sub', '4521');
    await start();
    await page.goto(address);
    await page.locator('.saving', { hasText: 'Saved' }).waitFor();
    const reference = new URL(address).pathname.split('/').at(-1) ?? '';
    const prisma = createPrisma(database.ownerUrl, 1);
    const kept = async () => (await prisma.application.findUniqueOrThrow({ where: { reference } })).draft;
    await expect.poll(kept, { timeout: 30_000 }).toEqual({
      property: { deedArea: '250', postalCode: '9345678913', plate: { bakhsh: 9, main: 183, sub: 4521 } },
    });
    await prisma.$disconnect();
    await context.close();
  }, 400_000);
});
