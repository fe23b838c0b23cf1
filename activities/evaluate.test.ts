import { expect, it } from 'vitest';
import { createCatalogue, publishShipped } from '../city/catalogue/catalogue.js';
import { createRegisters } from '../city/registers/registers.js';
import { jalaliDay } from '../forms/jalali.js';
import { createPrisma, type PrismaClient } from '../prisma/client.js';
import { referenceFiling } from '../test/support/lives.js';
import { createTestDatabase } from '../test/support/servers.js';
import type { SubmissionRequest } from '../workflows/activities.js';
import { createEvaluationActivities } from './evaluate.js';

interface Open {
  prisma: PrismaClient;
  evaluateSubmission: ReturnType<typeof createEvaluationActivities>['evaluateSubmission'];
  filed: SubmissionRequest;
}

/** An inquiry as a draft, and the activities that work it out. */
async function withInquiry(work: (open: Open) => Promise<void>, certificateDate?: string): Promise<void> {
  const database = await createTestDatabase();
  const prisma = createPrisma(database.url, 2);
  try {
    await publishShipped(prisma);
    const catalogue = createCatalogue(prisma);
    const { evaluateSubmission } = createEvaluationActivities({
      prisma,
      catalogue,
      registers: createRegisters(prisma),
      cityPolicy: {},
    });
    const filing = referenceFiling('inquiry');
    const answers = filing.answers as { inquiry: object };
    const inquiry = { ...answers.inquiry, ...(certificateDate && { certificateDate }) };
    const hash = (await catalogue.active('inquiry'))?.hash ?? '';
    await prisma.registerRecord.createMany({
      data: filing.registers.parcels.map((record) => ({
        register: 'parcels',
        key: record.nosaziCode,
        record,
        source: 'test',
        version: '1',
        recordedAt: new Date(),
      })),
    });
    const reference = 'U-1405-000001';
    await prisma.application.create({
      data: {
        reference,
        permitTypeHash: hash,
        ownerId: 'citizen-1',
        filedById: 'citizen-1',
        draft: { ...answers, inquiry },
      },
    });
    const filed = {
      reference,
      definitionHash: hash,
      revision: 1,
      from: { draftVersion: 0 },
      filedBy: 'citizen-1',
      at: new Date().toISOString(),
    };
    await work({ prisma, evaluateSubmission, filed });
  } finally {
    await prisma.$disconnect();
    await database.drop();
  }
}

it('gives the same slips when a filing that was cut off after drawing them is worked out again', () =>
  withInquiry(async ({ prisma, evaluateSubmission, filed }) => {
    const slipsOf = async () => {
      const { evaluation } = await prisma.submission.findUniqueOrThrow({
        where: { reference_revision: { reference: filed.reference, revision: 1 } },
      });
      return (evaluation as { slips?: object[] }).slips;
    };
    const summary = await evaluateSubmission(filed);
    const slips = await slipsOf();
    expect(slips).toHaveLength(1);
    const { reference } = filed;
    const money = { lines: [], sum: 1000n, rounding: 0n, payable: 1000n };
    const slip = {
      id: `${reference}-1-1`,
      reference,
      revision: 1,
      ordinal: 1,
      payee: 'CITY',
      status: 'DRAFT',
    } as const;
    await prisma.paymentSlip.create({ data: { ...slip, ...money } });
    expect(await evaluateSubmission(filed)).toEqual(summary);
    expect(await slipsOf()).toEqual(slips);
  }));

it('works out anew what was filed also when the clock has been set back behind it', () =>
  withInquiry(async ({ evaluateSubmission, filed }) => {
    const first = await evaluateSubmission(filed);
    const dayBefore = new Date(Date.parse(filed.at) - 86_400_000).toISOString();
    await expect(evaluateSubmission({ ...filed, at: dayBefore })).rejects.toMatchObject({ type: 'ANSWERS_INVALID' });
    const again = await evaluateSubmission({ ...filed, revision: 2, from: 'previous', at: dayBefore });
    expect(again.outcome).toBe(first.outcome);
  }, jalaliDay(new Date())));
