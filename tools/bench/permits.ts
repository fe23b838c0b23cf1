import type { City } from '../chaos/city.js';
import { PARTS, type Part } from '../chaos/city.js';
import type { Installation } from './installation.js';
import { usageOf } from './processes.js';

export interface Lived {
  /** cases a second, from the first filing to the last permit */
  perSecond: number;
  /** CPU ms of a case in each process, its paper drawn and its messages delivered */
  cpu: Record<Part, number>;
  /** of all processes */
  total: number;
}

/** Lives drafted cases, some at once, and says what each has cost. */
export async function livePermits(
  { city, people }: Installation,
  drafts: readonly string[],
  live: (reference: string) => Promise<void>,
): Promise<Lived> {
  const before = cpuOfParts(city);
  const began = performance.now();
  await someAtOnce(drafts, live);
  const seconds = (performance.now() - began) / 1_000;
  await people.settled();
  const after = cpuOfParts(city);
  const cpu = Object.fromEntries(
    PARTS.map((part) => [part, (after[part] - before[part]) / drafts.length]),
  ) as Lived['cpu'];
  const total = PARTS.reduce((sum, part) => sum + cpu[part], 0);
  return { perSecond: drafts.length / seconds, cpu, total };
}

const cpuOfParts = (city: City): Record<Part, number> =>
  Object.fromEntries(PARTS.map((part) => [part, usageOf(city.pid(part)).cpu])) as Record<Part, number>;

/** Cases that are lived side by side. */
export const AT_ONCE = 8;

export async function someAtOnce(all: readonly string[], act: (one: string) => Promise<void>): Promise<void> {
  const left = [...all];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one);
    }),
  );
}
