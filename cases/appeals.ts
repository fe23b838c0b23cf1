import { createHash } from 'node:crypto';
import type { ReadCalendar } from '../city/calendar/read.js';
import { type AppealStep, beginnerOf, isMeasure, respondersOf } from '../forms/appeals.js';
import { dayOf } from '../forms/messages/messages.js';
import type { Relation } from '../policy/relations.js';
import type { Relocated } from '../workflows/case-shape.js';
import type { Acting } from './acting.js';
import { actorOf } from './actor.js';
import { type Appealable, appealable, isBarred, isFinal, isHeard, isTooLate } from './appeals-of.js';
import { type EndedCase, readEnd } from './ended-case.js';
import { generationOf } from './generation.js';
import { appealMessages } from './messages/appeals.js';
import { findCase, policyRefusal, unlessOfState, type ViewedCase } from './open-case.js';
import { invalidInput, NotFoundError, Refusal } from './refusals.js';
import { withRemarks } from './remarks.js';
import { requiredWords } from './text-input.js';
import { relationsToTask } from './viewer-relations.js';

interface Objection {
  reference: string;
  /** id of the appeal's step; may be left out by who objects, and where only one is the viewer's */
  appeal?: string | null | undefined;
  /** id of one of its grounds, where it has any */
  ground?: string | null | undefined;
  reason: string;
}

/**
 * Objects to how a case has ended, or orders that it goes on. The same again is the same message. A workflow of the case
 * that has ended is begun anew where its rows stand; it has the last word.
 */
export async function appealCase(acting: Acting, calendar: ReadCalendar, objection: Objection): Promise<void> {
  const { reference } = objection;
  const text = requiredWords('reason', objection.reason, 4_000);
  const viewed = await findCase(acting, reference);
  const ended = await readEnd(acting.prisma, reference);
  const all = ended ? await appealable({ ...acting, calendar }, ended, acting.viewer.id) : [];
  const { own, refusal: found } = sortedOut(viewed, all);
  const refusal = own.length > 0 ? undefined : mustBeTheirs(viewed, found);
  const actor = actorOf(acting.viewer);
  const { revision, permitTypeHash } = viewed.row;
  const named = objection.ground == null ? [] : [objection.ground];
  const said = [reference, revision, objection.appeal, actor.id, text, ...named];
  const messageId = `appeal-${createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32)}`;
  if (await wasTaken(acting, reference, messageId)) return;
  if (refusal) throw refusal;
  const chosen = chosenOf(own, objection.appeal, ended);
  if (!ended || !chosen) throw new Refusal('CONFLICT', appealMessages.NOTHING_TO_APPEAL);
  if (isBarred(ended, chosen)) throw new Refusal('CONFLICT', appealMessages.APPEAL_OPEN);
  if (isFinal(ended)) throw new Refusal('CONFLICT', appealMessages.PERMIT_FINAL);
  if (isHeard(ended, chosen))
    throw new Refusal('CONFLICT', chosen.mine ? appealMessages.APPEALED_ONCE : appealMessages.APPEAL_HEARD);
  if (isTooLate(chosen, new Date()))
    throw new Refusal('CONFLICT', appealMessages.TOO_LATE({ day: dayOf(chosen.until ?? '') }));
  const ground = groundOf(chosen, objection.ground);
  const { code, version } = await acting.catalogue.definition(permitTypeHash);
  const { districtId: district, status } = viewed.row;
  await withRemarks(acting, { reference, author: actor.id, text, messageId }, ({ remark = '' }) =>
    acting.messenger.appeal(
      { reference, definition: { code, version, hash: permitTypeHash }, resumes: true },
      { appeal: chosen.step.id, actor, remark, ...(ground !== undefined && { ground }) },
      messageId,
      { permitType: code, generation: generationOf(viewed.row), district, revision, status },
    ),
  );
}

/** The one that was named, or else can be meant: an objection before a measure. Throws Refusal where several measures can. */
function chosenOf(
  own: readonly Appealable[],
  named: string | null | undefined,
  ended: EndedCase | undefined,
): Appealable | undefined {
  if (named != null) return own.find(({ step }) => step.id === named);
  const objections = own.filter(({ step }) => !isMeasure(step));
  const objection = objections.find((each) => ended && !isHeard(ended, each)) ?? objections[0];
  if (objection || own.length < 2) return objection ?? own[0];
  const appeals = own.map(({ step }) => step.id).join(', ');
  throw invalidInput('appeal', 'REQUIRED', appealMessages.APPEAL_NEEDED({ appeals }));
}

