import { describe, expect, it } from 'vitest';
import type { PaperBlock } from '../paper/model.js';
import { shippedTemplate } from '../pinned-templates.js';
import { placedTexts } from '../test-support/pdf.js';
import { sampleConstruction } from '../test-support/samples.js';
import { drawPaper } from './draw.js';

/** A paper whose body grows line by line; the last block is a table. */
async function pagesOf(notes: number): Promise<string[][]> {
  const filling: PaperBlock[] = Array.from({ length: notes }, (_, i) => ({ kind: 'note', text: `یادداشت ${i}` }));
  const rows = [['ردیف-الف'], ['ردیف-ب']];
  const table: PaperBlock = { kind: 'table', title: 'پایان', columns: [{ title: 'ستون', share: 1 }], rows };
  const { look } = shippedTemplate('permit');
  const paper = { ...sampleConstruction(), look, annexes: [], blocks: [...filling, table] };
  const pages: string[][] = [];
  for (const { page, text } of await placedTexts(await drawPaper(paper))) {
    pages[page - 1] ??= [];
    pages[page - 1]?.push(text);
  }
  return pages;
}

describe('the last page of a body', () => {
  it('never holds signatures alone: the block before them moves along', async () => {
    let moved = 0;
    for (const notes of [18, 20, 21, 22, 23, 24, 25, 26]) {
      const pages = await pagesOf(notes);
      const last = pages.at(-1)?.join(' ') ?? '';
      expect(last).toContain('ردیف-ب');
      if (pages.length === 1) continue;
      moved += 1;
      expect(last).toContain('ردیف-الف');
    }
    expect(moved).toBeGreaterThan(0);
  });
});
