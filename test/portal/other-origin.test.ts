import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../embedded/ports.js';
import { builtPortal } from '../../http/portal-files.js';
import { openBrowser, type TestBrowser } from '../support/browser.js';
import { type OtherOrigin, startOtherOrigin } from '../support/other-origin.js';
import { type System, startSystem } from '../support/system.js';

// It needs a provider of its own: `npm run test:portal`.
describe.runIf(process.env.PORTAL_MATRIX)('a provider on another origin', () => {
  let folder: string;
  let provider: OtherOrigin;
  let system: System;
  let browser: TestBrowser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parvaneh-other-origin-'));
    const port = await freePort();
    const publicUrl = `http://localhost:${port}`;
    provider = await startOtherOrigin({ port: await freePort(), publicUrl, dataDir: folder, person: 'citizen-1' });
    const env = { ...provider.environment, PORT: String(port) };
    system = await startSystem(env, { worker: false, portal: builtPortal() });
    browser = await openBrowser(system.url);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    await provider?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('signs people in and out, with a policy that names no origin but the own', async () => {
    const { page, context, complaints } = await browser.open({ language: 'en' });
    await page.goto('/sign-in?to=/my');
    await page.waitForURL(`${system.url}/my`);
    await page.getByRole('heading', { level: 1, name: 'My cases' }).waitFor();
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${provider.origin}/**`);
    await page.locator('button').first().click();
    await page.waitForURL(`${system.url}/`);
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    expect((await page.request.get('/session')).status()).toBe(401);
    // The provider's own page takes its look from the server that it is part of elsewhere.
    expect(complaints.filter((text) => !text.includes(`${provider.origin}/verify/verify.css`))).toEqual([]);
    await context.close();
  });
});
