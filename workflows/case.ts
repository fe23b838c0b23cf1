import { type ApplicationState, type ApplicationStatus, isClosedState } from '../policy/states.js';
import { CaseParts } from './case-parts.js';
import type { Carried, CaseInput, CaseStanding, Relocated } from './case-shape.js';
import { FeeGroups } from './fee-groups.js';
import type { Subject } from './journal.js';

/** A running application: its status, and every change that its status can take. */
export class Case extends CaseParts {
  readonly groups = new FeeGroups(() => this.submission.summary?.groups ?? {});
  private currentStatus: ApplicationStatus = 'DRAFT';
  private settledRevision = 0;
  /** number of the transition that asked for groups of fees last */
  private askedAt = 0;
  private lastPaymentStep: string | undefined;
  private isPaidFor = false;
  private recalculates = false;
  private hasBeenRejected = false;
  private hasNotice = false;

  constructor(input: CaseInput, isSealed: boolean) {
    super(input, isSealed);
    this.begin(isSealed ? undefined : input.carried);
    if (!isSealed) this.pin(input.steps ?? []);
  }

  /** Goes on where its rows stand. */
  resume({ definition, steps, clocks, carried }: CaseStanding): void {
    this.definition = definition;
    this.begin(carried);
    this.pin(steps, clocks);
  }

  /** Of a case that was moved or reopened: its filed answers are to be worked out anew. */
  get isToRecalculate(): boolean {
    return this.recalculates;
  }

  /** They were, or cannot be. */
  noteRecalculated(): void {
    this.recalculates = false;
  }

  private begin(carried: Relocated | undefined): void {
    this.currentStatus = carried?.status ?? 'DRAFT';
    this.settledRevision = carried?.settledRevision ?? 0;
    this.groups.take(carried?.paidGroups);
    this.lastPaymentStep = carried?.paymentStep;
    this.recalculates = carried?.recalculate ?? false;
    this.hasBeenRejected = carried?.rejected ?? false;
    this.putTogether(carried);
    this.hasNotice = carried?.noticed ?? false;
  }

  protected get subject(): Subject {
    return {
      reference: this.input.reference,
      definitionHash: () => this.definition.hash,
      usesResults: () => this.usesResults,
      state: () => {
        const { revision, status, district } = this;
        return { revision, status, ...(district !== undefined && { district }) };
      },
      standing: () => {
        this.weighClocks();
        return { ...this.carried, at: this.waits.standing, recalculate: this.recalculates };
      },
      learned: (ends, watchedFrom) => this.clocks.learn(ends, watchedFrom),
      waiting: () => this.waits.stepIds,
      covered: (revision: number) => this.settle(revision),
      given: () => this.submission.outdate(),
      redecided: (decisions: Carried['decisions']) => this.submission.redecide(decisions),
    };
  }

  /** What makes its clocks longer is looked at anew. */
  weighClocks(): void {
    this.clocks.weigh((path) => this.submission.holds(path, false));
  }

  get status(): ApplicationStatus {
    return this.currentStatus;
  }

  get isClosed(): boolean {
    return isClosedState(this.status);
  }

  /** Every slip of the revision is settled, by the word of a message. */
  get isSettled(): boolean {
    return this.settledRevision >= this.revision;
  }

  /** As the policy knows the states of a case. */
  get state(): ApplicationState {
    // Whoever is asked to file again may, whatever was paid for what was filed before.
    const paid = this.isSettled && this.revision > 0 && this.status !== 'RETURNED' && this.groups.unpaid.length === 0;
    return paid && !this.isClosed ? 'PAID' : this.status;
  }

  /** The payment step passed last, where an unsettled issue falls back to. */
  get paymentStep(): string | undefined {
    return this.lastPaymentStep;
  }

  /** Whatever is looked at, paid or found after the grant, it stays granted: what becomes of the permit is a measure. */
  private get isGranted(): boolean {
    return this.currentStatus === 'ISSUED';
  }

  beginReview(): void {
    this.goOnAs('UNDER_REVIEW');
  }

  refer(): void {
    this.goOnAs('REFERRED');
  }

  private goOnAs(status: ApplicationStatus): void {
    if (!this.isGranted) this.currentStatus = status;
  }

