import { appendToTrail } from '../../city/trail/append.js';
import type { System } from './system.js';

/** The time of a visit that is booked comes at once. The trail tells of it, as it does of every change of such a row. */
export async function visitCame({ prisma }: Pick<System, 'prisma'>, taskId: string, at: Date): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { reference } = await tx.task.findUniqueOrThrow({ where: { id: taskId }, select: { reference: true } });
    await tx.appointment.updateMany({ where: { taskId }, data: { startsAt: at, endsAt: at } });
    await appendToTrail(tx, [{ subject: reference, act: 'VISIT_MOVED', by: 'cli/test' }]);
  });
}
