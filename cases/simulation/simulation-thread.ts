import { parentPort } from 'node:worker_threads';
import { yieldToRequests } from '../../runtime/threads/priority.js';
import type { SimulationJob, SimulationTold } from './apart.js';
import { simulate } from './simulate.js';
import { storyOf } from './story.js';

yieldToRequests();

/** One case a message: what is tried comes in, its story or a sentence goes out. */
parentPort?.on('message', async ({ options, deeds }: SimulationJob) => {
  try {
    const simulation = await simulate(options, deeds);
    const { stopped, unused, loop, simulated } = simulation;
    const status = simulated.transitions.at(-1)?.status ?? 'NOT_FILED';
    const story = { fa: storyOf(simulation, 'fa'), en: storyOf(simulation, 'en') };
    parentPort?.postMessage({ status, stopped, unused, ...(loop && { loop }), story } satisfies SimulationTold);
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) });
  }
});
