import type { LocalizedText } from '../../forms/language/text.js';
import type { PrismaClient } from '../../prisma/client.js';
import { appendToTrail } from '../trail/append.js';
import { heldAt } from './holdings.js';
import { grantHolding } from './register.js';

interface Appointment {
  id: string;
  /** of somebody the register does not know yet */
  name: LocalizedText;
  by: string;
}

/**
 * Gives a role that administers, whatever two administrators would have to say: an installation begins with somebody. False when
 * the person administers already.
 */
export function appointAdministrator(prisma: PrismaClient, { id, name, by }: Appointment): Promise<boolean> {
  const now = new Date();
  return prisma.$transaction(async (tx) => {
    const held = await tx.roleHolding.count({ where: { person: id, role: { kind: 'ADMIN' }, ...heldAt(now) } });
    if (held > 0) return false;
    if ((await tx.account.count({ where: { id } })) === 0) {
      await tx.account.create({ data: { id, name }, select: { id: true } });
      await appendToTrail(tx, [{ subject: `person/${id}`, act: 'PERSON_SAVED', by, values: { '/name': name } }]);
    }
    const role = await tx.role.findFirst({
      where: { kind: 'ADMIN' },
      orderBy: { id: 'asc' },
      select: { id: true },
    });
    const granted = role && (await grantHolding(tx, { person: id, role: role.id, from: now, by }));
    if (!granted) throw new Error('there is no role that administers; start a server of this installation once');
    return true;
  });
}
