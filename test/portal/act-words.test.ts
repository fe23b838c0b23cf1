import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { timelineMessages } from '../../city/notices/messages.js';
import { actWords } from '../../portal/audit/messages/acts.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ROOMS = ['activities', 'cases', 'city', 'http', 'cli', 'embedded'];

test('an auditor reads in words whatever the product writes into the trail', () => {
  const texts = ROOMS.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('test-support'))
      .map((file) => readFileSync(join(root, room, file), 'utf8')),
  );
  const written = texts.flatMap((text) => [...text.matchAll(/\bact: '([A-Z_]+)'/g)].map(([, act = '']) => act));
  const acts = new Set([...written, ...Object.keys(timelineMessages)]);
  expect(acts.size).toBeGreaterThan(100);
  expect([...acts].filter((act) => !(act in actWords)).sort()).toEqual([]);
});
