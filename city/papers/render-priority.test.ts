import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BEHIND_REQUESTS } from '../../runtime/threads/priority.js';
import { createRenderer } from './renderer.js';
import { samplePaper } from './test-support/samples.js';

/** Of every thread of this process; the 19th field of its stat, behind a name that may hold blanks. */
const niceness = () =>
  readdirSync('/proc/self/task').map((thread) => {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
  });

it.runIf(process.platform === 'linux')('draws behind everything else that the process does', async () => {
  const renderer = createRenderer({ threads: 1 });
  const before = niceness().filter((nice) => nice === BEHIND_REQUESTS).length;
  await renderer.render(samplePaper('inquiry'));
  const after = niceness();
  await renderer.close();
  const slow = after.filter((nice) => nice === BEHIND_REQUESTS).length;
  expect(slow - before).toBe(1);
  expect(after.length).toBeGreaterThan(slow);
});
