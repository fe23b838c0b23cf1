import { z } from 'zod';
import { Deadline, Span } from './deadline.js';
import { Code, Expression, Identifier, LocalizedText } from './text.js';
import { answers, deciders, form, ReviewOutcome, reviewOutcomes, roleByGeneration, work } from './work.js';

const common = {
  id: Identifier.describe('the name of the step; other steps lead to it by this name'),
  title: LocalizedText.describe('what people call the step'),
  when: Expression.optional().describe('the step is passed over when this is false'),
  next: Identifier.optional().describe('the step after this one; by default the next in the list; "end" ends the case'),
  deadlines: z.array(Deadline).max(10).optional().describe('what happens when the step waits too long'),
  onExpire: Identifier.optional().describe('where an `expire` deadline leads; by default as the step type says'),
};

const Form = z.strictObject({
  ...common,
  type: z.literal('form').describe('Waits for the applicant to file, and after a return to refile.'),
});
const Announce = z.strictObject({
  ...common,
  type: z.literal('announce').describe('Announces the regulations of the plot.'),
});
const Analyze = z.strictObject({
  ...common,
  type: z
    .literal('analyze')
    .describe(
      'Runs the checks; what is incomplete or blocked goes back to the applicant, what must be referred to `onReferral`.',
    ),
  onBlocked: Identifier.optional().describe('where what must be corrected leads; by default the form'),
  onReferral: Identifier.optional().describe('the consult step that referrals go to'),
});
const Calculate = z.strictObject({
  ...common,
  type: z.literal('calculate').describe('Works out the fee lines and draws the draft slips.'),
});

export { OutcomeNeed, OwnOutcome, PersonalPart, Priority, ReviewOutcome, Side } from './work.js';

const Review = z.strictObject({
  ...common,
  ...work,
  type: z
    .literal('review')
    .describe(
      'A person of `role` decides; where `engineDecides` holds the engine approves instead and no task is made.',
    ),
  role: Identifier.describe('who decides'),
  roleByGeneration,
  outcomes: reviewOutcomes.describe('what may be decided: approve, return, reject, or its own; by default all three'),
  engineDecides: Expression.optional().describe('where this holds the engine approves and no task is made'),
  onReturn: Identifier.optional().describe('where a return leads; by default the form'),
  onReject: Identifier.optional().describe('where a rejection leads; by default the end'),
  separateFrom: z
    .array(Identifier)
    .max(10)
    .optional()
    .describe('steps whose decider, and colleagues of the same office, may not decide this one'),
  form,
  ...deciders,
});

const Consult = z.strictObject({
  ...common,
  ...work,
  type: z
    .literal('consult')
    .describe('Asks other bodies and goes on when all (or the first `needed`) have answered, or the clock runs out.'),
  bodies: z
    .array(
      z.strictObject({
        id: Code.describe('the name of the body; rules refer to it'),
        title: LocalizedText.describe('what people call the body'),
        role: Identifier.describe('who answers for it'),
        when: Expression.optional().describe('asked only where this holds'),
        form: form.describe('what this body fills in; by default the `form` of the step, where it has one'),
      }),
    )
    .min(1)
    .max(30)
    .describe('who is asked, all at once'),
  outcomes: answers.describe('what a body may answer: approve, return, or its own; by default both'),
  needed: z.int().min(1).max(30).optional().describe('how many answers are enough; by default all'),
  enough: Expression.optional().describe(
    'asked after every answer: the step goes on as soon as this holds, as when the body that binds has objected; by default as `needed` says',
  ),
  onReturn: Identifier.optional().describe('where the case goes when a body sends it back; by default the form'),
  form,
  ...deciders,
});

const Payment = z.strictObject({
  ...common,
  type: z.literal('payment').describe('Makes the slips payable and waits until every one is settled.'),
  recalculateFrom: Identifier.optional().describe('where a recalculation after expiry starts'),
});
const Issue = z.strictObject({
  ...common,
  type: z
    .literal('issue')
    .describe(
      'Grants the permit. The rules that read the plot or the base permit have to hold once more; otherwise the case goes back to its analysis.',
    ),
});
const Notify = z.strictObject({
  ...common,
  type: z.literal('notify').describe('Tells the applicant, or the people of a role.'),
  to: z.union([z.literal('applicant'), Identifier]).describe('`applicant`, or a role'),
  message: LocalizedText.describe('what they are told'),
});
const Service = z.strictObject({
  ...common,
  type: z
    .literal('service')
    .describe("Calls a configured HTTP connector. The answer's fields are `results.<id>` in later expressions."),
  connector: Identifier.describe('a connector that is configured under this name'),
  request: z.record(Identifier, Expression).optional().describe('the fields sent, as JSON'),
  timeoutSeconds: z.int().min(1).max(300).optional().describe('how long one call may take; by default 10'),
  attempts: z.int().min(1).max(100).optional().describe('how often it is tried; by default 5'),
  onFailure: Identifier.optional().describe('where the last failure leads; by default the case goes on'),
});
const Wait = z
  .strictObject({
    ...common,
    type: z.literal('wait').describe('Waits for a span, until a date, or for a named signal.'),
    for: Span.optional().describe('a span of time'),
    until: Expression.optional().describe('a Jalali date'),
    signal: Identifier.optional().describe('the name of a signal from outside'),
    form: form.describe('what comes with the signal; its fields are `results.<step>.<field>` in later expressions'),
    by: z
      .union([z.literal('applicant'), Identifier])
      .optional()
      .describe(
        'who may give the signal through the API (`tellCase`): `applicant`, or a role; Temporal’s clients may besides',
      ),
  })
  .refine((step) => [step.for, step.until, step.signal].filter((way) => way !== undefined).length === 1, {
    message: 'name exactly one of for, until, signal',
  })
  .refine(({ by, signal }) => by === undefined || signal !== undefined, {
    path: ['by'],
    message: 'only a signal is given by somebody',
  })
  .refine(({ by, form }) => form === undefined || by !== undefined, {
    path: ['form'],
    message: 'only a signal that somebody gives (`by`) has a form',
  });
