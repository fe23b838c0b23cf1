import { describe, expect, it } from 'vitest';
import type { PaperTemplate } from '../../../forms/language/paper-template.js';
import { readSaid, saidText } from '../../../forms/language/said-text.js';
import { shippedTemplate } from '../pinned-templates.js';
import { drawPaper } from '../templates/draw.js';
import { factsOf, pageTexts } from '../test-support/pdf.js';
import { sampleGrant, sampleSlip } from '../test-support/samples.js';
import { permitPaper } from './permit.js';

const PERSIAN = /[\u0600-\u06ff]/;
const inGerman: Partial<PaperTemplate> = {
  language: 'de-CH',
  title: { fa: '{type}', en: '{type}', de: 'Baubewilligung' } as PaperTemplate['title'],
  issuer: 'Stadt',
  signatures: [],
  footnotes: ['Gültig bis {validUntil}, {total}'],
};
const granted = (over: Partial<PaperTemplate>) => {
  const body = shippedTemplate('permit').body.filter((part) => 'section' in part && part.otherwise === undefined);
  const sections = [...body, { section: 'conditions' as const }];
  return permitPaper(
    sampleGrant('construction', {
      template: { ...shippedTemplate('permit'), body: sections, ...over },
      conditions: [
        { text: readSaid(saidText({ fa: 'نمونه رنگ', de: 'Farbmuster' })), due: '1406/01/10' },
        { text: readSaid('Ein Baum') },
      ],
    }),
  );
};

describe('a paper in a language from the left', () => {
  const paper = granted({ ...inGerman, words: { 'answers.proposal.floors': 'Stockwerke' } });

  it('says everything of itself in it', () => {
    const { heading, annexes, footnotes, language } = paper;
    expect(heading.map(({ label, value }) => `${label} ${value}`)).toEqual([
      'Nummer 1405-000001',
      'Erteilt am 24. November 2026',
      'Gültig bis und mit 23. November 2028',
      'Gesuch P-1405-0000042',
    ]);
    expect(annexes[0]?.title).toBe('Kontrollblatt der Bauaufsicht');
    expect(footnotes.at(-1)).toBe("Gültig bis 23. November 2028, 143'000'000 Rial");
    expect(language).toMatchObject({ tag: 'de-CH', page: '{start} – Seite {page} von {pages}' });
    const titles = paper.blocks.flatMap((block) => ('title' in block ? [block.title] : []));
    expect(titles).toEqual(expect.arrayContaining(['Eigentümer', 'Auflagen', 'Gültigkeit', 'Proposal – Stockwerke']));
    expect(titles.filter((title) => PERSIAN.test(title))).toEqual([]);
    expect(paper.blocks).toContainEqual({
      kind: 'list',
      title: 'Auflagen',
      items: ['Farbmuster (bis 30. März 2027)', 'Ein Baum'],
    });
  });

  it('is a file in that language whose text is read from the left', async () => {
    const pdf = await drawPaper(paper);
    expect((await factsOf(pdf)).structure[0]).toMatch(/^Root\(Document\(P H1 P/);
    const file = pdf.toString('latin1');
    for (const said of ['/Lang (de-CH)', '/Direction /L2R', '/WritingMode /LrTb']) expect(file).toContain(said);
    const [first = ''] = await pageTexts(pdf);
    expect(first).toContain('Baubewilligung');
    expect(first).toContain('Nummer: 1405-000001');
    // Names stay as they were written.
    expect(first).toContain('مریم رضایی');
  });
});

describe('a second language', () => {
  it('stands in titles, headings and texts that are written in it', () => {
    const { title, heading, blocks, signatures } = granted({
      ...inGerman,
      beside: 'fr',
      body: [{ note: { de: 'Bis {validUntil}', fr: 'Jusqu’au {validUntil}' } as never }, { section: 'validity' }],
      signatures: [{ de: 'Baubehörde', fr: 'Autorité' } as never],
    });
    expect(title).toMatchObject({ 'de-CH': 'Baubewilligung' });
    expect(heading[0]?.label).toBe('Nummer / Numéro');
    expect(blocks.slice(0, 2)).toEqual([
      { kind: 'note', text: 'Bis 23. November 2028' },
      { kind: 'note', text: 'Jusqu’au 23 novembre 2028' },
    ]);
    expect(blocks[2]).toMatchObject({ title: 'Gültigkeit / Validité' });
    expect(signatures).toEqual(['Baubehörde / Autorité']);
  });
});

it('a slip says amounts, days and what becomes of it in the language of its template', () => {
  const template = {
    ...shippedTemplate('draft-slip'),
    language: 'en',
    words: { 'notes.appeal': 'Write to the council.' },
  };
  const slip = sampleSlip({ templates: { 'draft-slip': template, receipt: shippedTemplate('receipt') } });
  expect(slip.banner).toBe('Draft: not payable before the municipality approves');
  const said = JSON.stringify(slip.blocks);
  for (const text of ['139,400,000 rials', 'Write to the council.', 'Municipality', 'Floor area: 240.5 m²']) {
    expect(said).toContain(text);
  }
  expect(slip.heading.at(-1)).toEqual({ label: 'Pay until', value: '23 December 2026' });
});

describe('the shares of owners', () => {
  const sharesIn = (language: string | undefined, ...dang: string[]) => {
    const grant = sampleGrant('construction');
    const { applicant } = grant.answers as { applicant: { owners: object[] } };
    const [owner] = applicant.owners;
    const owners = dang.map((shareDang) => ({ ...owner, shareDang }));
    const template = { ...shippedTemplate('permit'), ...(language && { language }) };
    const { blocks } = permitPaper({ ...grant, template, answers: { ...grant.answers, applicant: { owners } } });
    const table = blocks.find((block) => block.kind === 'table' && block.columns.length > 1 && 'rows' in block);
    return table?.kind === 'table' ? table.rows.map((cells) => cells.slice(2)) : undefined;
  };

  it('are parts of the whole where nobody reckons in dang', () => {
    expect(sharesIn('de', '1.5', '4', '0.5')).toEqual([['1/4'], ['2/3'], ['1/12']]);
    expect(sharesIn('de', '3', 'ein Rest')).toEqual([['1/2'], ['ein Rest']]);
    expect(sharesIn(undefined, '1.5', '4.5')).toEqual([['۱٫۵'], ['۴٫۵']]);
  });

  it('are left out where somebody owns all of it, save in Persian', () => {
    expect(sharesIn('fr', '6')).toEqual([[]]);
    expect(sharesIn(undefined, '6')).toEqual([['۶']]);
  });
});

it('a colon stands apart from the word before it in French, on lines and in the file', async () => {
  const paper = granted({ ...inGerman, language: 'fr-CH' });
  const [first = ''] = await pageTexts(await drawPaper(paper));
  expect(first.replaceAll('\u00a0', ' ')).toContain('Numéro : 1405-000001');
  expect(first.replaceAll('\u00a0', ' ')).not.toMatch(/\p{L}: /u);
});

it('a paper in Persian says nothing of its language', () => {
  expect(granted({})).not.toHaveProperty('language');
});
