import { z } from 'zod';
import { isWrittenDay } from '../../forms/jalali.js';
import { ExampleCase } from '../../forms/language/example.js';
import type { LongWorkKind } from '../../prisma/generated/client/enums.js';
import { MigrationMap } from '../migration/mapping.js';
import { parseInstruction } from '../simulation/script.js';

const day = z.string().refine(isWrittenDay, 'a Jalali day');
const isDeed = (text: string): boolean => {
  try {
    return Boolean(parseInstruction(text));
  } catch {
    return false;
  }
};
const code = z.string().max(100);
const version = z.int().min(1).max(1_000_000);

/** What each kind of long work is given, as its row keeps it. */
export const workInputs = {
  VERIFY_TRAIL: z.object({ subject: z.string().max(200).optional() }),
  CHECK_CASES: z.object({ references: z.array(z.string().max(100)).max(1_000).optional() }),
  PLAN_MIGRATION: z.object({
    permitType: code,
    to: version,
    from: version.optional(),
    map: MigrationMap.default({ steps: {}, redo: [] }),
  }),
  APPLY_MIGRATION: z.object({ plan: z.uuid() }),
  DRY_RUN: z.object({
    permitType: code,
    version,
    rulebookVersion: version.optional(),
    since: day.default('1300/01/01'),
    until: day.default('1499/12/29'),
    most: z.int().min(1).max(1_000_000).default(1_000_000),
  }),
  SIMULATE: z.object({
    permitType: code,
    version,
    rulebookVersion: version.optional(),
    example: z.int().min(1).max(10_000).default(1),
    filed: ExampleCase.partial({ expected: true, title: true }).optional(),
    deeds: z.array(z.string().max(4_000).refine(isDeed, 'a deed')).max(100).default([]),
    failing: z.array(code).max(100).default([]),
    audited: z.boolean().default(true),
  }),
} as const satisfies Record<LongWorkKind, z.ZodType>;

export type InputOf<K extends LongWorkKind> = z.infer<(typeof workInputs)[K]>;
