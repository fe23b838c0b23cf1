import { addedSpans, type ClockKept, wantsEnd } from '../forms/clock-time.js';
import { clockPath } from '../forms/evaluation/clock-expressions.js';
import type { Clock } from '../forms/language/clock.js';
import type { Alarm } from './alarm.js';
import type { Carried } from './case-shape.js';
import { beginStop, endStop, followRules } from './clock-stops.js';

/** An end as it was worked out, for the state that it is of. */
export type ClockEnd = Pick<ClockKept, 'id' | 'change' | 'due' | 'unmoved' | 'windows' | 'reminders'>;

/** The legal terms of a case: when each began, stood still and was made longer, and when it ends. */
export class Clocks {
  private readonly kept: Map<string, ClockKept>;
  private definitions = new Map<string, Clock>();

  constructor(
    private readonly alarm: Alarm,
    carried?: Pick<Carried, 'clocks'>,
  ) {
    this.kept = new Map(carried?.clocks?.map((clock) => [clock.id, { ...clock }]));
  }

  /** The clocks of its definition are known; those that another version had are forgotten. */
  pin(definitions: readonly Clock[]): void {
    this.definitions = new Map(definitions.map((clock) => [clock.id, clock]));
    for (const id of [...this.kept.keys()]) if (!this.definitions.has(id)) this.kept.delete(id);
    for (const clock of this.kept.values()) {
      if (!clock.moved) this.arm(clock);
      else if (followRules(clock, this.stopsOf(clock))) this.change(clock);
    }
  }

  /** Some of them have to be weighed by another version than the one that they ran under. */
  get areMoved(): boolean {
    return this.live.some(({ moved }) => moved);
  }

  /** The end of some of them is to be worked out. */
  get wantEnds(): boolean {
    return this.live.some(wantsEnd);
  }

  get areAny(): boolean {
    return this.definitions.size > 0;
  }

  /** Some of them remind before they end. */
  get remind(): boolean {
    return [...this.definitions.values()].some(({ remind }) => remind !== undefined);
  }

  definitionOf(id: string): Clock | undefined {
    return this.definitions.get(id);
  }

  /** One that runs or stands still. */
  get(id: string): Readonly<ClockKept> | undefined {
    const clock = this.kept.get(id);
    return clock?.over ? undefined : clock;
  }

  private get live(): ClockKept[] {
    return [...this.kept.values()].filter(({ over }) => !over);
  }

  private get settled(): ClockKept[] {
    return this.live.filter(({ moved }) => !moved);
  }

  /** It was filed for the first time. */
  filed(): void {
    for (const { id, begins } of this.definitions.values()) if (begins === 'filing') this.begin(id);
  }

  /** The case has come past a step, and was not sent back by it. `isClosed`: it is decided now. */
  passed(stepId: string, isClosed: boolean): void {
    for (const { id, begins, metBy } of this.definitions.values()) {
      if (begins !== 'filing' && begins.after === stepId) this.begin(id);
      if (metBy ? metBy.includes(stepId) : isClosed) this.end(id, 'met');
    }
  }

  /** Those that run whose silence would decide. */
  get deciding(): string[] {
    return this.live.flatMap(({ id }) => (this.definitions.get(id)?.atEnd.is === 'onward' ? [] : [id]));
  }

  /** Some of them stand still while the case waits at a step. */
  readonly stopAt = (stepId: string): boolean =>
    [...this.definitions.values()].some(({ stops = [] }) => stops.some(({ at }) => at.includes(stepId)));

  /** The case begins to wait at a step. */
  enter(stepId: string): void {
    for (const clock of this.live) if (beginStop(clock, this.stopsOf(clock), stepId)) this.change(clock);
  }

  /** The case no longer waits there. */
  leave(stepId: string): void {
    for (const clock of this.live) if (endStop(clock, stepId)) this.change(clock);
  }

  /** An order makes it longer. */
  extend(id: string): void {
    const clock = this.kept.get(id);
    if (!clock) return;
    clock.extended += 1;
    this.change(clock);
  }

