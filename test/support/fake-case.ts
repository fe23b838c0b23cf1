import type { Span } from '../../forms/language/step.js';
import type { Activities, EvaluationSummary, Sender, SenderRequest, ServiceCall } from '../../workflows/activities.js';
import type { Transition, TransitionResult } from '../../workflows/transition.js';

const UNITS = { workingDays: 86_400, days: 86_400, hours: 3_600, minutes: 60, seconds: 1 } as const;
const spanMs = (span: Span): number =>
  Object.entries(span).reduce((sum, [unit, n]) => sum + n * UNITS[unit as keyof typeof UNITS] * 1000, 0);

const clean: EvaluationSummary = {
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
  evaluations: Partial<EvaluationSummary>[] = [{}];
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

  evaluateSubmission = async (): Promise<EvaluationSummary> => {
    await this.meanwhile();
    const next = this.evaluations.length > 1 ? this.evaluations.shift() : this.evaluations[0];
    return { ...clean, ...next };
  };

  clearReferrals = async (): Promise<EvaluationSummary> => this.evaluateSubmission();

  recordTransition = async (transition: Transition): Promise<TransitionResult> => {
    const last = this.transitions.at(-1);
    if (last && last.number + 1 !== transition.number) throw new Error(`transition ${transition.number} out of order`);
    this.transitions.push(transition);
    const due = Object.fromEntries(
      transition.waits.map(({ stepId, deadlines }) => [
        stepId,
        deadlines.map(({ after }) => new Date(Date.parse(transition.at) + spanMs(after)).toISOString()),
      ]),
    );
    return { due: this.due?.(transition) ?? due, ...this.answers.shift() };
  };

  lookUpSender = async ({ by, reason }: SenderRequest): Promise<Sender> => ({
    roles: this.roles[by] ?? [],
    ...(this.offices[by] && { office: this.offices[by] }),
    ...(this.within[by] && { within: this.within[by] }),
    ...(this.standsIn[by] && { standsIn: this.standsIn[by] }),
    ...(reason ? { remark: 'a-remark' } : {}),
  });

  checkSeal = async (): Promise<boolean> => this.sealed;

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
