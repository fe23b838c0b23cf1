import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedTemplate } from '../../city/papers/pinned-templates.js';
import { pageTexts } from '../../city/papers/test-support/pdf.js';
import { smallAnswers, smallType } from '../support/published-type.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
beforeAll(async () => {
  system = await startSystem({ PUBLICATION_APPROVAL: 'false' });
  await system.get('admin-1', 'mutation($d: JSON!) { publishPermitType(definition: $d) { hash } }', { d: smallType() });
});
afterAll(() => system.stop());

const QUERY = `query($t: JSON!, $p: ID) { previewTemplate(template: $t, permitType: $p) {
  permitType pdf issues { path message line } } }`;
interface Shown {
  previewTemplate: {
    permitType: string;
    pdf: string | null;
    issues: { path: string; message: string; line: number }[];
  };
}
const preview = async (t: unknown, p?: string) => (await system.get<Shown>('admin-1', QUERY, { t, p })).previewTemplate;
const textOf = async (pdf: string | null) => (await pageTexts(Buffer.from(pdf ?? '', 'base64'))).join(' ');
const noted = { ...shippedTemplate('permit'), version: 9, footnotes: ['یادداشت برای {holder} تا {validUntil}'] };

describe('a template before it is published', () => {
  it('is printed for the type that is named, as a preview that is worth nothing', async () => {
    const { permitType, pdf, issues } = await preview(noted, 'construction');
    expect({ permitType, issues }).toEqual({ permitType: 'construction', issues: [] });
    const text = await textOf(pdf);
    expect(text).toContain('پروانه احداث');
    expect(text).toContain('فاقد هرگونه اعتبار');
    expect(text).toContain('یادداشت برای نمونه، نمونه تا');
    expect(await system.prisma.publication.count({ where: { kind: 'TEMPLATE', version: 9 } })).toBe(0);
  });

  it.each(['inquiry-answer', 'draft-slip', 'receipt'] as const)(
    'is printed for %s, with a type that has that paper',
    async (paper) => {
      const { permitType, pdf } = await preview(shippedTemplate(paper));
      expect(permitType === 'inquiry').toBe(paper === 'inquiry-answer');
      expect(await textOf(pdf)).toContain('فاقد هرگونه اعتبار');
    },
  );

  it('is not printed where publishing would refuse it, and says why and where', async () => {
    const text = JSON.stringify({ ...noted, footnotes: ['{holdr}'] }, null, 2);
    const { pdf, issues } = await preview(text);
    expect(pdf).toBeNull();
    expect(issues).toMatchObject([
      { path: 'footnotes[0]', message: expect.stringContaining('did you mean "holder"?') },
    ]);
    expect(issues[0]?.line).toBeGreaterThan(1);
  });

  it('is shown to administrators alone', async () => {
    const { errors } = await system.ask('citizen-1', QUERY, { t: noted });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

it('a slip says where its paper is', async () => {
  const start = 'mutation($a: JSON!) { startApplication(permitType: "awning", answers: $a) { reference } }';
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>('citizen-1', start, {
    a: smallAnswers,
  });
  const filed = await system.get<{ submitApplication: { slips: { id: string; documentUrl: string }[] } }>(
    'citizen-1',
    'mutation($r: ID!) { submitApplication(reference: $r) { slips { id documentUrl } } }',
    { r: startApplication.reference },
  );
  const [slip] = filed.submitApplication.slips;
  const response = await fetch(slip?.documentUrl ?? '', { headers: await system.headers('citizen-1') });
  expect(response.headers.get('content-type')).toContain('application/pdf');
  const text = (await pageTexts(Buffer.from(await response.arrayBuffer()))).join(' ');
  expect(text).toContain('فیش عوارض');
  expect(text).toContain('۲۵۰٬۰۰۰');
  expect((await fetch(slip?.documentUrl ?? '', { headers: await system.headers('citizen-2') })).status).toBe(404);
});
