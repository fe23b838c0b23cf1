import type { City } from '../chaos/city.js';
import { PARTS, type Part } from '../chaos/city.js';
import type { People, Type } from './people.js';
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
  city: City,
  people: People,
  drafts: string[],
  type: Type,
  atOnce = 8,
): Promise<Lived> {
  const left = [...drafts];
  const before = cpuOfParts(city);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let reference = left.shift(); reference; reference = left.shift()) await people.live(reference, type);
    }),
  );
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
