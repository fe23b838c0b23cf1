import { standingWithDue } from '../../activities/standing.js';
import { withClockEnds } from '../../forms/clock-ends.js';
import { startOfDay } from '../../forms/jalali.js';
import type { Clock } from '../../forms/language/clock.js';
import type { Span } from '../../forms/language/deadline.js';
import type { Step } from '../../forms/language/step.js';
import type {
  Activities,
  AppealAnswer,
  AppealQuestion,
  FilingSummary,
  PolicyAnswer,
  PolicyQuestion,
  Sender,
  SenderRequest,
  ServiceCall,
  WorkerRequest,
} from '../../workflows/activities.js';
import type { CaseStanding, Relocated } from '../../workflows/case-shape.js';
import type { Transition, TransitionResult } from '../../workflows/transition.js';

const UNITS = {
  years: 31_536_000,
  months: 2_592_000,
  workingDays: 86_400,
  days: 86_400,
  hours: 3_600,
  minutes: 60,
  seconds: 1,
} as const;
const spanMs = (span: Span): number =>
  Object.entries(UNITS).reduce((sum, [unit, each]) => sum + (span[unit as keyof typeof UNITS] ?? 0) * each * 1000, 0);

const clean: FilingSummary = {
  outcome: 'CLEAN',
  referralTarget: null,
  lane: 'supervised',
  total: '1000000',
  slips: 1,
  rulesetHash: 'r',
  decisions: {},
};

/** Activities over memory, for tests of the interpreter alone: they keep every transition they are given. */
export class FakeCase implements Activities {
  readonly transitions: Transition[] = [];
  readonly calls: ServiceCall[] = [];
  /** what the next evaluations give; the last one stays */
  evaluations: Partial<FilingSummary>[] = [{}];
  /** of the definition that the case is pinned to */
  steps: Step[] = [];
  clocks: Clock[] = [];
  /** whether the slips of the revision are settled, as the database has it */
  settled = true;
  /** why the case was parked, each time */
  readonly parked: string[] = [];
  answers: Partial<TransitionResult>[] = [];
  /** what happens while a submission is evaluated */
  meanwhile: () => Promise<void> = async () => undefined;
  serviceFails = false;
  /** whether decisions that come by update are a server's own */
  sealed = true;
  roles: Record<string, string[]> = {};
  offices: Record<string, string> = {};
  within: Record<string, Sender['within']> = {};
  standsIn: Record<string, Sender['standsIn']> = {};
  /** when the deadlines of a transition come, where that is not simply their span later */
  due: ((transition: Transition) => Record<string, string[]>) | undefined;

  evaluateSubmission = async (): Promise<FilingSummary> => {
    await this.meanwhile();
    const next = this.evaluations.length > 1 ? this.evaluations.shift() : this.evaluations[0];
    return { ...clean, steps: this.steps, clocks: this.clocks, ...next };
  };

  /** what a decision policy answers */
  decided: PolicyAnswer = { answer: 'person', reasons: [] };
  readonly asked: PolicyQuestion[] = [];
  decideByPolicy = async (question: PolicyQuestion): Promise<PolicyAnswer> => {
    this.asked.push(question);
    await this.meanwhile();
    return this.decided;
  };

  /** whoever has decided in it before */
  apart: string[] = [];
  lookUpAppeal = async ({ appeal }: AppealQuestion): Promise<AppealAnswer> => {
    const step = this.steps.find(({ id }) => id === appeal);
    return step?.type === 'appeal' ? { step, apart: this.apart } : { refused: 'APPEAL_UNKNOWN' };
  };

  /** what was filed on its public notices */
  filed = { objections: 0, requests: 0 };
  countNoticeResponses = async () => this.filed;

  clearReferrals = async (): Promise<FilingSummary> => this.evaluateSubmission();

  recordTransition = async (transition: Transition): Promise<TransitionResult> => {
    const last = this.transitions.at(-1);
    if ((last?.number ?? 0) + 1 !== transition.number) return { due: {}, differs: true };
    this.transitions.push(transition);
    const due = Object.fromEntries(
      transition.waits.map(({ stepId, deadlines }) => [
        stepId,
        deadlines.map(({ after, before, day }) => {
          if (day !== undefined) return startOfDay(day).toISOString();
          const ends = deadlines.flatMap((each) => (each.then === 'expire' && each.after ? [spanMs(each.after)] : []));
          const later = after ? spanMs(after) : Math.min(...ends) - spanMs(before ?? {});
          return new Date(Date.parse(transition.at) + later).toISOString();
        }),
      ]),
    );
    const instants = this.due?.(transition) ?? due;
    const clocks = withClockEnds(transition.standing?.clocks ?? [], { thursday: 'work', holidays: new Set() });
    if (transition.standing)
      this.standing = standingWithDue(transition.standing, transition, { due: instants, clocks }) as Relocated;
    if (transition.move) this.version = transition.move.to;
    return { due: instants, ...(clocks.length > 0 && { clocks }), ...this.answers.shift() };
  };

  lookUpWorker = async ({ person }: WorkerRequest) => {
    const roles = this.roles[person];
    return roles ? { id: person, roles } : null;
  };

  lookUpSender = async ({ by, reason }: SenderRequest): Promise<Sender> => ({
    roles: this.roles[by] ?? [],
    ...(this.offices[by] && { office: this.offices[by] }),
    ...(this.within[by] && { within: this.within[by] }),
    ...(this.standsIn[by] && { standsIn: this.standsIn[by] }),
    ...(reason ? { remark: 'a-remark' } : {}),
  });

  checkSeal = async (): Promise<boolean> => this.sealed;

  checkSignal = async (): Promise<boolean> => true;

  readStanding = async (): Promise<CaseStanding> => {
    const { standing, steps, version: hash } = this;
    if (!standing) throw new Error('nothing of it was recorded');
    const carried = { ...standing, transitions: this.transitions.at(-1)?.number ?? 0 };
    return { definition: { code: 'test', version: 1, hash }, steps, clocks: this.clocks, carried };
  };

  lookAtRows = async (): Promise<{ transition: number; settled: boolean }> => ({
    transition: this.transitions.at(-1)?.number ?? 0,
    settled: this.settled,
  });

  parkCase = async ({ why }: { why: string }): Promise<void> => {
    this.parked.push(why);
  };

  private standing: Relocated | undefined;
  private version = 'h';

  callService = async (call: ServiceCall): Promise<void> => {
    this.calls.push(call);
    if (this.serviceFails) throw new Error('down');
  };

  /** Every timeline entry so far, by type. */
  get told(): string[] {
    return this.transitions.flatMap(({ timeline }) => timeline.map(({ type }) => type));
  }

  get status(): string | undefined {
    return this.transitions.at(-1)?.status;
  }

  taskOf(stepId: string, nth = -1): string {
    const opened = this.transitions.flatMap((transition) => transition.opened).filter((t) => t.stepId === stepId);
    return opened.at(nth)?.id ?? 'none';
  }
}