  /** The applicant has to file again: what looked at the draft and what was drawn for it no longer counts. */
  returnToApplicant(): void {
    this.currentStatus = 'RETURNED';
    this.voidSlips();
    this.tasks.cancel();
  }

  reachPayment(stepId: string): void {
    this.lastPaymentStep = stepId;
  }

  /** `groups`: of fees that are asked for, where not all are. */
  awaitPayment(groups?: string[]): void {
    this.goOnAs('AWAITING_PAYMENT');
    // What was settled before says nothing of these, nor do rows as they stood before.
    if (groups) this.unsettle();
    this.journal.changeSlips('payable', groups);
    if (groups) this.askedAt = this.journal.counts.transitions + 1;
  }

  /** Fees whose groups were paid for, and cost no more since, are over nothing. */
  passGroups(groups: string[]): void {
    this.journal.changeSlips('payable', groups);
    this.settle(this.revision);
  }

  /** `at`: number of the transition at which the rows say so. */
  settle(revision: number, at?: number): void {
    if (at !== undefined && at < this.askedAt) return;
    this.settledRevision = Math.max(this.settledRevision, revision);
  }

  /** Its fees were worked out anew: what was settled may not be all any more. */
  unsettle(): void {
    this.settledRevision = Math.min(this.settledRevision, this.revision - 1);
  }

  /** The slips have lapsed; the fees are to be worked out again. */
  lapse(): void {
    this.goOnAs('RECALCULATION_DUE');
  }

  /** Its end does not stand: it goes on at a step. What was filed is worked out anew where that step does not ask for it. */
  reopen(at: string, { recalculate }: { recalculate: boolean }): void {
    this.appeals.noteReopened(this.status === 'ISSUED');
    this.currentStatus = 'UNDER_REVIEW';
    this.hasBeenRejected = false;
    this.isPaidFor = false;
    this.recalculates = recalculate;
    this.automation.askForPerson();
    this.tasks.cancel();
    this.waits.startAt(at);
  }

  issue(): void {
    this.currentStatus = 'ISSUED';
    this.journal.grantPermit();
  }

  /** The database found a slip unsettled, so nothing was granted. */
  takeBackIssue(before: ApplicationStatus): void {
    this.currentStatus = before;
    this.settledRevision = 0;
    this.groups.distrust();
  }

  /** What the permit rests on has changed, so nothing was granted; its slips stay settled. */
  refuseGrant(before: ApplicationStatus): void {
    this.currentStatus = before;
    this.isPaidFor = true;
  }

  /** What was filed last is paid for and comes by again, because its grant was refused. */
  get isPaidBefore(): boolean {
    return this.isPaidFor && this.isSettled;
  }

  /** It is shown in public: who files something on that is told how it ends. */
  noteNotice(): void {
    this.hasNotice = true;
  }

  reject(): void {
    this.hasBeenRejected ||= !this.isGranted;
    this.goOnAs('REJECTED');
    this.voidSlips();
  }

  /** Somebody has decided otherwise since it was rejected, or the applicant has filed anew. */
  overcomeRejection(): void {
    this.hasBeenRejected = false;
  }

  /** Its time is over. One that was rejected, and nobody has decided otherwise since, stays so. */
  expire(): void {
    this.goOnAs(this.hasBeenRejected ? 'REJECTED' : 'EXPIRED');
  }

  /** It was rejected, and nobody has decided otherwise since. */
  get wasRejected(): boolean {
    return this.hasBeenRejected;
  }

  withdraw(): void {
    this.currentStatus = 'WITHDRAWN';
  }

  /** What was drawn no longer counts. */
  voidSlips(): void {
    this.journal.changeSlips('void');
  }

  /** All it knows. Whoever asks for it has made sure that nothing is under way. */
  get carried(): Carried {
    const { status, settledRevision, paymentStep } = this;
    return {
      ...this.carriedByParts,
      status,
      settledRevision,
      ...this.groups.carried,
      ...(paymentStep !== undefined && { paymentStep }),
      ...(this.hasBeenRejected && { rejected: true as const }),
      ...(this.hasNotice && { noticed: true as const }),
      ...this.clocks.carried(this.isClosed),
    };
  }
}
