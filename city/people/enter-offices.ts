import { z } from 'zod';
import type { Transaction } from '../../prisma/client.js';
import { type Act, appendToTrail, tellIfChanged } from '../trail/append.js';
import { isEligible, type OfficeRule } from './offices.js';

const OfficeRecord = z.object({
  officeId: z.string(),
  name: z.string(),
  approved: z.boolean(),
  since: z.string().optional(),
  suspended: z.boolean().optional(),
});

/** By whom approvals and suspensions were made that came with a list. */
const IMPORT = 'import';

/**
 * Takes records of the city's list of offices into the register that mandates go by. What the list approves is approved
 * if it has the years of record; what it suspends is suspended from now on. A suspension that an administrator made is
 * an administrator's to lift.
 */
export async function enterOffices(
  tx: Transaction,
  records: readonly unknown[],
  { rule, today, now }: { rule: OfficeRule; today: string; now: Date },
): Promise<void> {
  const acts: Act[] = [];
  for (const { officeId: id, name, since = null, approved, suspended = false } of z
    .array(OfficeRecord)
    .parse(records)) {
    await tx.office.upsert({
      where: { id },
      create: { id, name, since },
      update: { name, since },
      select: { id: true },
    });
    const may = approved && isEligible(since, rule, today);
    const noteIfChanged = (act: string, { count }: { count: number }) => {
      if (count > 0) acts.push({ subject: `office/${id}`, act, by: IMPORT, at: now });
    };
    const approval = await tx.office.updateMany({
      where: { id, approvedAt: may ? null : { not: null } },
      data: may ? { approvedAt: now, approvedBy: IMPORT } : { approvedAt: null, approvedBy: null },
    });
    noteIfChanged(may ? 'OFFICE_APPROVED' : 'OFFICE_APPROVAL_WITHDRAWN', approval);
    if (suspended) {
      const data = { suspendedAt: now, suspendedBy: IMPORT };
      noteIfChanged('OFFICE_SUSPENDED', await tx.office.updateMany({ where: { id, suspendedAt: null }, data }));
    } else {
      const data = { suspendedAt: null, suspendedBy: null, suspensionReason: null };
      noteIfChanged('OFFICE_RESTORED', await tx.office.updateMany({ where: { id, suspendedBy: IMPORT }, data }));
    }
  }
  if (acts.length > 0) await appendToTrail(tx, acts);
  else await tellIfChanged(tx, { subject: 'register/offices', act: 'OFFICES_IMPORTED', by: IMPORT, at: now });
}
