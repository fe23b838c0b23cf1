import type { Catalogue } from '../../city/catalogue/catalogue.js';
import { unasked } from '../../city/registers/test-support/unasked.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { SlipChange } from '../../workflows/transition.js';
import { createRecordTransition } from '../record-transition.js';

/** Changes the slips of a case's first revision as its next transition does that changes nothing else. */
export async function moveSlips(
  prisma: PrismaClient,
  reference: string,
  change: SlipChange,
  at: string,
): Promise<void> {
  const { transition, status } = await prisma.application.findUniqueOrThrow({ where: { reference } });
  const notices = {
    compose: () => [],
    deliver: async () => undefined,
    tell: async () => undefined,
    deliverWaiting: async () => undefined,
    deliverAbandoned: async () => undefined,
  };
  const calendar = async () => ({ thursday: 'half' as const, holidays: new Set<string>() });
  const deps = {
    prisma,
    catalogue: {} as Catalogue,
    registers: unasked,
    cityPolicy: {},
    auditKey: 'k',
    calendar,
    notices,
  };
  await createRecordTransition(deps).recordTransition({
    reference,
    definitionHash: 'h',
    number: transition + 1,
    revision: 1,
    at,
    status,
    currentSteps: [],
    timeline: [],
    opened: [],
    changed: [],
    slips: [change],
    waits: [],
    notifications: [],
    results: {},
    issue: false,
    redecide: false,
  });
}