  /** What holds now of the conditions that make clocks longer. */
  weigh(holds: (path: string) => boolean): void {
    for (const clock of this.live) {
      const definition = this.definitions.get(clock.id);
      if (!definition) continue;
      const { lasts, longer = [], extension, atMost, ifDayOff, stops = [], remind } = definition;
      const holding = longer.flatMap((_, i) => (holds(clockPath(clock.id, i)) ? [i] : []));
      const orders = Array.from({ length: clock.extended }, () => extension?.span ?? {});
      const span = addedSpans([lasts, ...holding.flatMap((i) => longer[i]?.by ?? []), ...orders]);
      const { moved } = clock;
      const all = () =>
        JSON.stringify([clock.span, clock.atMost, clock.ifDayOff, moved && [clock.within, clock.remind]]);
      const same = all();
      delete clock.moved;
      Object.assign(clock, { longer: holding, span });
      if (stops.some(({ within }) => within)) clock.within = stops.map(({ within }) => within ?? null);
      if (remind) clock.remind = remind;
      if (atMost) clock.atMost = atMost;
      else delete clock.atMost;
      if (ifDayOff) clock.ifDayOff = ifDayOff;
      else delete clock.ifDayOff;
      if (all() !== same) this.change(clock);
      else if (moved) this.arm(clock);
    }
  }

  /** Ends that were worked out; one of a state that has changed since is of no use. `watchedFrom`: from when cases are woken. */
  learn(ends: readonly ClockEnd[], watchedFrom: number): void {
    for (const { id, change, due, unmoved, windows, reminders } of ends) {
      const clock = this.kept.get(id);
      if (!clock || clock.change !== change || due === undefined || !wantsEnd(clock)) continue;
      clock.due = due;
      if (unmoved !== undefined) clock.unmoved = unmoved;
      if (windows) clock.windows = windows;
      this.alarm.set(due, due >= watchedFrom);
      if (reminders) {
        clock.reminders = reminders;
        this.armReminders(clock);
      }
    }
  }

  /** A clock whose people are to be reminded now. */
  get reminding(): Readonly<ClockKept> | undefined {
    const now = Date.now();
    return this.settled.find((clock) => this.remindersLeft(clock).some((at) => at <= now));
  }

  /** They were; of several that came meanwhile the last alone counts. */
  noteReminded(id: string): void {
    const clock = this.kept.get(id);
    const come = clock?.reminders?.filter((at) => at <= Date.now()).at(-1);
    if (clock && come !== undefined) clock.reminded = come;
  }

  private remindersLeft({ reminders = [], reminded = 0, due }: ClockKept): number[] {
    return due === undefined ? [] : reminders.filter((at) => at > reminded);
  }

  private armReminders(clock: ClockKept): void {
    for (const at of this.remindersLeft(clock)) this.alarm.set(at);
  }

  /** Of those that have run out, the first. From its very instant on nothing else of the case counts before it. */
  get come(): Readonly<ClockKept> | undefined {
    const now = Date.now();
    const over = this.settled.filter(({ due = Number.POSITIVE_INFINITY }) => due <= now);
    return over.sort((a, b) => (a.due ?? 0) - (b.due ?? 0))[0];
  }

  end(id: string, how: 'met' | 'came'): void {
    const clock = this.kept.get(id);
    if (!clock || clock.over) return;
    for (const stop of clock.stops) stop.to ??= Date.now();
    clock.over = { how, at: (how === 'came' ? clock.due : undefined) ?? Date.now() };
    if (clock.due !== undefined) this.alarm.clear(clock.due);
  }

  /** `isClosed`: the case is decided, so that what waits for a decision is met. */
  carried(isClosed: boolean): Pick<Carried, 'clocks'> {
    if (this.kept.size === 0) return {};
    const clocks = [...this.kept.values()].map((clock) => ({
      ...clock,
      stops: clock.stops.map((stop) => ({ ...stop })),
    }));
    const at = Date.now();
    return {
      clocks: clocks.map((clock) =>
        isClosed && !clock.over && !this.definitions.get(clock.id)?.metBy
          ? { ...clock, over: { how: 'met', at } }
          : clock,
      ),
    };
  }

  private begin(id: string): void {
    if (this.kept.has(id)) return;
    const fresh = { begun: Date.now(), stops: [], longer: [], extended: 0, span: {}, change: 0 };
    this.kept.set(id, { id, ...fresh });
  }

  private change(clock: ClockKept): void {
    clock.change += 1;
    if (clock.due !== undefined) this.alarm.clear(clock.due);
    for (const at of this.remindersLeft(clock)) this.alarm.clear(at);
    delete clock.due;
    delete clock.unmoved;
    delete clock.reminders;
  }

  private stopsOf({ id }: ClockKept): NonNullable<Clock['stops']> {
    return this.definitions.get(id)?.stops ?? [];
  }

  private arm(clock: ClockKept): void {
    if (clock.due === undefined || clock.over) return;
    this.alarm.set(clock.due);
    this.armReminders(clock);
  }
}
