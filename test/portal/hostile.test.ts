import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPortal } from '../../http/portal-files.js';
import { openBrowser, signIn, type TestBrowser } from '../support/browser.js';
import { type DemoPeople, demoPeople } from '../support/demo-person.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
let browser: TestBrowser;
let people: DemoPeople;
let draft: string;

beforeAll(async () => {
  system = await startSystem({ TOKEN_ISSUER: '' }, { worker: false, portal: builtPortal() });
  browser = await openBrowser(system.url);
  people = demoPeople({ url: system.url, dataDir: system.config.dataDir });
  draft = await people.drafted('construction');
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

async function as(person: string, path: string) {
  const window = await browser.open({ language: 'en' });
  await signIn(window.page, system.config.dataDir, person, path);
  return window;
}

test('a link that signs in leads to no foreign host', async () => {
  const { page, context } = await as('citizen-1', '/offices');
  for (const to of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
  ]) {
    await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
    await page.waitForURL((url) => !url.pathname.startsWith('/oidc') && !url.pathname.startsWith('/sign-in'));
    expect([to, new URL(page.url()).origin]).toEqual([to, system.url]);
  }
  await context.close();
});

test('what is no document is refused at its field, whatever it calls itself, and a name that is a path stays a name', async () => {
  const { page, context } = await as('citizen-1', `/draft/${draft}?part=documents`);
  const card = page.locator('#d-DEED');
  const files = card.locator('.files > li');
  await files.first().waitFor();
  const before = await files.count();
  const give = async (name: string, text: string) => {
    const file = { name, mimeType: 'application/pdf', buffer: Buffer.from(text) };
    const answered = page.waitForResponse((response) => 'x-graphql-yoga-csrf' in response.request().headers());
    await card.locator('input[type=file]').first().setInputFiles(file);
    await answered;
  };
  for (const text of ['MZ\x90\0 a program', '<html><script>alert(1)</script></html>', '<svg onload="alert(1)"/>', '']) {
    await give('deed.pdf', text);
    await card.getByRole('alert').first().waitFor();
    expect(await files.count()).toBe(before);
  }
  await give(
    '../../etc/passwd\u202efdp.pdf',
    '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n%x',
  );
  const rows = await system.prisma.attachedDocument.findMany({ where: { reference: draft, code: 'DEED' } });
  expect(rows.map(({ fileName }) => fileName).join()).toContain('passwd');
  for (const { fileName } of rows) expect(fileName).not.toMatch(/[/\\\u202e]|\.\./);
  await context.close();
});

test('nobody opens the document, the draft or the case of somebody else', async () => {
  const query = '{ application(reference: "REF") { documents { url } } }'.replace('REF', draft);
  const { application } = await people.get<{ application: { documents: { url: string }[] } }>('citizen-1', query);
  const path = new URL(application.documents[0]?.url ?? '').pathname;
  const { page, context } = await as('citizen-2', '/my');
  expect((await page.request.get(path)).status()).toBe(404);
  for (const address of [`/draft/${draft}`, `/case/${draft}`]) {
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: 'There is no such page' }).waitFor();
  }
  await context.close();
});

test('what somebody types is text wherever it is shown, and the pages make no code of texts', async () => {
  const typed = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  const { application } = await people.get<{ application: { answers: { applicant: { owners: object[] } } } }>(
    'citizen-1',
    '{ application(reference: "REF") { answers } }'.replace('REF', draft),
  );
  const { answers } = application;
  const [owner] = answers.applicant.owners;
  const changed = { ...answers, applicant: { ...answers.applicant, owners: [{ ...owner, fullName: typed }] } };
  await people.get(
    'citizen-1',
    'mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { reference } }',
    {
      r: draft,
      a: changed,
    },
  );
  const { page, context, complaints } = await as('citizen-1', `/draft/${draft}?part=check`);
  await page.getByText(typed).first().waitFor();
  expect(await page.title()).toMatch(/Parvaneh/);
  expect(complaints).toEqual([]);
  const tried = await page.evaluate(async () => {
    // What the browser’s driver runs itself may make code of texts; what comes after it may not.
    await new Promise((resolve) => setTimeout(resolve));
    const refused = (attempt: () => unknown) => {
      try {
        attempt();
        return false;
      } catch {
        return true;
      }
    };
    return [
      refused(() => Object.assign(document.createElement('div'), { innerHTML: '<b>1</b>' })),
      refused(() => new Function('return 1')()),
      refused(() => Object.assign(document.createElement('script'), { src: 'https://evil.example/x.js' })),
    ];
  });
  expect(tried).toEqual([true, true, true]);
  await context.close();
});

test('no link does anything: signing out, and every change, need more than an address', async () => {
  const { page, context } = await as('citizen-1', '/my');
  const mutation = 'mutation { endSessions { count } }';
  const form = { query: mutation };
  const told = [
    await page.request.get('/sign-out'),
    await page.request.get(`/graphql?query=${encodeURIComponent(mutation)}`, { headers: { 'x-csrf': '1' } }),
    // As a form of another site would send it: with the cookie, without the header that it cannot set.
    await page.request.post('/graphql', { form }),
    await page.request.post('/graphql', { data: form }),
  ];
  for (const response of told) expect(await response.text()).not.toContain('"count"');
  expect((await page.request.get('/session')).status()).toBe(200);
  await context.close();
});

test('every address answers under the policy, and lets nobody put it into a frame', async () => {
  for (const path of ['/', '/my', '/verify', '/admin', '/case/U-1405-000001', '/nowhere']) {
    const response = await fetch(`${system.url}${path}`, { headers: { accept: 'text/html' } });
    const policy = (response.headers.get('content-security-policy') ?? '').replaceAll(';', '; ');
    expect([path, policy]).toEqual([
      path,
      expect.stringContaining("default-src 'none'; script-src 'self'; style-src 'self'"),
    ]);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  }
});
