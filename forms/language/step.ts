import { z } from 'zod';
import { Code, Expression, Identifier, LocalizedText } from './text.js';

/** A span of time; the parts add up. Working days follow the municipality's business calendar. */
export const Span = z
  .strictObject({
    workingDays: z.int().min(1).max(366),
    days: z.int().min(1).max(3660),
    hours: z.int().min(1).max(8784),
    minutes: z.int().min(1).max(100_000),
    seconds: z.int().min(1).max(1_000_000),
  })
  .partial()
  .refine((span) => Object.keys(span).length > 0, 'name at least one unit');
export type Span = z.infer<typeof Span>;

/**
 * What happens when a step has waited too long. `remind` and `escalate` leave the step open (escalate hands it to the
 * role in `to` as well); `return` sends the case back to the applicant; `expire` ends the wait as the step's type says.
 */
export const Deadline = z.strictObject({
  after: Span,
  notAfter: z.literal('yearEnd').optional().describe('never later than the last day of the Jalali year'),
  then: z.enum(['remind', 'escalate', 'return', 'expire']),
  to: Identifier.optional().describe('the role that an escalation goes to'),
});
export type Deadline = z.infer<typeof Deadline>;

const common = {
  id: Identifier,
  title: LocalizedText,
  when: Expression.optional().describe('the step is passed over when this is false'),
  next: Identifier.optional().describe('the step after this one; by default the next in the list; "end" ends the case'),
  deadlines: z.array(Deadline).max(10).optional(),
  onExpire: Identifier.optional().describe('where an `expire` deadline leads; by default as the step type says'),
};

/** Waits for the applicant to file, and after a return to refile. */
const Form = z.strictObject({ ...common, type: z.literal('form') });
/** Announces the regulations of the plot. */
const Announce = z.strictObject({ ...common, type: z.literal('announce') });
/** Runs the checks; what is incomplete or blocked goes back to the applicant, what must be referred to `onReferral`. */
const Analyze = z.strictObject({
  ...common,
  type: z.literal('analyze'),
  onBlocked: Identifier.optional(),
  onReferral: Identifier.optional(),
});
/** Works out the fee lines and draws the draft slips. */
const Calculate = z.strictObject({ ...common, type: z.literal('calculate') });

export const ReviewOutcome = z.enum(['approve', 'return', 'reject']);
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;

/** Sides of a case whose people may not decide it: the owner with whoever filed, and the office that acts for them. */
const Side = z.enum(['applicant', 'office']);
export type Side = z.infer<typeof Side>;
const notBy = z.array(Side).max(2).optional().describe('who may not decide this step; by default both sides');

/** A person of `role` decides; where `engineDecides` holds the engine approves instead and no task is made. */
const Review = z.strictObject({
  ...common,
  type: z.literal('review'),
  role: Identifier,
  outcomes: z.array(ReviewOutcome).min(1).max(3).optional(),
  engineDecides: Expression.optional(),
  onReturn: Identifier.optional(),
  onReject: Identifier.optional(),
  separateFrom: z
    .array(Identifier)
    .max(10)
    .optional()
    .describe('steps whose decider, and colleagues of the same office, may not decide this one'),
  notBy,
});

/** Asks other bodies and goes on when all (or the first `needed`) have answered, or the clock runs out. */
const Consult = z.strictObject({
  ...common,
  type: z.literal('consult'),
  bodies: z
    .array(z.strictObject({ id: Code, title: LocalizedText, role: Identifier, when: Expression.optional() }))
    .min(1)
    .max(30),
  needed: z.int().min(1).max(30).optional(),
  onReturn: Identifier.optional(),
  notBy,
});

/** Makes the slips payable and waits until every one is settled. */
const Payment = z.strictObject({
  ...common,
  type: z.literal('payment'),
  recalculateFrom: Identifier.optional().describe('where a recalculation after expiry starts'),
});
/** Grants the permit. */
const Issue = z.strictObject({ ...common, type: z.literal('issue') });
/** Tells the applicant, or the people of a role. */
const Notify = z.strictObject({
  ...common,
  type: z.literal('notify'),
  to: z.union([z.literal('applicant'), Identifier]),
  message: LocalizedText,
});
/** Calls a configured HTTP connector. The answer's fields are `results.<id>` in later expressions. */
const Service = z.strictObject({
  ...common,
  type: z.literal('service'),
  connector: Identifier,
  request: z.record(Identifier, Expression).optional().describe('the fields sent, as JSON'),
  timeoutSeconds: z.int().min(1).max(300).optional(),
  attempts: z.int().min(1).max(100).optional(),
  onFailure: Identifier.optional().describe('where the last failure leads; by default the case goes on'),
});
/** Waits for a span, until a date, or for a named signal. */
const Wait = z
  .strictObject({
    ...common,
    type: z.literal('wait'),
    for: Span.optional(),
    until: Expression.optional().describe('a Jalali date'),
    signal: Identifier.optional(),
  })
  .refine((step) => [step.for, step.until, step.signal].filter((way) => way !== undefined).length === 1, {
    message: 'name exactly one of for, until, signal',
  });
/** Goes to the first case that holds. */
const Switch = z.strictObject({
  ...common,
  type: z.literal('switch'),
  cases: z
    .array(z.strictObject({ when: Expression, next: Identifier }))
    .min(1)
    .max(50),
  otherwise: Identifier,
});
/** A keyed random share of the cases gets an audit task after the fact. */
const Audit = z.strictObject({
  ...common,
  type: z.literal('audit'),
  role: Identifier,
  samplePercent: z.int().min(0).max(100),
  notBy,
});
/** What a branch may hold: every type but `parallel` itself. */
const BranchStep = z.discriminatedUnion('type', [
  Form,
  Announce,
  Analyze,
  Calculate,
  Review,
  Consult,
  Payment,
  Issue,
  Notify,
  Service,
  Wait,
  Switch,
  Audit,
]);

/** Runs branches side by side and goes on when all, or the first `join`, have ended. */
const Parallel = z.strictObject({
  ...common,
  type: z.literal('parallel'),
  join: z.union([z.literal('all'), z.int().min(1).max(20)]).optional(),
  branches: z
    .array(z.strictObject({ id: Identifier, steps: z.array(BranchStep).min(1).max(100) }))
    .min(2)
    .max(20),
});

export const Step = z.discriminatedUnion('type', [...BranchStep.options, Parallel]);
export type Step = z.infer<typeof Step>;
export type StepType = Step['type'];
export type StepOf<T extends StepType> = Extract<Step, { type: T }>;
