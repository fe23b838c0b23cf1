import { type Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Catalogue } from '../../city/catalogue/catalogue.js';
import { type PublishedVersion, publishedVersions } from '../../city/catalogue/versions.js';
import { sealMessage } from '../../city/signing/message-seal.js';
import type { PrismaClient } from '../../prisma/client.js';
import { UsageError } from '../../runtime/usage-error.js';
import { CASE_CONTINUES, moveUpdate } from '../../workflows/messages.js';
import { generationOf } from '../generation.js';
import { isRecalculated } from './mapping.js';
import { moveOf } from './plan.js';
import type { Plan, PlannedCase } from './plan-file.js';

export interface ApplyDependencies {
  prisma: PrismaClient;
  client: Client;
  catalogue: Catalogue;
  /** what moves are sealed with */
  sealKey: Uint8Array;
  /** account's id of who applies the plan */
  by: string;
  /** cases that are moved side by side */
  batch: number;
  progress(done: number, of: number): void;
}

/** What became of one planned case. `known`: it was moved by this plan before. */
export interface Applied {
  reference: string;
  result: 'moved' | 'known' | 'stays';
  code?: string;
  message?: string;
}

/** How often a case that is busy is asked again, and how long it is given, in ms. */
const MAX_ATTEMPTS = 5;
const BREATH = 400;
const BUSY: string[] = ['CONFLICT', CASE_CONTINUES];
const DEADLINE = 20_000;

/**
 * Moves the cases of a plan that were proved, batch by batch. Whatever stopped it, applying the plan again goes on: a
 * case that has its version already is passed over, and one that went on since it was planned stays where it is.
 */
export async function applyPlan(deps: ApplyDependencies, plan: Plan): Promise<Applied[]> {
  const published = await publishedVersions(deps, plan.permitType);
  const target = published.find(({ hash }) => hash === plan.to.hash);
  if (!target) throw new UsageError(`Version ${plan.to.version} of "${plan.permitType}" is not published here.`);
  const all: Applied[] = [];
  for (let i = 0; i < plan.cases.length; i += deps.batch) {
    const batch = plan.cases.slice(i, i + deps.batch);
    all.push(...(await Promise.all(batch.map((planned) => applyOne(deps, plan, target, planned)))));
    deps.progress(all.length, plan.cases.length);
  }
  return all;
}

async function applyOne(
  deps: ApplyDependencies,
  plan: Plan,
  target: PublishedVersion,
  planned: PlannedCase,
): Promise<Applied> {
  const { reference, stays } = planned;
  if (stays) return { reference, result: 'stays', ...stays };
  const row = await rowOf(deps, reference);
  if (row?.permitTypeHash === plan.to.hash) return { reference, result: 'known' };
  const message = moveOf({ id: plan.id, target }, planned, {
    places: planned.places,
    steps: plan.map.steps,
    recalculate: isRecalculated(plan.map),
    by: deps.by,
    generation: generationOf(row ?? {}),
  });
  const handle = deps.client.workflow.getHandle(`application/${reference}`);
  for (let tries = 1; ; tries += 1) {
    const updateId = `move-${plan.id}`;
    const seal = await sealMessage({ reference, update: moveUpdate.name, id: updateId, message }, deps.sealKey);
    try {
      await deps.client.withDeadline(Date.now() + DEADLINE, () =>
        handle.executeUpdate(moveUpdate, { args: [{ ...message, seal }], updateId }),
      );
      return { reference, result: 'moved' };
    } catch (error) {
      // The answer may be lost where the move was not.
      if ((await rowOf(deps, reference))?.permitTypeHash === plan.to.hash) return { reference, result: 'moved' };
      const why = reasonOf(error);
      if (!BUSY.includes(why.code) || tries === MAX_ATTEMPTS) return { reference, result: 'stays', ...why };
      await new Promise((resolve) => setTimeout(resolve, BREATH * tries));
    }
  }
}

const rowOf = ({ prisma }: ApplyDependencies, reference: string) =>
  prisma.application.findUnique({
    where: { reference },
    select: { permitTypeHash: true, generation: true, mandateId: true },
  });

function reasonOf(error: unknown): { code: string; message: string } {
  if (error instanceof WorkflowNotFoundError) return { code: 'APPLICATION_CLOSED', message: 'the case has ended' };
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (cause instanceof ApplicationFailure) return { code: cause.type ?? 'CONFLICT', message: cause.message };
  return { code: 'DOES_NOT_ANSWER', message: error instanceof Error ? error.message : String(error) };
}
