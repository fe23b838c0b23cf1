import { readFileSync } from 'node:fs';
import { createPrisma, type PrismaClient } from '../../../prisma/client.js';
import type { TestDatabase } from '../../../test/support/servers.js';
import { publishShipped } from '../../catalogue/catalogue.js';
import { sampleLines } from './samples.js';

interface Granting {
  type?: string;
  reference?: string;
  number?: string | null;
  ownerId?: string;
  slip?: 'PAID' | 'PAYABLE' | 'DRAFT';
  at?: Date;
  answers?: Record<string, unknown>;
  conditions?: string[];
}

/** A case as its transitions leave it once the permit is granted; without a number, before that. */
export async function seedGranted(prisma: PrismaClient, granting: Granting = {}): Promise<void> {
  const { type = 'construction', reference = 'P-1', number = '1405-000001', slip = 'PAID' } = granting;
  const { ownerId = 'citizen-1', at = new Date('2026-11-24T08:00:00Z'), conditions = [] } = granting;
  if ((await prisma.permitType.count()) === 0) await publishShipped(prisma);
  const { hash } = await prisma.permitType.findFirstOrThrow({ where: { code: type } });
  const rulebook = await prisma.publication.findFirstOrThrow({ where: { kind: 'RULEBOOK' }, select: { hash: true } });
  const filed = JSON.parse(readFileSync(new URL(`../../../test/reference/${type}.json`, import.meta.url), 'utf8'));
  const answers = granting.answers ?? filed.answers;
  const lines = sampleLines(type);
  const evaluation = { regulations: [], feeLines: lines, checks: [], slips: [], lane: 'supervised', outcome: 'CLEAN' };
  await prisma.application.create({
    data: {
      reference,
      permitTypeHash: hash,
      rulebookHash: rulebook.hash,
      status: number ? 'ISSUED' : 'AWAITING_PAYMENT',
      revision: 1,
      transition: 1,
      ownerId,
      filedById: ownerId,
      parcel: answers.property.nosaziCode,
      draft: answers,
      submissions: {
        create: {
          revision: 1,
          answers,
          documents: [],
          asOf: '1405/09/03',
          filedById: ownerId,
          filedAt: at,
          rulebookHash: rulebook.hash,
          outcome: 'CLEAN',
          lane: 'supervised',
          total: 0n,
          rulesetHash: 'r',
          registers: {},
          evaluation: evaluation as object,
        },
      },
      slips: {
        create: {
          id: `${reference}-1-1`,
          revision: 1,
          ordinal: 1,
          payee: 'MUNICIPALITY',
          status: slip,
          lines: lines as object[],
          sum: 139_400_000n,
          rounding: 0n,
          payable: 139_400_000n,
          payUntil: '1405/10/02',
          ...(slip === 'PAID' && { paidAt: at }),
        },
      },
      tasks: {
        create: {
          id: `${reference}-approval`,
          stepId: 'approval',
          stepType: 'review',
          title: { fa: 'تأیید', en: 'Approval' },
          role: 'supervisor',
          revision: 1,
          status: 'DONE',
          outcome: 'APPROVE',
          decidedAt: at,
          conditions,
          createdAt: at,
        },
      },
      ...(number && { permit: { create: { number, reference, issuedAt: at, validUntil: '1407/09/03' } } }),
    },
  });
}

/** Takes all seeded cases away, row by row: the tables of money refuse to be emptied as a whole. Only their owner may. */
export async function forgetGranted({ ownerUrl }: TestDatabase): Promise<void> {
  const owner = createPrisma(ownerUrl, 1);
  await owner.$transaction([
    owner.permit.deleteMany(),
    owner.task.deleteMany(),
    owner.paymentSlip.deleteMany(),
    owner.submission.deleteMany(),
    owner.application.deleteMany(),
  ]);
  await owner.$disconnect();
}
