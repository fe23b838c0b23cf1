import { embeddedParts } from '../../embedded/parts.js';
import { freePort } from '../../embedded/ports.js';
import { startServer } from '../../server.js';
import { startWorker } from '../../worker.js';
import { type Costs, costsOf } from './costs.js';
import type { Figure } from './figures.js';
import type { Installation } from './installation.js';
import { urlOf } from './statements.js';

/** What can be counted exactly, by a server and a worker in this process. */
export async function benchCounts({ city }: Installation): Promise<Figure[]> {
  const config = { ...city.config, port: await freePort(), taskQueue: 'bench-counts' };
  const { databaseUrl } = config;
  const worker = await startWorker({ ...config, databaseUrl: urlOf('worker', databaseUrl) });
  const server = await startServer({ ...config, databaseUrl: urlOf('server', databaseUrl) }, embeddedParts);
  try {
    return figuresOf(await costsOf({ ...city, config, url: server.url }));
  } finally {
    await server.stop();
    await worker.stop();
  }
}

function figuresOf(costs: Costs): Figure[] {
  const sides = (what: string, operation: 'filing' | 'decision' | 'confirmation', server: number, worker: number) => [
    { what: `SQL statements of ${what}, server`, value: costs[operation].server, goal: { most: server } },
    { what: `SQL statements of ${what}, worker`, value: costs[operation].worker, goal: { most: worker } },
  ];
  const recorded = (what: string, of: 'construction' | 'inquiry', events: number, actions: number) => [
    { what: `history events of ${what}`, value: costs[of].events, goal: { most: events } },
    { what: `billable actions of ${what}`, value: costs[of].actions, goal: { most: actions } },
  ];
  return [
    ...recorded('a construction permit', 'construction', 19, 6),
    ...recorded('an inquiry, answered', 'inquiry', 7, 3),
    ...sides('a filing', 'filing', 4, 6),
    ...sides('a decision', 'decision', 2, 4),
    ...sides('a confirmation and its permit', 'confirmation', 4, 6),
    { what: 'SQL statements of a list with what is nested', value: costs.list, goal: { most: 1 } },
    { what: 'SQL statements of a case with what is nested', value: costs.single, goal: { most: 1 } },
  ];
}
