import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { hashOf } from '../../forms/hash.js';
import { UsageError } from '../../runtime/usage-error.js';
import { MigrationMap } from './mapping.js';

const Reason = z.strictObject({ code: z.string(), message: z.string() });

const PlannedCase = z.strictObject({
  reference: z.string(),
  status: z.string(),
  /** the pinned version and the number of the last transition: what the case was proved at */
  from: z.strictObject({ version: z.int(), hash: z.string(), transition: z.int() }),
  places: z.array(z.strictObject({ from: z.string(), to: z.string(), kept: z.boolean() })),
  /** what begins anew, for people */
  redone: z.array(z.string()),
  /** events replayed, and how the case ends where everybody agrees and pays */
  proof: z.strictObject({ events: z.int(), ends: z.string() }).optional(),
  /** why it stays with its version; without it the case moves */
  stays: Reason.optional(),
});
export type PlannedCase = z.infer<typeof PlannedCase>;

export const Plan = z.strictObject({
  id: z.string(),
  madeAt: z.string(),
  permitType: z.string(),
  to: z.strictObject({ version: z.int(), hash: z.string() }),
  map: MigrationMap,
  /** of the workflow code that the histories were replayed with */
  code: z.string(),
  cases: z.array(PlannedCase),
});
export type Plan = z.infer<typeof Plan>;

const PlanFile = Plan.extend({ hash: z.string() });

/** Written whole or not at all. */
export async function writePlan(file: string, plan: Plan): Promise<void> {
  await writeFile(`${file}.unfinished`, `${JSON.stringify({ ...plan, hash: hashOf(plan) }, null, 2)}\n`);
  await rename(`${file}.unfinished`, file);
}

/** Throws UsageError for a file that is no plan, or that was changed since it was made. */
export async function readPlan(file: string): Promise<Plan> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`"${file}" cannot be read; name the file that \`migrate plan\` wrote.`);
  });
  const { data, success } = PlanFile.safeParse(jsonOf(text));
  if (!success) throw new UsageError(`"${file}" is no plan of a migration; make one with \`migrate plan\`.`);
  const { hash, ...plan } = data;
  if (hashOf(plan) !== hash) throw new UsageError(`"${file}" was changed since it was made; plan again.`);
  return plan;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
