import { describe, expect, it } from 'vitest';
import { factsOf } from '../test-support/pdf.js';
import { sampleConstruction } from '../test-support/samples.js';
import { drawPaper } from './draw.js';

const png =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const svg = (shape: string) =>
  `data:image/svg+xml;base64,${btoa(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${shape}</svg>`)}`;

async function drawn(emblem?: string): Promise<Buffer> {
  const paper = sampleConstruction();
  if (!paper.look) throw new Error('The sample has no look.');
  return drawPaper({ ...paper, look: { ...paper.look, ...(emblem && { emblem }) } });
}

describe('an emblem', () => {
  it('is a picture at the head that is read out as the city', async () => {
    const bytes = await drawn(png);
    const [first = ''] = (await factsOf(bytes)).structure;
    expect(first).toMatch(/^Root\(Document\(Figure "شهرداری نمونه"/);
    expect(bytes.toString('latin1')).toContain('/Subtype /Image');
    expect((await factsOf(await drawn())).structure[0]).not.toContain('Figure');
  });

  it('may be drawn of shapes, and every city gets its own', async () => {
    const [circle, square] = [svg('<circle cx="5" cy="5" r="4"/>'), svg('<rect x="1" y="1" width="8" height="8"/>')];
    const papers = [await drawn(circle), await drawn(square), await drawn(circle)];
    expect((await factsOf(papers[0] ?? Buffer.of())).structure[0]).toContain('Figure "شهرداری نمونه"');
    expect(papers[1]?.equals(papers[0] ?? Buffer.of())).toBe(false);
    expect(papers[2]?.equals(papers[0] ?? Buffer.of())).toBe(true);
  });
});
