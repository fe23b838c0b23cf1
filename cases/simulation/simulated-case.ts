import { ApplicationFailure } from '@temporalio/common';
import { dueInstants } from '../../city/calendar/deadlines.js';
import { filledMessage } from '../../city/papers/paper/filled-message.js';
import { areCovered, areSettled, liveSlips, type SlipNow, slipSteps, slipsAfter } from '../../city/payments/slips.js';
import { chosenIssues } from '../../forms/agenda/chosen.js';
import { checkAnswers } from '../../forms/answers/check-answers.js';
import type { BusinessCalendar } from '../../forms/calendar.js';
import { exampleInput } from '../../forms/check/examples.js';
import { withClockEnds } from '../../forms/clock-ends.js';
import { compileRuleset } from '../../forms/evaluation/compile.js';
import { UNGROUPED } from '../../forms/evaluation/credits.js';
import type { Evaluation, EvaluationInput, Granted, Ruleset } from '../../forms/evaluation/types.js';
import { issuesOf } from '../../forms/grants.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { ExampleCase } from '../../forms/language/example.js';
import type { Rulebook } from '../../forms/language/rulebook.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { PermitEnd } from '../../forms/permit-ends.js';
import type { Activities, SubmissionRequest } from '../../workflows/activities.js';
import type { CaseStanding } from '../../workflows/case-shape.js';
import type { EvaluationSummary } from '../../workflows/evaluation-summary.js';
import type { Transition } from '../../workflows/transition.js';
import { flowDecisions, moneyIn } from '../evaluate.js';
import { resultsInWords } from '../results-in-words.js';
import { ChargedAnew } from './charged-anew.js';
import { endsAfter } from './ends-after.js';
import { FilledIn } from './filled-in.js';
import { OnNotices } from './on-notices.js';
import { appealAsked } from './open-from.js';
import { noteTasks, type OpenTask, workerNamed } from './open-tasks.js';
import { standingAfter } from './standing-after.js';
import { Terms } from './terms.js';
import { Visits } from './visits.js';

export interface SimulatedCaseOptions {
  definition: FormDefinition;
  rulebooks: readonly Rulebook[];
  calendar: BusinessCalendar;
  /** what the applicant files; `asOf` is the clock's */
  filed: ExampleCase;
  /** connectors whose calls fail */
  failing?: ReadonlySet<string>;
  /** whether the draw of audits takes the case */
  audited?: boolean;
}

/** The activities of one case over memory: the rules are the real ones, the database and the outside are not there. */
export class SimulatedCase {
  readonly transitions: Transition[] = [];
  evaluation: Evaluation | undefined;
  /** of every revision, as they stand */
  private slipRows: SlipNow[] = [];
  readonly open = new Map<string, OpenTask>();
  readonly filled = new FilledIn();
  /** what steps tell people, by the number of the transition */
  readonly said = new Map<number, LocalizedText[]>();
  /** instants of the deadlines, by step and the instant at which it began to wait: `approval 2026-…` */
  readonly dueAt = new Map<string, string[]>();

  private readonly rulesets = new Map<Rulebook, Ruleset>();
  private readonly results: Record<string, unknown> = {};
  private input: EvaluationInput | undefined;
  private ruleset: Ruleset | undefined;
  /** the slips that became payable, by the number of the transition */
  readonly payableAt = new Map<number, SlipNow[]>();
  private rulebook: Rulebook | undefined;
  /** plots that a grant ends and begins, by the number of the transition */
  readonly plotsAt = new Map<number, NonNullable<Granted['plots']>>();

  readonly visits: Visits;
  readonly terms: Terms;
  readonly onNotices: OnNotices;
  readonly chargedAnew = new ChargedAnew();

  constructor(private readonly options: SimulatedCaseOptions) {
    this.visits = new Visits(options.calendar);
    this.terms = new Terms(options.definition.clocks);
    this.onNotices = new OnNotices(options.filed.results);
  }