/** The ground that was named. Throws Refusal where it is none of those that the measure has. */
function groundOf({ step: { grounds } }: Appealable, named: string | null | undefined): string | undefined {
  const ids = grounds?.map(({ id }) => id) ?? [];
  if (named == null && ids.length === 0) return undefined;
  if (named != null && ids.includes(named)) return named;
  const message =
    ids.length === 0 ? appealMessages.NO_GROUNDS : appealMessages.GROUND_NEEDED({ grounds: ids.join(', ') });
  throw invalidInput('ground', named == null ? 'REQUIRED' : 'UNKNOWN_VALUE', message);
}

/** Of a case's appeals those that the viewer may begin; where there is none, why. */
function sortedOut(
  viewed: ViewedCase,
  all: readonly Appealable[],
): { own: Appealable[]; refusal?: Refusal | undefined } {
  const { row, viewer, state } = viewed;
  const toCase = viewed.relations().filter((relation) => relation !== 'stepRole');
  const others = toCase.map((relation): Relation => (isApplying(relation) ? 'auditor' : relation));
  const relationsFor = (step: AppealStep): Relation[] => {
    // Those of whoever filed on a notice were looked up for the viewer; on the notice of their own case nobody files.
    if (respondersOf(step)) return toCase.some(isApplying) ? others : [...others, 'stepRole'];
    const by = beginnerOf(step);
    return by === undefined ? toCase : [...relationsToTask(viewer, [by], row.districtId), ...others];
  };
  const judged = all.map((each) => ({
    each,
    no: policyRefusal('appeal', relationsFor(each.step), state),
  }));
  const own = judged.filter(({ no }) => no === undefined).map(({ each }) => each);
  if (own.length > 0) return { own };
  const refusal = judged.find(({ no }) => no)?.no ?? orAskForPerson(viewed, policyRefusal('appeal', toCase, state));
  return { own, refusal };
}

/** Why the viewer cannot object to how the case has ended; before it has, what they can do instead. */
export const appealRefusal = (viewed: ViewedCase): Refusal | undefined =>
  orAskForPerson(viewed, viewed.refusal('appeal'));

function orAskForPerson(viewed: ViewedCase, refusal: Refusal | undefined): Refusal | undefined {
  if (refusal?.code !== 'CONFLICT' || !viewed.may('requestHumanReview')) return refusal;
  return new Refusal('CONFLICT', appealMessages.NOT_ENDED);
}

/** Throws a refusal of who asks. One of how the case stands is handed back: the same message may have been taken before. */
function mustBeTheirs(viewed: ViewedCase, refusal: Refusal | undefined): Refusal | undefined {
  if (!viewed.may('read') && (refusal === undefined || refusal.code === 'NOT_FOUND')) throw new NotFoundError();
  return unlessOfState(refusal);
}

const isApplying = (relation: Relation): boolean => relation === 'owner' || relation === 'office';

/** The same message has been taken already, whatever became of it since. */
async function wasTaken({ prisma }: Acting, reference: string, id: string): Promise<boolean> {
  const row = await prisma.application.findUnique({ where: { reference }, select: { standing: true } });
  const { answered = [] } = (row?.standing ?? {}) as Partial<Relocated>;
  return answered.some(([known]) => known === id);
}

/** The appeals that a viewer may begin now, with their last days. */
export async function appealsFor(acting: Acting, calendar: ReadCalendar, reference: string): Promise<Appealable[]> {
  const [viewed, ended] = await Promise.all([findCase(acting, reference), readEnd(acting.prisma, reference)]);
  if (!ended || isFinal(ended)) return [];
  const all = await appealable({ ...acting, calendar }, ended, acting.viewer.id);
  const now = new Date();
  const isOpen = (each: Appealable) => !isBarred(ended, each) && !isTooLate(each, now) && !isHeard(ended, each);
  return sortedOut(viewed, all).own.filter(isOpen);
}
