import type { PrismaClient } from '../../prisma/client.js';

/** The plot that the reference filing of a construction is for. */
export const REFERENCE_PLOT = '9-1-7-1-0-0-0';
const FIRST_HOUSE = 2001;
/** More than the files of one worker take: what is imported is imported once a worker, and no plot is given twice. */
const PLOTS = 2_000;

const plotNumber = (i: number) => `9-1-7-${FIRST_HOUSE + i}-0-0-0`;
let given = 0;

/** A plot on which nothing was asked for yet: a second construction of a plot is referred. */
export function freshPlot(): string {
  given += 1;
  return plotNumber(given - 1);
}

/** Enters those plots into the register, as the reference plot stands there. */
export async function seedPlots(prisma: PrismaClient, count = PLOTS): Promise<void> {
  const key = { register_key: { register: 'parcels', key: REFERENCE_PLOT } };
  const { record, register } = await prisma.registerRecord.findUniqueOrThrow({ where: key });
  const plots = Array.from({ length: count }, (_, i) => plotNumber(i));
  await prisma.registerRecord.createMany({
    data: plots.map((nosaziCode) => ({
      register,
      key: nosaziCode,
      record: { ...(record as object), nosaziCode },
      source: 'test',
      version: '1',
      recordedAt: new Date(),
    })),
    skipDuplicates: true,
  });
}
