import type { ReadCalendar } from '../city/calendar/read.js';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import { lastDayOf, whyLastDay } from '../forms/appeal-days.js';
import { type AppealStep, appealsOf, respondersOf } from '../forms/appeals.js';
import type { Explanation } from '../forms/evaluation/types.js';
import { type JalaliDay, jalaliDay } from '../forms/jalali.js';
import type { PrismaClient } from '../prisma/client.js';
import { begunWith, readResponding } from './appeals-of-responders.js';
import type { EndedCase } from './ended-case.js';
import { readFiled, resultsOf } from './filed-revision.js';

/** An appeal that a case has as it ended, with its last day; null where there is no end to it. */
export interface Appealable {
  step: AppealStep;
  until: JalaliDay | null;
  /** what that follows from */
  why: Explanation;
  /** of those who filed on a public notice: whoever asks has begun or joined it already */
  mine: boolean;
}

/** Whether nothing could be granted any more, because another permit has taken the place of the case’s own. */
export const isFinal = ({ permit }: EndedCase): boolean => permit === 'SUPERSEDED';

interface Reading {
  prisma: PrismaClient;
  catalogue: Catalogue;
  calendar: ReadCalendar;
  /** the city's choices, which conditions may read */
  cityPolicy: Record<string, string>;
}

/**
 * The appeals of a case as it has ended, those too whose time is over; none while it has not. `person`: account of who
 * objects, for what is open to whoever filed on a public notice; without one there is nothing of that.
 */
export async function appealable(reading: Reading, ended: EndedCase, person?: string): Promise<Appealable[]> {
  const { catalogue, calendar } = reading;
  const { permitTypeHash, policyHash, status, endedAt, revokedAt } = ended;
  if (endedAt === null) return [];
  const [{ steps }, policy, working] = await Promise.all([
    catalogue.definition(permitTypeHash),
    policyHash === null ? undefined : catalogue.decisionPolicyOf(policyHash),
    calendar(),
  ]);
  const all = appealsOf(steps, policy);
  const responding = all.some(respondersOf)
    ? await readResponding(reading.prisma, { ...ended, endedAt: revokedAt ?? endedAt }, person)
    : undefined;
  const found = all
    .filter((step) => step.of.some((end) => end === status) && touches(step, ended))
    .flatMap((step): Appealable[] => {
      const before = steps.find(({ id }) => id === step.after)?.title;
      const begins = begunWith(step, ended, { responding, all, from: revokedAt ?? endedAt }, working);
      if (begins === undefined) return [];
      const { from, mine, label } = begins;
      const day = from && lastDayOf(step, from, working);
      return [{ step, until: day, mine, why: whyLastDay(step, { from, before, begins: label }, working) }];
    });
  return withinConditions(reading, ended, found);
}

/** Those whose conditions hold by what was filed and found, as the workflow of the case works them out where it is begun. */
async function withinConditions(reading: Reading, ended: EndedCase, all: Appealable[]): Promise<Appealable[]> {
  if (all.every(({ step }) => step.when === undefined)) return all;
  const { reference, revision, permitTypeHash: definitionHash } = ended;
  const filed = await readFiled(reading, { reference, revision, definitionHash });
  const decisions = filed.decide(await resultsOf(reading.prisma, reference));
  return all.filter(({ step }) => decisions[`${step.id}.when`] !== false);
}

/** Whether there is anything for it to do to the permit as it stands. */
function touches({ effect, permits: named }: AppealStep, { permit, permits }: EndedCase): boolean {
  const about = (permits ?? []).filter(({ step }) => named === undefined || (step !== null && named.includes(step)));
  const stands = about.map(({ status }) => status);
  if (effect === 'restore') return stands.includes('SUSPENDED');
  if (effect === 'suspend') return stands.includes('ISSUED');
  return effect === undefined || (permit !== null && stands.some((status) => status !== 'REVOKED'));
}

/** Whether it was decided already how the case has ended; of those who filed on a notice each is heard once. */
export const isHeard = ({ heard }: EndedCase, { step, mine }: Appealable): boolean =>
  respondersOf(step) ? mine : heard?.[step.id] !== undefined;

/** Whether another appeal or measure is being decided: what others who filed on the same notice have begun is joined. */
export const isBarred = ({ open, openAt }: EndedCase, { step }: Appealable): boolean =>
  open && (openAt !== step.id || respondersOf(step) === undefined);

/** Whether the last day of an appeal is over at an instant. */
export const isTooLate = ({ until }: Appealable, at: Date): boolean => until !== null && jalaliDay(at) > until;
