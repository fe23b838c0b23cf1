import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { shippedTemplate } from '../../city/papers/pinned-templates.js';
import { pageTexts } from '../../city/papers/test-support/pdf.js';
import { runCli } from '../../test/support/run-cli.js';

const folder = mkdtempSync(join(tmpdir(), 'parvaneh-template-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const out = join(folder, 'paper.pdf');

it('prints a template with the example of a type of one’s own, as a preview', async () => {
  const args = ['template', 'preview', 'forms/papers/permit.json', '--definition', 'examples/demolition.json'];
  const done = await runCli([...args, '--out', out]);
  expect(done).toMatchObject({ code: 0, out: expect.stringContaining('permit@2 for demolition') });
  const text = (await pageTexts(readFileSync(out))).join(' ');
  expect(text).toContain('فاقد هرگونه اعتبار');
  expect(text).toContain('مریم رضایی');
});

it('prints nothing of a template that publishing would refuse', async () => {
  const file = join(folder, 'broken.json');
  writeFileSync(file, JSON.stringify({ ...shippedTemplate('permit'), footnotes: ['{nummber}'] }, null, 2));
  const { code, err } = await runCli(['template', 'preview', file, '--out', join(folder, 'none.pdf')]);
  expect(code).not.toBe(0);
  expect(err).toMatch(/broken\.json:\d+:\d+: error: footnotes\[0\].*did you mean "number"/);
});