  /** What the workflow calls, by name. */
  readonly activities: Activities = {
    readStanding: async () => this.standing(),
    evaluateSubmission: async (request) => {
      const { steps, clocks } = this.options.definition;
      return { ...this.evaluate(request), steps, ...(clocks && { clocks }) };
    },
    clearReferrals: async ({ cleared }) => this.work({ cleared }, false),
    recordTransition: async (transition) => this.record(transition),
    // No policy is filed under here, so nothing asks for one.
    decideByPolicy: async () => ({ answer: 'person', reasons: [] }),
    lookUpAppeal: async (request) => appealAsked(this, this.options, request),
    countNoticeResponses: async ({ step }) => this.onNotices.count(step),
    callService: async ({ connector, stepId }) => {
      if (this.options.failing?.has(connector)) throw ApplicationFailure.nonRetryable('The connector fails.', 'DOWN');
      this.results[stepId] = {};
    },
    lookUpSender: async () => ({ roles: [] }),
    // Whoever is named is taken for somebody of every role.
    lookUpWorker: async ({ person }) => workerNamed(this.options.definition, person),
    checkSeal: async () => true,
    checkSignal: async () => true,
    lookAtRows: async () => ({ transition: this.transitions.at(-1)?.number ?? 0, settled: areSettled(this.slips) }),
    parkCase: async ({ why }) => Promise.reject(new Error(why)),
  };

  /** Where another run takes the case up. */
  private standing(): CaseStanding {
    const settled = areSettled(this.slips);
    return standingAfter(this.transitions, { definition: this.options.definition, decisions: this.decide(), settled });
  }

  /** The ends that a permit comes to which was granted; none where it is out of force already. */
  get ends(): PermitEnd[] {
    return endsAfter(this.transitions, { ...this.options, validUntil: this.evaluation?.validUntil ?? null });
  }

  /** Those that count of the revision that was filed last. */
  get slips(): readonly SlipNow[] {
    const revision = this.transitions.at(-1)?.revision;
    return liveSlips(this.slipRows.filter((slip) => slip.revision === revision));
  }

  /** Pays all that is asked for. */
  pay(): void {
    this.slipRows = this.slipRows.map((slip) => (slip.status === 'PAYABLE' ? { ...slip, status: 'PAID' } : slip));
  }

  private evaluate({ at }: SubmissionRequest): EvaluationSummary {
    const { definition, filed, rulebooks } = this.options;
    const asOf = jalaliDay(new Date(at));
    const { answers, issues } = checkAnswers(definition, filed.answers, asOf);
    const { registers } = exampleInput(definition, filed, answers);
    const wrong = [...issues, ...chosenIssues(definition.form.schema, answers, registers)];
    if (wrong.length > 0) {
      const problems = wrong.map(({ path, message }) => `${path}: ${message.en}`).join('\n');
      throw ApplicationFailure.nonRetryable(`The answers do not fit the form.\n${problems}`, 'ANSWERS_INVALID');
    }
    const rulebook = rulebooks
      .filter(({ code, effectiveFrom }) => code === definition.rulebook && effectiveFrom <= asOf)
      .findLast(({ effectiveTo = asOf }) => effectiveTo >= asOf);
    if (!rulebook) throw ApplicationFailure.nonRetryable(`No rulebook is in force on ${asOf}.`, 'NO_RULEBOOK');
    this.rulebook = rulebook;
    this.ruleset = this.rulesets.get(rulebook) ?? compileRuleset(definition, rulebook);
    this.rulesets.set(rulebook, this.ruleset);
    this.input = { ...exampleInput(definition, { ...filed, asOf }, answers), firstPeriod: this.slipRows.length + 1 };
    return this.work({}, true);
  }

