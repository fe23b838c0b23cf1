import type { Evaluation } from '../../forms/evaluation/types.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { ApplicationStatus, SlipStatus } from '../../prisma/generated/client/enums.js';

const text = { fa: 'آزمون', en: 'test' };

export const evaluation: Evaluation = {
  outcome: 'CLEAN',
  referralTarget: null,
  lane: 'supervised',
  regulations: [{ id: 'COVERAGE', title: text, value: '60', basis: 'b' }],
  checks: [{ rule: 'R-COV-01', title: text, status: 'PASS', actual: '50', limit: '60', basis: 'b' }],
  feeLines: [
    {
      code: 'F-SRV',
      title: text,
      amount: '9007199254740993',
      payee: 'MUNICIPALITY',
      basis: 'b',
      explanation: { label: text, value: '9007199254740993', inputs: [] },
    },
  ],
  slips: [],
  total: '9007199254740993',
  validUntil: '1407/09/02',
  rulesetHash: 'r',
};

interface Seed {
  reference: string;
  ownerId?: string;
  status?: ApplicationStatus;
  slip?: SlipStatus;
  slips?: number;
  at?: Date;
  role?: string;
}

/** A filed application as its transitions would have left it, without a workflow behind it. */
export async function seedFiled(prisma: PrismaClient, seed: Seed): Promise<void> {
  const { reference, ownerId = 'citizen-1', status = 'UNDER_REVIEW', slip = 'DRAFT', slips = 1, role } = seed;
  const at = seed.at ?? new Date();
  const type = await prisma.permitType.findFirstOrThrow({ where: { code: 'construction' } });
  await prisma.application.create({
    data: {
      reference,
      permitTypeHash: type.hash,
      status,
      revision: 1,
      transition: 1,
      ownerId,
      filedById: ownerId,
      draft: { edited: true },
      currentSteps: ['approval'],
      submittedAt: at,
      createdAt: at,
      updatedAt: at,
      submissions: {
        create: {
          revision: 1,
          answers: { edited: false },
          documents: [],
          asOf: '1405/09/02',
          filedById: ownerId,
          filedAt: at,
          rulebookHash: 'x',
          outcome: 'CLEAN',
          lane: 'supervised',
          total: 9007199254740993n,
          rulesetHash: 'r',
          registers: {},
          evaluation: evaluation as object,
        },
      },
      tasks: {
        create: {
          id: `${reference}-1`,
          stepId: 'approval',
          stepType: 'review',
          title: text,
          role: role ?? 'supervisor',
          revision: 1,
          outcomes: ['APPROVE', 'RETURN', 'REJECT'],
          createdAt: at,
        },
      },
      slips: {
        create: Array.from({ length: slips }, (_, i) => ({
          id: `${reference}-1-${i + 1}`,
          revision: 1,
          ordinal: i + 1,
          payee: 'MUNICIPALITY',
          status: slip,
          lines: evaluation.feeLines as object,
          sum: 9007199254740993n,
          rounding: 993n,
          payable: 9007199254740000n,
          payUntil: '1499/10/02',
        })),
      },
      documents: {
        create: { code: 'DEED', fileName: 'deed.pdf', mediaType: 'application/pdf', size: 1, sha256: '0'.repeat(64) },
      },
      timeline: { create: { seq: 1, at, type: 'FILED', actor: ownerId, summary: text, data: { revision: 1 } } },
      ...(status === 'ISSUED' && { permit: { create: { number: `1405-${reference}`, reference, issuedAt: at } } }),
    },
  });
}

export const codeOf = (answer: { errors?: { extensions: { code: string } }[] }): string | undefined =>
  answer.errors?.[0]?.extensions.code;
