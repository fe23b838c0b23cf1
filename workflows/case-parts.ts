import type { Clock } from '../forms/language/clock.js';
import type { Step } from '../forms/language/step.js';
import { findsOut } from '../forms/work-forms.js';
import { Alarm } from './alarm.js';
import { Appeals } from './appeals.js';
import { Automation } from './automation.js';
import type { Carried, CaseInput, PinnedVersion, Relocated } from './case-shape.js';
import { Clocks } from './clocks.js';
import { Halt } from './halt.js';
import { Inbox } from './inbox.js';
import { Journal, type Subject } from './journal.js';
import { createLocalActivities, type LocalActivities } from './local-activities.js';
import { Parties } from './parties.js';
import { Submission } from './submission.js';
import { Tasks } from './tasks.js';
import { Waits } from './waits.js';

const readsResults = (parts: readonly unknown[]): boolean => /\bresults\b/.test(JSON.stringify(parts));

/** What a running application consists of. */
export abstract class CaseParts {
  readonly alarm = new Alarm();
  readonly activities: LocalActivities;
  readonly halt = new Halt();
  readonly inbox: Inbox;
  definition: PinnedVersion;
  steps: readonly Step[] = [];
  submission!: Submission;
  automation!: Automation;
  appeals!: Appeals;
  parties!: Parties;
  waits!: Waits;
  clocks!: Clocks;
  journal!: Journal;
  tasks!: Tasks;
  /** step expressions read results, so new ones decide anew */
  usesResults = false;
  /** people fill in forms on their work: what they have found is decided by before the next step begins */
  findsOut = false;

  /** `isSealed`: every message to it is sealed, and what it is made of is read from the database. */
  constructor(
    readonly input: CaseInput,
    readonly isSealed: boolean,
  ) {
    this.activities = createLocalActivities(isSealed);
    this.inbox = new Inbox(isSealed ? input.resumes === undefined : input.carried === undefined);
    this.definition = input.definition;
  }

  /** What its journal asks it for. */
  protected abstract get subject(): Subject;

  /** Its parts know what a run before has known of them. */
  protected putTogether(carried: Relocated | undefined): void {
    this.submission = new Submission(carried);
    this.automation = new Automation(carried);
    this.appeals = new Appeals(carried);
    this.parties = new Parties(carried);
    this.waits = new Waits(carried);
    this.clocks = new Clocks(this.alarm, carried);
    if (carried) this.inbox.takeOver(carried);
    this.journal = new Journal(this.subject, this.activities, this.halt, carried);
    this.tasks = new Tasks(this.input.reference, this.journal, carried);
  }

  /** The steps of its definition are known. */
  pin(steps: readonly Step[], clocks: readonly Clock[] = []): void {
    this.steps = steps;
    this.clocks.pin(clocks);
    this.findsOut = findsOut(steps) || readsResults(clocks);
    this.usesResults = this.findsOut || readsResults(steps);
  }

  get revision(): number {
    return this.submission.revision;
  }

  get district(): string | null | undefined {
    return this.submission.district;
  }

  /** Nothing is under way, and nothing has come that a step would go on for. */
  get isResting(): boolean {
    return !this.inbox.isHandling && this.isStill;
  }

  /** The same but for the update that asks. */
  restsBeside(update: string): boolean {
    return !this.inbox.isHandlingBeside(update) && this.isStill;
  }

  private get isStill(): boolean {
    const { waits, journal, halt } = this;
    return waits.areResting && !journal.hasUnrecorded && !journal.isWriting && !halt.reason;
  }

  /** The step where a returned case begins again. */
  get firstForm(): string {
    return (this.steps.find((step) => step.type === 'form') ?? this.steps[0])?.id ?? 'end';
  }

  /** What its parts know. */
  protected get carriedByParts(): Omit<Carried, 'status' | 'settledRevision'> {
    const { journal, submission, automation, appeals, parties, waits, tasks, inbox } = this;
    return {
      ...journal.carried,
      ...submission.carried,
      ...automation.carried,
      ...appeals.carried,
      ...parties.carried,
      ...tasks.carried,
      ...waits.carried,
      ...inbox.carried,
    };
  }
}