const Switch = z.strictObject({
  ...common,
  type: z.literal('switch').describe('Goes to the first case that holds.'),
  cases: z
    .array(
      z.strictObject({
        when: Expression.describe('the condition of this way'),
        next: Identifier.describe('the step that it leads to'),
      }),
    )
    .min(1)
    .max(50)
    .describe('tried in order'),
  otherwise: Identifier.describe('where the case goes when none holds'),
});
/** What a fault that an audit finds has as its effect. */
const AuditEffect = z.enum(['suspend', 'revoke', 'reopen', 'refer']);

const Audit = z.strictObject({
  ...common,
  priority: work.priority,
  type: z.literal('audit').describe('A keyed random share of the cases gets an audit task after the fact.'),
  role: Identifier.describe('who audits'),
  roleByGeneration,
  samplePercent: z.int().min(0).max(100).describe('the share of cases that is audited'),
  onReject: AuditEffect.optional().describe(
    'what a rejection has as its effect: `suspend` or `revoke` the permit; `reopen` suspends it until the role of the last review has looked at the case again; `refer` gives the finding to `referTo` while the permit stays in force. Who looks again dismisses the finding by approving, or has the permit revoked. Without it the result is only kept and counted',
  ),
  referTo: Identifier.optional().describe('the role that `refer` gives the finding to'),
  form,
  ...deciders,
});
const Fulfil = z.strictObject({
  ...common,
  priority: work.priority,
  type: z
    .literal('fulfil')
    .describe(
      'Gives a task to `role` for each condition that was set with a day (`decideTask(conditionItems:)`), with a reminder on that day, and goes on when all are settled. It may stand after the grant.',
    ),
  role: Identifier.describe('who says whether a condition is fulfilled'),
  onReject: Identifier.optional().describe(
    'where the case goes as soon as one is not fulfilled; by default on, when all are settled',
  ),
  ...deciders,
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
  Fulfil,
]);

const Parallel = z.strictObject({
  ...common,
  type: z
    .literal('parallel')
    .describe('Runs branches side by side and goes on when all, or the first `join`, have ended.'),
  join: z
    .union([z.literal('all'), z.int().min(1).max(20)])
    .optional()
    .describe('`all`, or how many branches are enough'),
  branches: z
    .array(
      z.strictObject({
        id: Identifier.describe('the name of the branch'),
        steps: z.array(BranchStep).min(1).max(100).describe('its steps, of every type but parallel'),
      }),
    )
    .min(2)
    .max(20)
    .describe('what runs side by side'),
});

/** Ends of a case that somebody may object to. */
const Ending = z.enum(['ISSUED', 'REJECTED', 'WITHDRAWN', 'EXPIRED']);

const Appeal = z.strictObject({
  ...common,
  priority: work.priority,
  type: z
    .literal('appeal')
    .describe(
      'A second instance. No case comes to it on its way: once it has ended somebody objects, and a person of `role` who has decided nothing in it says whether they are right. Who approves finds them right: the case goes on at `next`, worked out anew, and people decide. Without `role` the act itself is an order that reopens the case.',
    ),
  of: z.array(Ending).min(1).max(4).describe('the ends that may be objected to'),
  by: z
    .union([z.literal('applicant'), Identifier])
    .optional()
    .describe('who may object: `applicant` (by default), or a role, such as the authority whose order reopens a case'),
  within: Span.optional().describe('how long after the end; without it at any time'),
  role: Identifier.optional().describe('who decides; only where `by` names a role may it be left out'),
  outcomes: z
    .array(ReviewOutcome)
    .min(1)
    .max(3)
    .optional()
    .describe('what may be decided; by default `approve` (the objection is right) and `reject` (the end stands)'),
  suspends: z.boolean().optional().describe('the permit is out of force until it is decided'),
  annuls: z.boolean().optional().describe('who approves revokes the permit, and the case does not go on'),
  onReturn: Identifier.optional().describe('where a return leads; by default the form, which is filed anew'),
  separateFrom: z
    .array(Identifier)
    .max(50)
    .optional()
    .describe('steps whose decider may not decide it; by default every one, whoever decided it and however often'),
  form,
  ...deciders,
});

export const Step = z.discriminatedUnion('type', [...BranchStep.options, Parallel, Appeal]);
export type Step = z.infer<typeof Step>;
export type StepType = Step['type'];
export type StepOf<T extends StepType> = Extract<Step, { type: T }>;
