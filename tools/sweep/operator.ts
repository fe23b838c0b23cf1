import { applyPlan } from '../../cases/migration/apply.js';
import { type MigrationOrder, planMigration } from '../../cases/migration/plan.js';
import { createCalendar } from '../../city/calendar/read.js';
import { createCatalogue } from '../../city/catalogue/catalogue.js';
import { loadCalendar } from '../../forms/load.js';
import { until } from './person.js';
import type { Scene } from './scene.js';

/** Plans the move of the scene's case, and applies the plan again until the case has moved, as its operator would. */
export async function moves(scene: Scene, order: MigrationOrder, step: string): Promise<void> {
  const { lane, reference } = scene;
  const { prisma, config } = lane;
  const calendar = await createCalendar(prisma, await loadCalendar())();
  const catalogue = createCatalogue(prisma);
  const deps = { prisma, catalogue, calendar, cityPolicy: config.cityPolicy, progress: () => undefined };
  let why: string | undefined;
  const repeat = <T>(what: string, look: () => Promise<T>) =>
    until(what, look).catch((error: Error) => Promise.reject(new Error(`${error.message}: ${why}`)));

  const plan = await repeat('a plan that moves it', async () => {
    const made = await planMigration({ ...deps, client: lane.temporal }, order);
    why = made.cases[0]?.stays?.message;
    return made.cases.length === 1 && !why ? made : undefined;
  });
  // A worker that is asked something has a task, and nothing tells of its end.
  lane.watch.forgetTasks();
  const apply = () =>
    repeat('its move', async () => {
      const operator = { client: lane.operator, sealKey: config.decisions.sealKey, by: 'admin-1', batch: 1 };
      const [applied] = await applyPlan({ ...deps, ...operator }, plan);
      why = applied?.message;
      return applied?.result !== 'stays';
    });
  await scene.act('move', apply, async () => {
    const row = await prisma.application.findUniqueOrThrow({ where: { reference } });
    return row.permitTypeHash === plan.to.hash && row.currentSteps.join() === step;
  });
}
