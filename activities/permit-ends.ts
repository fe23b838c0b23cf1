import { heartbeat } from '@temporalio/activity';
import type { ReadCalendar } from '../city/calendar/read.js';
import type { Notices } from '../city/notices/notices.js';
import { seeToEnds } from '../city/papers/permit-ends.js';
import type { PrismaClient } from '../prisma/client.js';
import type { EndingActivities } from '../workflows/upkeep-activities.js';

interface EndingDependencies {
  prisma: PrismaClient;
  calendar: ReadCalendar;
  notices: Notices;
}

export function createEndingActivities(deps: EndingDependencies): EndingActivities {
  return {
    async seeToPermitEnds() {
      const calendar = () => deps.calendar();
      const done = await seeToEnds({ ...deps, calendar }, new Date(), () => heartbeat());
      await deps.notices.deliverWaiting();
      return done;
    },
  };
}
