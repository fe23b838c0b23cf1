import { forgetEvents } from '../city/journal/forget.js';
import type { PrismaClient } from '../prisma/client.js';
import type { ForgettingActivities } from '../workflows/upkeep-activities.js';

interface ForgettingDependencies {
  prisma: PrismaClient;
  /** how long the journal is kept */
  days: number;
}

const DAY = 86_400_000;

export function createForgettingActivities({ prisma, days }: ForgettingDependencies): ForgettingActivities {
  return { forgetOldEvents: () => forgetEvents(prisma, new Date(Date.now() - days * DAY)) };
}
