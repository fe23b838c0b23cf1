import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jalaliDay, jalaliYear } from '../../forms/jalali.js';
import { builtPortal } from '../../http/portal-files.js';
import { openBrowser, signIn, type TestBrowser } from '../support/browser.js';
import { demoPeople } from '../support/demo-person.js';
import { type Asking, file, referenceAsking, toThePermit } from '../support/journey.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let browser: TestBrowser;

beforeAll(async () => {
  system = await startSystem({ TOKEN_ISSUER: '' }, { portal: builtPortal() });
  browser = await openBrowser(system.url);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

async function comesToAPermit(asking: Asking): Promise<void> {
  const { page, context, complaints } = await browser.open({ language: 'en' });
  await signIn(page, system.config.dataDir, 'citizen-1', '/my');
  const reference = await file(page, asking);
  const link = await toThePermit(page, browser, system, reference);
  const pdf = await page.request.get(link ?? '');
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect(complaints).toEqual([]);
  await context.close();
}

test('an owner comes from a service to a printed permit on a phone', { timeout: 300_000 }, () =>
  comesToAPermit(referenceAsking('construction')),
);

// What differs by its definition alone: `npm run test:portal`.
describe.runIf(process.env.PORTAL_MATRIX)('so does whoever asks for', () => {
  test.each(['inquiry', 'renewal', 'extension', 'amendment'])('%s', { timeout: 400_000 }, (type) =>
    comesToAPermit(referenceAsking(type)),
  );

  const nextYear = jalaliYear(jalaliDay(new Date())) + 1;
  test.each([
    {
      type: 'works-declaration',
      change: ({ works }: Asking['answers']) => ({ works: { ...(works as object), begins: `${nextYear}/06/01` } }),
    },
    { type: 'business-licence', change: () => ({}) },
  ])('$type, which somebody has written as an example', { timeout: 400_000 }, async ({ type, change }) => {
    const textAt = (path: string) => readFileSync(new URL(`../../examples/${path}.json`, import.meta.url), 'utf8');
    const people = demoPeople({ url: system.url, dataDir: system.config.dataDir });
    const definition = JSON.parse(textAt(type)) as { examples: Omit<Asking, 'type'>[] };
    await people.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { status } }', {
      d: definition,
    });
    await people.get('admin-1', 'mutation($t: JSON!) { publishTemplate(template: $t) { status } }', {
      t: JSON.parse(textAt(`papers/${type}`)),
    });
    const [example] = definition.examples;
    if (!example) throw new Error(`${type} has no example`);
    await comesToAPermit({ type, ...example, answers: { ...example.answers, ...change(example.answers) } });
  });
});
