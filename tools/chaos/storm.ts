import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type City, PARTS, type Part } from './city.js';

/** What the storm does with the parts of a city, one blow after another. */
export interface Blow {
  parts: Part[];
  /** how long they are away, in ms */
  away: number;
}

/** A number from 0 to 1 for each of a seed's steps. */
export function dice(seed: string): () => number {
  let step = 0;
  return () => {
    step += 1;
    return createHash('sha256').update(`${seed} ${step}`).digest().readUInt32BE(0) / 2 ** 32;
  };
}

interface Weather {
  seed: string;
  /** ms between the end of one blow and the next */
  calm: number;
  /** how long the longest outage is, in ms */
  outage: number;
  /** no more blows than these */
  most: number;
  onBlow(blow: Blow): void;
}

/** Kills parts, singly and in pairs, for moments and for longer, until it is told to end. */
export async function storm(
  city: City,
  { seed, calm, outage, most, onBlow }: Weather,
  over: AbortSignal,
): Promise<number> {
  const roll = dice(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(roll() * all.length)] as T;
  let blows = 0;
  while (!over.aborted && blows < most) {
    await pause(calm * (0.5 + roll()), undefined, { signal: over }).catch(() => undefined);
    if (over.aborted) break;
    // Each alone first, in turn; then as it comes.
    const first = PARTS[blows] ?? pick(PARTS);
    const parts = blows >= PARTS.length && roll() < 0.35 ? [...new Set([first, pick(PARTS)])] : [first];
    const away = blows > PARTS.length && roll() < 0.12 ? outage * (0.5 + roll() / 2) : roll() * 400;
    onBlow({ parts, away });
    await Promise.all(parts.map((part) => city.kill(part)));
    await pause(away, undefined, { signal: over }).catch(() => undefined);
    // The stores first: what stands on them may not start without them.
    for (const part of ['postgres', 'temporal', 'server', 'worker'] as const)
      if (parts.includes(part)) await city.revive(part);
    blows += 1;
  }
  return blows;
}
