import { z } from 'zod';
import type { EvaluationInput } from '../../forms/evaluation/types.js';
import type { PrismaClient } from '../../prisma/client.js';
import { inForce, isApproved, isOfSeveral, type MandateScope } from './mandates.js';

type Representative = EvaluationInput['representative'];

const Answers = z.object({
  applicant: z.object({ filedBy: z.literal('representative'), representative: z.object({ officeId: z.string() }) }),
});

/** The office that the answers say acts for the owner. */
export function claimedOffice(answers: unknown): string | undefined {
  const read = Answers.safeParse(answers);
  return read.success ? read.data.applicant.representative.officeId : undefined;
}

interface Represented extends MandateScope {
  ownerId: string;
  /** of the office that the answers name, or that files */
  officeId: string | undefined;
  /** Jalali day */
  today: string;
}

/** The fact `representative` of an evaluation: what the registers of offices and mandates say, whatever was answered. */
export async function representativeFact(prisma: PrismaClient, of: Represented): Promise<Representative> {
  const { officeId, ownerId, permitType, parcel, today } = of;
  if (officeId === undefined) return null;
  const [office, active] = await Promise.all([
    prisma.office.findUnique({ where: { id: officeId }, select: { approvedAt: true, suspendedAt: true } }),
    prisma.mandate.count({
      where: {
        ...inForce(today),
        officeId,
        ownerId,
        permitTypes: { has: permitType },
        ...(isOfSeveral(of) ? { parcel: null } : parcel !== null && { OR: [{ parcel: null }, { parcel }] }),
      },
    }),
  ]);
  return { officeId, approved: office !== null && isApproved(office), mandateActive: active > 0 };
}
