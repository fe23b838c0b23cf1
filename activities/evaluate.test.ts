import { expect, it } from 'vitest';
import { createCatalogue, publishShipped } from '../city/catalogue/catalogue.js';
import { draftSlips } from '../city/payments/slips.js';
import { createRegisters } from '../city/registers/registers.js';
import { createPrisma } from '../prisma/client.js';
import { referenceFiling } from '../test/support/lives.js';
import { createTestDatabase } from '../test/support/servers.js';
import { createEvaluationActivities } from './evaluate.js';

it('gives the same slips when a filing that was cut off after drawing them is worked out again', async () => {
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
        draft: filing.answers,
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
    const slipsOf = async () => {
      const { evaluation } = await prisma.submission.findUniqueOrThrow({
        where: { reference_revision: { reference, revision: 1 } },
      });
      return (evaluation as { slips?: object[] }).slips;
    };
    const summary = await evaluateSubmission(filed);
    const slips = await slipsOf();
    expect(slips).toHaveLength(1);
    await prisma.$transaction((tx) => draftSlips(tx, reference, 1, filed.at));
    expect(await evaluateSubmission(filed)).toEqual(summary);
    expect(await slipsOf()).toEqual(slips);
  } finally {
    await prisma.$disconnect();
    await database.drop();
  }
});
