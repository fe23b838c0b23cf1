import { createPrisma } from '../../prisma/client.js';
import { audit } from './audit.js';
import { openCity } from './city.js';
import { openEndpoint } from './endpoint.js';
import { openFollower } from './follower.js';
import { type Journal, liveCase } from './resident.js';
import { type Blow, dice, storm } from './storm.js';

export interface ChaosOptions {
  /** the Temporal CLI; looked for where `npm start` does, unless it is named */
  temporalBinary?: string;
  seed: string;
  cases: number;
  /** cases that are lived side by side */
  people: number;
  /** ms, roughly, between two blows */
  calm: number;
  /** ms of the longest outage */
  outage: number;
  /** no more blows than these; without it they come until every case is at its end */
  most?: number;
  /** whether a receiver of webhooks that fails half of the time is among those who are told: its tries take a minute of their own */
  receiver?: boolean;
  /** ms until a call that nobody answers, or a case that does not go on, is stuck */
  patience: number;
  onBlow?(blow: Blow): void;
  onCase?(done: number): void;
}

export interface Survived {
  journals: Journal[];
  blows: number;
  /** requests that a receiver got which fails half of the time */
  webhooks: { all: number; failed: number };
  /** what was lost, doubled, stuck or said otherwise; empty when all is well */
  problems: string[];
}

/** Lives cases in a city whose parts are killed meanwhile, and compares what is there with what people were told. */
export async function chaos(options: ChaosOptions): Promise<Survived> {
  const { seed, cases, people, patience } = options;
  const city = await openCity({ temporalBinary: options.temporalBinary });
  const prisma = createPrisma(city.config.databaseUrl, 4);
  const follower = openFollower(city, dice(`${seed} follower`));
  const endpoint = options.receiver ? await openEndpoint(city, prisma, dice(`${seed} endpoint`)) : undefined;
  const over = new AbortController();
  const journals: Journal[] = [];
  const problems: string[] = [];
  const late: (() => Promise<unknown>)[] = [];
  let done = 0;
  try {
    const weather = {
      ...options,
      most: options.most ?? Number.POSITIVE_INFINITY,
      onBlow: options.onBlow ?? (() => undefined),
    };
    const blowing = storm(city, weather, over.signal);
    blowing.catch(() => undefined);
    const reached = { ...city, patience };
    const left = Array.from({ length: cases }, (_, i) => i);
    await Promise.all(
      Array.from({ length: people }, async () => {
        for (let number = left.shift(); number !== undefined; number = left.shift()) {
          try {
            journals.push(await liveCase(reached, number, late));
          } catch (error) {
            problems.push(`case ${number}: ${error instanceof Error ? error.message : error}`);
          }
          done += 1;
          options.onCase?.(done);
        }
      }),
    );
    over.abort();
    const blows = await blowing;
    const roll = dice(`${seed} late`);
    await Promise.all(late.filter(() => roll() < 0.5).map((again) => again()));
    problems.push(...(await audit(city, { prisma, journals, patience })));
    problems.push(...(await follower.problems(prisma, patience)));
    problems.push(...((await endpoint?.problems(patience)) ?? []));
    return { journals, blows, webhooks: endpoint?.tries() ?? { all: 0, failed: 0 }, problems };
  } finally {
    over.abort();
    await follower.stop();
    endpoint?.stop();
    await prisma.$disconnect();
    await city.stop();
  }
}
