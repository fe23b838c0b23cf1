import { EVERY_TYPE, resumeAutomation, StopStateError, stopAutomation } from '../city/automation/stops.js';
import { approvedOnTheirWay } from '../city/automation/take-back.js';
import type { Acting } from './acting.js';
import { automationMessages } from './messages/automation.js';
import { must } from './permission.js';
import { invalidInput, Refusal } from './refusals.js';
import { requiredWords } from './text-input.js';

/** Stops decisions without a person, of a permit type or of all: one person's act, in force when this is done. */
export async function orderStop(
  acting: Acting,
  { permitType, reason }: { permitType: string | undefined; reason: string },
): Promise<void> {
  const { viewer, prisma } = acting;
  must(viewer, 'stopAutomation');
  const words = requiredWords('reason', reason, 1_000);
  const type = await typeOf(acting, permitType);
  await stopAutomation(prisma, { permitType: type, viewer, reason: words });
  await tellCases(acting, await approvedOnTheirWay(prisma, type));
}

/** Cases that are told at a time. */
const AT_ONCE = 16;

async function tellCases({ messenger, log }: Acting, references: readonly string[]): Promise<void> {
  for (let i = 0; i < references.length; i += AT_ONCE) {
    const told = references
      .slice(i, i + AT_ONCE)
      .map((reference) =>
        messenger
          .lookAtRows(reference)
          .catch((err: unknown) => log.warn({ err, reference }, 'a case is not told of the stop')),
      );
    await Promise.all(told);
  }
}

/** Has them go on, once two others than whoever stopped them have said so. Answers whether they do. */
export async function orderResume(acting: Acting, permitType: string | undefined): Promise<boolean> {
  const { viewer, prisma } = acting;
  must(viewer, 'resumeAutomation');
  try {
    return await resumeAutomation(prisma, { permitType: await typeOf(acting, permitType), viewer });
  } catch (error) {
    if (!(error instanceof StopStateError)) throw error;
    const code = error.state === 'SAME_PERSON' ? 'SEPARATION_OF_DUTIES' : 'CONFLICT';
    throw new Refusal(code, automationMessages[error.state]);
  }
}

async function typeOf({ prisma }: Acting, permitType: string | undefined): Promise<string> {
  if (permitType === undefined) return EVERY_TYPE;
  const known = await prisma.publication.count({ where: { kind: 'PERMIT_TYPE', code: permitType } });
  if (known === 0) throw invalidInput('permitType', 'UNKNOWN_VALUE', automationMessages.TYPE_UNKNOWN);
  return permitType;
}
