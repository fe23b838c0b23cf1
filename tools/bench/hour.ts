import type { Figure } from './figures.js';
import type { Installation } from './installation.js';
import { AT_ONCE, livePermits } from './permits.js';
import { usageOf } from './processes.js';

const PARTS = ['worker', 'server'] as const;
/** Cases of one turn. */
const TURN = AT_ONCE * 10;

/** Lives permits for a while, and says what memory has grown by since it was warm, after a third of that time. */
export async function benchHour({ city, people }: Installation, minutes: number): Promise<Figure[]> {
  const memory = () => PARTS.map((part) => usageOf(city.pid(part)).memory);
  const began = performance.now();
  const passed = () => (performance.now() - began) / 60_000;
  let warm: number[] | undefined;
  let lived = 0;
  while (passed() < minutes) {
    await livePermits({ city, people }, await people.draft('construction', TURN), people.live.construction);
    lived += TURN;
    if (passed() > minutes / 3) warm ??= memory();
    console.log(`${passed().toFixed(1)} min, ${lived} permits, MiB: ${memory().map(Math.round).join(', ')}`);
  }
  const now = memory();
  return PARTS.flatMap((part, i) => [
    { what: `memory of the ${part} after ${lived} permits in ${minutes} minutes`, value: now[i] ?? 0, unit: 'MiB' },
    { what: `  ÷ what it was after a third of them`, value: (now[i] ?? 0) / (warm?.[i] ?? Number.NaN) },
  ]);
}
