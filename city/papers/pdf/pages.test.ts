import { describe, expect, it } from 'vitest';
import type { PaperBlock } from '../paper/model.js';
import { drawPaper } from '../templates/draw.js';
import { placedTexts } from '../test-support/pdf.js';
import { sampleConstruction } from '../test-support/samples.js';

const FOOT = 48;

/** The numbers of a paper's own words, in the order in which they are read, and what stands lowest on a page beside its foot. */
async function wordsOf(blocks: PaperBlock[]) {
  const texts = await placedTexts(await drawPaper({ ...sampleConstruction(), blocks, annexes: [], footnotes: [] }));
  const own = texts.filter(({ text }) => /w\d+/.test(text));
  return {
    words: own.flatMap(({ text }) => text.match(/w\d+/g) ?? []),
    lowest: Math.min(...own.map(({ place }) => place[5] ?? 0)),
    pages: new Set(own.map(({ page }) => page)).size,
  };
}

const many = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`).join(' ');
const all = (count: number) => many(count).split(' ');

describe('what is higher than a page', () => {
  const facts = { kind: 'facts', title: 'مشخصات', rows: [{ label: 'شرح', value: many(900) }] } as const;
  const note = { kind: 'note', text: many(3000), strong: true } as const;
  const table = { kind: 'table', title: 'جدول', columns: [{ title: 'شرح', share: 1 }], rows: [[many(3000)]] } as const;

  it.each([
    [3000, note],
    [3000, table],
    [900, facts],
  ] as const)('goes on over the next, and nothing of it is lost (%i words)', async (count, block) => {
    const { words, lowest, pages } = await wordsOf([block as unknown as PaperBlock]);
    expect(words).toEqual(all(count));
    expect(lowest).toBeGreaterThan(FOOT);
    expect(pages).toBeGreaterThan(1);
  });
});
