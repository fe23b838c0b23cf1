import { type ClockKept, standsStill } from '../../forms/clock-time.js';
import { jalaliDay, timeOfDay } from '../../forms/jalali.js';
import type { Clock } from '../../forms/language/clock.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { clockEndWords } from '../../forms/messages/definition.js';
import { storyWords } from './messages.js';

/** By which the order of an office makes a legal term longer. */
export const EXTEND = 'extend';

/** What becomes of the legal terms of one case, by the number of the transition. */
export class Terms {
  private kept: readonly ClockKept[] = [];
  private readonly changedAt = new Map<number, readonly ClockKept[]>();

  constructor(private readonly clocks: readonly Clock[] = []) {}

  /** As they stand with a transition, with their ends. */
  note(transition: number, kept: readonly ClockKept[]): void {
    const before = new Map(this.kept.map((clock) => [clock.id, clock]));
    const changed = kept.filter(({ id, change, due }) => {
      const was = before.get(id);
      return was?.change !== change || was.due !== due;
    });
    this.changedAt.set(
      transition,
      changed.filter(({ over }) => !over),
    );
    this.kept = kept;
  }

  /** Those that run or stand still, with when each began (ms). */
  get running(): readonly ClockKept[] {
    return this.kept.filter(({ over }) => !over);
  }

  /** Who may order that it is made longer. */
  extenderOf(id: string): string | undefined {
    return this.clocks.find((clock) => clock.id === id)?.extension?.by;
  }

  /** Of the terms that a transition has changed: when each ends and what that is, when it reminds, or that it stands still. */
  told(transition: number, language: keyof LocalizedText): string[] {
    return (this.changedAt.get(transition) ?? []).flatMap((kept) => {
      const clock = this.clocks.find(({ id }) => id === kept.id);
      if (!clock) return [];
      const title = clock.title[language];
      if (standsStill(kept)) return [`${title}: ${clockEndWords.stops[language]}`];
      const { due, reminders = [] } = kept;
      const ends = due === undefined ? [] : [`${title}: ${clockEndWords[clock.atEnd.is][language]} ${moment(due)}`];
      return [...reminders.map((at) => `${title}: ${storyWords.remind[language]} ${moment(at)}`), ...ends];
    });
  }
}

const moment = (ms: number): string => `${jalaliDay(new Date(ms))} ${timeOfDay(new Date(ms))}`;
