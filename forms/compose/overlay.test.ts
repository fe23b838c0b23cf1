import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Override } from '../language/overlay.js';
import { loadShipped } from '../load.js';
import { applyOverlay } from './overlay.js';

const title = { fa: 'الف', en: 'a' };
const shipped = {
  version: 2,
  steps: [{ id: 'a', title, deadlines: [{ days: 5 }] }],
  zones: [{ zone: 'Z', max: 2 }],
  rules: ['R-1'],
};
const over = (...set: Override[]) => applyOverlay(shipped, { permitType: 'x', version: 3, title, set });

describe('an overlay', () => {
  it.each<[string, unknown, unknown]>([
    ['steps[a].deadlines[0].days', 7, { steps: [{ deadlines: [{ days: 7 }] }] }],
    ['steps[a].title.fa', 'ب', { steps: [{ title: { fa: 'ب', en: 'a' } }] }],
    ['zones[zone=Z].max', 3, { zones: [{ max: 3 }] }],
    ['rules[R-1]', 'R-2', { rules: ['R-2'] }],
  ])('sets %s', (at, to, value) => {
    expect(over({ at, to })).toMatchObject({ value: { version: 2003, ...(value as object) }, issues: [] });
    expect(shipped.steps[0]?.deadlines[0]?.days).toBe(5);
  });

  it.each(['steps[b].title', 'steps[a].titel', 'zones[9].max', 'rules[R-9]', 'steps.a', 'constructor.name', '[]'])(
    'says so when %s is gone',
    (at) => {
      expect(over({ at, to: 1 }).issues).toMatchObject([{ path: 'set[0].at', code: 'OVERLAY_TARGET_GONE' }]);
    },
  );

  it('warns when what it overrides was changed underneath', () => {
    const at = 'steps[a].deadlines[0].days';
    expect(over({ at, was: 5, to: 7 }).issues).toEqual([]);
    expect(over({ at, was: 4, to: 7 }).issues).toMatchObject([{ code: 'OVERLAY_BASE_CHANGED', severity: 'warning' }]);
  });
});

describe('a folder of overlays', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parvaneh-overlays-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is put over what ships, whenever that is loaded', async () => {
    const plain = await loadShipped();
    const { definitions, rulebooks, warnings } = await loadShipped({
      overlays: fileURLToPath(new URL('../../test/overlays', import.meta.url)),
    });
    const construction = definitions.find(({ code }) => code === 'construction');
    const approval = construction?.steps.find(({ id }) => id === 'approval');
    expect(construction?.version).toBe(
      1000 * (plain.definitions.find(({ code }) => code === 'construction')?.version ?? 0) + 1,
    );
    expect(approval?.deadlines?.[1]?.after).toEqual({ workingDays: 7 });
    expect(rulebooks[0]?.tariff.fireRate?.value).toBe('0.02');
    expect(rulebooks[0]?.tables.zones?.rows[0]?.maxStoreys).toBe(3);
    expect(definitions.find(({ code }) => code === 'renewal')).toEqual(
      plain.definitions.find(({ code }) => code === 'renewal'),
    );
    expect([...warnings]).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    [
      'a step that is gone',
      { permitType: 'inquiry', set: [{ at: 'steps[aproval].title', to: title }] },
      /did you mean "approval"/,
    ],
    ['a type that is gone', { permitType: 'fence', set: [] }, /no permit type "fence" is shipped/],
    [
      'a value that does not fit',
      { permitType: 'inquiry', set: [{ at: 'steps[approval].role', to: 7 }] },
      /WRONG_TYPE/,
    ],
    ['a mistyped keyword', { permitTyp: 'inquiry', set: [] }, /UNKNOWN_KEY/],
  ])('refuses %s and says where', async (_, overlay, message) => {
    await writeFile(join(folder, 'city.json'), JSON.stringify({ version: 1, title, ...overlay }));
    await expect(loadShipped({ overlays: folder })).rejects.toThrow(message);
  });
});
