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

it('holds the fields that a template names against the form that it is printed with, and says where none is known', async () => {
  const file = join(folder, 'licence.json');
  writeFileSync(
    file,
    readFileSync('examples/papers/business-licence.json', 'utf8').replace('business.name', 'business.nam'),
  );
  const args = ['template', 'preview', file, '--definition', 'examples/business-licence.json'];
  const { code, err } = await runCli([...args, '--out', join(folder, 'none.pdf')]);
  expect(code).toBe(1);
  expect(err).toContain('"{answers.business.nam}" names no field of the form: no "nam"; did you mean "name"?');
  const checked = await runCli(['validate', file]);
  expect(checked).toMatchObject({ code: 0, out: expect.stringContaining('fields in braces were not checked') });
});