  private work(over: Partial<EvaluationInput>, filed: boolean): EvaluationSummary {
    if (!this.input || !this.ruleset) throw new Error('Nothing was filed yet.');
    this.input = { ...this.input, ...over, results: this.results };
    this.evaluation = this.ruleset.evaluate(this.input);
    this.chargedAnew.note(this.evaluation, { filed });
    const { outcome, referralTarget, lane, total, slips, rulesetHash } = this.evaluation;
    const decisions = this.decide();
    return {
      outcome,
      referralTarget,
      lane,
      total,
      slips: slips.length,
      ...moneyIn(this.evaluation),
      rulesetHash,
      decisions,
      ...(this.ruleset.readsResults && { readsResults: true as const }),
      ...(this.options.definition.offered && { generation: this.input.generation }),
    };
  }

  /** Draws and moves the slips as the database would; what was paid is not asked for again. */
  private moveSlips(transition: Transition): void {
    const drawing = this.evaluation && { ...this.evaluation, roundTo: this.rulebook?.slips.roundTo ?? 1 };
    const steps = slipSteps(
      transition,
      { slips: this.slipRows, drawing: drawing ?? null, lapsing: this.rulebook?.slips ?? null },
      undefined,
    );
    const before = new Map(this.slipRows.map(({ id, status }) => [id, status]));
    this.slipRows = slipsAfter(this.slipRows, transition.revision, steps);
    const asked = this.slipRows.filter(({ id, status }) => status === 'PAYABLE' && before.get(id) !== 'PAYABLE');
    if (asked.length > 0) this.payableAt.set(transition.number, asked);
  }

  private decide() {
    if (!this.input || !this.ruleset || !this.evaluation) return {};
    return flowDecisions(this.ruleset.decide(this.input, this.evaluation, this.results));
  }

  private granted() {
    if (!this.input || !this.ruleset || !this.evaluation) return undefined;
    return this.ruleset.grant({ ...this.input, results: this.results }, this.evaluation).plots;
  }

  private messagesOf({ notifications, reference }: Transition): LocalizedText[] {
    const { definition } = this.options;
    const of = { reference, definition, answers: this.input?.answers ?? {}, results: this.results };
    return notifications.map(({ message }) => filledMessage(message, of));
  }

  private owesFor({ timeline }: Transition): boolean {
    const at = timeline.findLast(({ type }) => type === 'ISSUED')?.data?.step;
    const groups = issuesOf(this.options.definition.steps).find(({ id }) => id === at)?.groups;
    const counts = ({ group }: SlipNow) => groups === undefined || groups.includes(group ?? UNGROUPED);
    return this.slips.some((slip) => slip.status !== 'PAID' && counts(slip));
  }

  private record(transition: Transition) {
    const unpaid = transition.issue && this.owesFor(transition);
    const settled = transition.slips.includes('expired') && areSettled(this.slips);
    if (unpaid || settled) return { due: {}, ...(unpaid ? { unpaid } : { settled }) };
    this.transitions.push(transition);
    this.chargedAnew.recorded(transition.number);
    this.moveSlips(transition);
    noteTasks(this.open, transition);
    Object.assign(this.results, resultsInWords(transition.results, this.filled.words));
    this.said.set(transition.number, this.messagesOf(transition));
    const plots = transition.issue ? this.granted() : undefined;
    if (plots) this.plotsAt.set(transition.number, plots);
    const tariffDay = transition.slips.includes('payable') ? this.input?.asOf : undefined;
    const due = dueInstants(transition, { calendar: this.options.calendar, floor: 1 }, tariffDay);
    for (const [step, instants] of Object.entries(due)) this.dueAt.set(`${step} ${transition.at}`, instants);
    const clocks = withClockEnds(transition.standing?.clocks ?? [], this.options.calendar);
    if (transition.standing) this.terms.note(transition.number, clocks);
    return {
      due,
      ...(clocks.length > 0 && { clocks }),
      ...(isCovered(transition, this.slips) && { covered: true }),
      ...(transition.redecide && { decisions: this.decide() }),
      ...(transition.audit && { audited: this.options.audited ?? true }),
    };
  }
}

/** What became payable was paid for before. */
const isCovered = ({ slips: changes, asked }: Transition, slips: readonly SlipNow[]): boolean =>
  changes.includes('payable') && (asked ? areCovered(slips) : areSettled(slips));
