import { afterAll, describe, expect, it } from 'vitest';
import { readSaid } from '../../forms/language/said-text.js';
import { createRenderer, PaperRenderingError, PapersBusyError } from './renderer.js';
import { sampleConstruction, samplePaper, sampleSlip, withFloors } from './test-support/samples.js';

const renderer = createRenderer({ threads: 2 });
afterAll(() => renderer.close());

describe('the renderer', () => {
  it('gives the same bytes for the same paper, on whatever thread, in whatever order of fields', async () => {
    const paper = sampleConstruction();
    const reordered = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(paper).reverse())));
    const drawn = await Promise.all([renderer.render(paper), renderer.render(reordered), renderer.render(paper)]);
    expect(drawn[0].subarray(0, 5).toString()).toBe('%PDF-');
    expect(drawn[1].equals(drawn[0])).toBe(true);
    expect(drawn[2].equals(drawn[0])).toBe(true);
  });

  it('gives the same bytes whatever it drew before', async () => {
    const [fresh, used] = [createRenderer({ threads: 1 }), createRenderer({ threads: 1 })];
    try {
      for (const before of [sampleSlip(), samplePaper('inquiry'), sampleConstruction({ answers: withFloors(60) })]) {
        await used.render(before);
      }
      const paper = sampleConstruction({ conditions: [{ text: readSaid('ارائه نقشه پس از پایان کار') }] });
      const [one, other] = await Promise.all([fresh.render(paper), used.render(paper)]);
      expect(one.equals(other)).toBe(true);
    } finally {
      await Promise.all([fresh.close(), used.close()]);
    }
  });

  it('gives other bytes for another paper', async () => {
    const [one, other] = await Promise.all([
      renderer.render(sampleConstruction()),
      renderer.render(sampleConstruction({ number: '1405-000002' })),
    ]);
    expect(one.equals(other)).toBe(false);
  });

  it('rejects what cannot be drawn, and goes on with the next paper on the same thread', async () => {
    const single = createRenderer({ threads: 1 });
    try {
      const broken = { ...sampleConstruction(), at: 'yesterday' };
      await expect(single.render(broken)).rejects.toThrow(PaperRenderingError);
      expect((await single.render(sampleConstruction())).length).toBeGreaterThan(10_000);
    } finally {
      await single.close();
    }
  });

  it('refuses a paper when as many wait as may, and draws all that were taken', async () => {
    const busy = createRenderer({ threads: 1, waiting: 2 });
    try {
      const taken = [1, 2, 3].map(() => busy.render(sampleSlip()));
      await expect(busy.render(sampleSlip())).rejects.toThrow(PapersBusyError);
      expect(await Promise.all(taken)).toHaveLength(3);
      expect((await busy.render(sampleSlip())).length).toBeGreaterThan(1_000);
    } finally {
      await busy.close();
    }
  });

  it('gives up a layout that takes too long, and draws the next one', async () => {
    const hasty = createRenderer({ threads: 1, timeoutMs: 1 });
    try {
      await expect(hasty.render(sampleConstruction())).rejects.toThrow(/longer than 1 ms/);
      await expect(hasty.render(sampleConstruction())).rejects.toThrow(/longer than 1 ms/);
    } finally {
      await hasty.close();
    }
  });

  it('rejects what is under way when it is closed', async () => {
    const closing = createRenderer({ threads: 1 });
    const settled = Promise.allSettled([closing.render(sampleConstruction()), closing.render(sampleConstruction())]);
    await closing.close();
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(closing.render(sampleConstruction())).rejects.toThrow(PaperRenderingError);
  });
});
