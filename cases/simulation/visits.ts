import { bookableFrom, movesOf, type Offer, offersOf, type Slot } from '../../forms/appointments.js';
import type { BusinessCalendar } from '../../forms/calendar.js';
import { jalaliDay, timeOfDay } from '../../forms/jalali.js';
import type { Step } from '../../forms/language/step.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { UsageError } from '../../runtime/usage-error.js';
import { visitWords } from '../messages/appointments.js';

/** By which the time of a visit is booked; again, by which it is moved. */
export const BOOK = 'book';

const momentOf = (at: Date): string => `${jalaliDay(at)} ${timeOfDay(at)}`;

interface Booked {
  slot: Slot;
  moved: number;
}

/** The visits of one case, by task: as an installation offers them on which nobody else books, nor offers hours by hand. */
export class Visits {
  private readonly booked = new Map<string, Booked>();
  readonly told: { at: Date; words: LocalizedText }[] = [];

  constructor(private readonly calendar: BusinessCalendar) {}

  /** Whether somebody has to book before a task is decided: it has no time yet, and there are some. */
  isWanted(step: Step, task: string, now: Date): boolean {
    return !this.booked.has(task) && this.offered(step, now).length > 0;
  }

  /** From when on it can be said what was found at a visit, or that nobody was met. */
  from(step: Step, task: string, outcome: string): number {
    const slot = this.booked.get(task)?.slot;
    if (!slot || step.type !== 'inspect') return 0;
    return +(outcome === step.appointment?.missed ? slot.startsAt : slot.endsAt);
  }

  /** Books a time for the applicant, `1405/09/10 08:00`, the first by default, or moves the visit there. Throws UsageError. */
  book(step: Step, task: string, { now, at }: { now: Date; at?: unknown }): void {
    const all = this.offered(step, now).filter((offer) => this.hasRoom(offer, task));
    const slot = at === undefined ? all[0] : all.find(({ startsAt }) => momentOf(startsAt) === at);
    if (!slot) {
      const some = all.slice(0, 5).map(({ startsAt }) => momentOf(startsAt));
      throw new UsageError(
        `${at ?? 'No time'} is not offered at ${step.id} on ${momentOf(now)}; write {"at": …} with one of ${some.join(', ') || 'none'}.`,
      );
    }
    const before = this.booked.get(task);
    if (before) this.mustBeMovable(step, before, now);
    this.booked.set(task, { slot, moved: before ? before.moved + 1 : 0 });
    const said = visitWords[before ? 'MOVED' : 'BOOKED'];
    this.told.push({ at: now, words: said({ day: jalaliDay(slot.startsAt), time: timeOfDay(slot.startsAt) }) });
  }

  private mustBeMovable(step: Step, { slot, moved }: Booked, now: Date): void {
    if (step.type !== 'inspect' || !step.appointment) return;
    if (moved >= movesOf(step.appointment))
      throw new UsageError(`The visit at ${step.id} was moved ${moved} times, which is as often as it may be.`);
    if (slot.startsAt < bookableFrom(step.appointment, now))
      throw new UsageError(`The visit at ${step.id} of ${momentOf(slot.startsAt)} is too near to be moved.`);
  }

  /** Of several visits of the case at one time no more than can be made. */
  private hasRoom({ startsAt, capacity }: Offer, task: string): boolean {
    const others = [...this.booked].filter(([id, { slot }]) => id !== task && +slot.startsAt === +startsAt);
    return others.length < capacity;
  }

  private offered(step: Step, now: Date): Offer[] {
    if (step.type !== 'inspect' || !step.appointment) return [];
    return offersOf(step.appointment, { now, calendar: this.calendar, byHand: [] });
  }
}
