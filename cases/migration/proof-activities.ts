import { dueInstants } from '../../city/calendar/deadlines.js';
import type { BusinessCalendar } from '../../forms/calendar.js';
import { demandsOf, unapproved } from '../../forms/check/demands.js';
import { withClockEnds } from '../../forms/clock-ends.js';
import { entriesAt } from '../../forms/each.js';
import type { Decisions, Evaluation, EvaluationInput, Ruleset } from '../../forms/evaluation/types.js';
import type { Clock } from '../../forms/language/clock.js';
import type { Activities } from '../../workflows/activities.js';
import type { Carried, Relocated } from '../../workflows/case-shape.js';
import type { EvaluationSummary } from '../../workflows/evaluation-summary.js';
import type { MoveMessage } from '../../workflows/messages.js';
import type { Transition, TransitionResult } from '../../workflows/transition.js';
import { flowDecisions, moneyIn } from '../evaluate.js';

export interface Proof {
  carried: Carried;
  move: MoveMessage;
  /** the filed revision as the new version reads it */
  input: EvaluationInput;
  evaluation: Evaluation;
  results: Record<string, unknown>;
  ruleset: Ruleset;
  calendar: BusinessCalendar;
  /** legal terms of the new version */
  clocks?: readonly Clock[] | undefined;
}

/** The activities of a case that is moved in the mind: the rules and the calendar are the real ones, nothing is written. */
export class ProofActivities {
  status = '';
  paid = false;
  private transitions = 0;
  private input: EvaluationInput;
  private evaluation: Evaluation;
  private readonly results: Record<string, unknown>;

  constructor(private readonly of: Proof) {
    this.input = of.input;
    this.evaluation = of.evaluation;
    this.results = { ...of.results };
    this.transitions = of.carried.transitions;
    this.status = of.carried.status;
    this.paid = of.carried.settledRevision >= of.carried.revision;
  }

  /** `carried`: where the case begins, as its rows would say */
  activitiesFrom(carried: Relocated): Activities {
    const { definition, steps } = this.of.move.to;
    const clocks = this.of.clocks ? { clocks: [...this.of.clocks] } : {};
    return { ...this.activities, readStanding: async () => ({ definition, steps, ...clocks, carried }) };
  }

  private readonly activities: Omit<Activities, 'readStanding'> = {
    evaluateSubmission: async () => this.work({}),
    clearReferrals: async ({ cleared }) => this.work({ cleared }),
    // A plan is proved to the end of its case, and nobody objects to that.
    countNoticeResponses: async () => ({ objections: 0, requests: 0 }),
    lookUpAppeal: async () => ({ refused: 'APPEAL_UNKNOWN' }),
    recordTransition: async (transition) => this.record(transition),
    // No policy is filed under here, so nothing asks for one.
    decideByPolicy: async () => ({ answer: 'person', reasons: [] }),
    callService: async ({ stepId }) => {
      this.results[stepId] = {};
    },
    lookUpSender: async () => ({ roles: [] }),
    lookUpWorker: async () => null,
    checkSeal: async () => true,
    checkSignal: async () => true,
    lookAtRows: async () => ({ transition: this.transitions, settled: this.paid }),
    parkCase: async ({ why }) => Promise.reject(new Error(why)),
  };

  decide(): Decisions {
    return flowDecisions(this.of.ruleset.decide(this.input, this.evaluation, this.results));
  }

  private work(over: Partial<EvaluationInput>): EvaluationSummary {
    this.input = { ...this.input, ...over };
    this.evaluation = this.of.ruleset.evaluate(this.input);
    const { outcome, referralTarget, lane, total, slips, rulesetHash } = this.evaluation;
    const decisions = this.decide();
    const money = moneyIn(this.evaluation);
    return { outcome, referralTarget, lane, total, slips: slips.length, ...money, rulesetHash, decisions };
  }

  /** A review that the new version has put before the place where the case stands was never given. */
  private mustBeGrantable({ timeline, results, standing }: Transition): void {
    const grant = timeline.findLast(({ type }) => type === 'ISSUED')?.data?.step;
    const came = standing?.clocks?.find(({ over }) => over?.how === 'came');
    const consent = this.of.clocks?.find(({ id, atEnd }) => id === came?.id && atEnd.is === 'consent');
    const demands = demandsOf(this.of.move.to.steps, String(grant), {
      from: consent?.atEnd.next,
      count: (list) => entriesAt(this.input.answers, list).length,
    });
    const missing = unapproved(demands, new Map(Object.entries({ ...this.results, ...results })));
    if (missing.length > 0) throw new Error(`it would not be granted: ${missing.join(', ')} has not approved`);
  }

  private record(transition: Transition): TransitionResult {
    this.transitions = transition.number;
    if (transition.issue && this.evaluation.slips.length > 0 && !this.paid) return { due: {}, unpaid: true };
    if (transition.issue) this.mustBeGrantable(transition);
    if (transition.slips.includes('expired') && this.paid) return { due: {}, settled: true };
    this.status = transition.status;
    Object.assign(this.results, transition.results);
    const tariffDay = transition.slips.includes('payable') ? this.input.asOf : undefined;
    const clocks = withClockEnds(transition.standing?.clocks ?? [], this.of.calendar);
    return {
      due: dueInstants(transition, { calendar: this.of.calendar, floor: 1 }, tariffDay),
      ...(clocks.length > 0 && { clocks }),
      ...(transition.redecide && { decisions: this.decide() }),
      ...(transition.audit && { audited: true }),
    };
  }
}
