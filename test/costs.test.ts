import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../embedded/ports.js';
import { type Costs, costsOf } from '../tools/bench/costs.js';
import { type System, startSystem } from './support/system.js';

let system: System;
let costs: Costs;

beforeAll(async () => {
  system = await startSystem({ PORT: String(await freePort()) });
  costs = await costsOf(system);
});
afterAll(() => system.stop());

/** What each may cost at most. Lower a number when it has been brought down; raise none without saying why. */
const MOST: Costs = {
  filing: { server: 4, worker: 5 },
  decision: { server: 2, worker: 2 },
  confirmation: { server: 4, worker: 6 },
  list: 4,
  single: 2,
  construction: { events: 19, actions: 6 },
  inquiry: { events: 6, actions: 2 },
};

it.each(Object.keys(MOST) as (keyof Costs)[])('costs no more than it did: %s', (operation) => {
  const flat = (cost: Costs[keyof Costs]) => (typeof cost === 'number' ? { statements: cost } : cost);
  const [found, most] = [flat(costs[operation]), flat(MOST[operation])];
  for (const [name, count] of Object.entries(found)) {
    expect(count, `${operation} ${name}`).toBeGreaterThan(0);
    expect(count, `${operation} ${name}`).toBeLessThanOrEqual(most[name as keyof typeof most]);
  }
});
