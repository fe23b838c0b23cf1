import { tell, visitSaid } from '../cases/appointments.js';
import type { Notices } from '../city/notices/notices.js';
import { appendToTrail } from '../city/trail/append.js';
import { addDays, jalaliDay, startOfDay } from '../forms/jalali.js';
import type { PrismaClient } from '../prisma/client.js';
import type { VisitActivities } from '../workflows/upkeep-activities.js';

interface VisitDependencies {
  prisma: PrismaClient;
  notices: Notices;
}

/** Each visit is told of once, however often it runs. */
export function createVisitActivities({ prisma, notices }: VisitDependencies): VisitActivities {
  return {
    async remindOfVisits() {
      const tomorrow = addDays(jalaliDay(new Date()), 1);
      const visits = await prisma.appointment.findMany({
        where: {
          status: 'BOOKED',
          remindedAt: null,
          startsAt: { gte: startOfDay(tomorrow), lt: startOfDay(addDays(tomorrow, 1)) },
          task: { status: { in: ['OPEN', 'CLAIMED'] } },
        },
      });
      for (const { id, reference, startsAt } of visits) {
        const at = new Date();
        await prisma.$transaction(async (tx) => {
          const { count } = await tx.appointment.updateMany({
            where: { id, status: 'BOOKED', remindedAt: null },
            data: { remindedAt: at },
          });
          if (count === 0) return;
          await tell({ notices }, tx, { reference, key: `remind-${id}`, at, words: visitSaid('REMINDER', startsAt) });
          await appendToTrail(tx, [
            { subject: reference, act: 'VISIT_REMINDED', by: 'clock', at, changed: { visit: id } },
          ]);
        });
      }
      if (visits.length > 0) await notices.deliverWaiting();
      return visits.length;
    },
  };
}
