import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../embedded/ports.js';
import type { DecisionPolicy } from '../forms/language/decision-policy.js';
import { loadShipped } from '../forms/load.js';
import { type Costs, costsOf } from '../tools/bench/costs.js';
import { type System, startSystem } from './support/system.js';

let system: System;
let costs: Costs;

beforeAll(async () => {
  system = await startSystem({ PORT: String(await freePort()) });
  for (const policy of (await loadShipped()).policies) await publishInShadow(policy);
  costs = await costsOf(system);
});
afterAll(() => system.stop());

/** As `npm start` has them: people decide, and what the engine would have said is kept. */
async function publishInShadow(shipped: DecisionPolicy): Promise<void> {
  const policy = { ...shipped, version: shipped.version + 1, mode: 'shadow' };
  const act = 'mutation($policy: JSON!) { publishDecisionPolicy(input: { policy: $policy }) { errors { code } } }';
  expect(await system.get('admin-1', act, { policy })).toEqual({ publishDecisionPolicy: { errors: [] } });
}

/** What each may cost at most. Lower a number when it has been brought down; raise none without saying why. */
const MOST: Costs = {
  filing: { server: 4, worker: 6 },
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
