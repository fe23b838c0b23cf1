import { z } from 'zod';
import { Span } from './deadline.js';
import { Appeal, Audit, Consult, Fulfil, Inspect, Review } from './people-steps.js';
import { PublishNotice } from './publish-notice.js';
import { FieldPath } from './shown.js';
import { common } from './step-common.js';
import { Expression, Identifier, LocalizedText } from './text.js';
import { form } from './work.js';

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

const Payment = z.strictObject({
  ...common,
  type: z
    .literal('payment')
    .describe(
      'Makes the slips payable and waits until every one is settled. There may be several, each for `groups` of its own.',
    ),
  groups: z
    .array(Identifier)
    .min(1)
    .max(20)
    .optional()
    .describe(
      'the groups of fees that are asked for here, with what groups asked for before have come to cost since; by default all that is not paid yet',
    ),
  recalculateFrom: Identifier.optional().describe('where a recalculation after expiry starts'),
});
const Issue = z.strictObject({
  ...common,
  type: z
    .literal('issue')
    .describe(
      'Grants the permit. The rules that read the plot or the base permit have to hold once more; otherwise the case goes back to its analysis. There may be several on one way: each grants `parts` of its own, or `supersedes` one before it.',
    ),
  parts: z
    .array(
      z.strictObject({
        id: Identifier.describe('the name of the part'),
        title: LocalizedText.describe('what is granted'),
      }),
    )
    .min(1)
    .max(20)
    .optional()
    .describe(
      'what is granted here, printed on the paper and shown to whoever verifies it; by default all that was asked for',
    ),
  supersedes: z
    .array(Identifier)
    .min(1)
    .max(10)
    .optional()
    .describe('issue steps before it whose permits this one takes the place of; by default those stand beside it'),
  groups: z
    .array(Identifier)
    .min(1)
    .max(20)
    .optional()
    .describe('the groups of fees that have to be paid for this grant; by default all that are drawn'),
});
const Notify = z.strictObject({
  ...common,
  type: z.literal('notify').describe('Tells the applicant, or the people of a role.'),
  to: z.union([z.literal('applicant'), Identifier]).describe('`applicant`, or a role'),
  message: LocalizedText.describe(
    'what they are told; the case fills in {type}, {reference}, {plot}, a field of its form as {answers.section.field} and one of a form on work as {results.<step>.field}, of a body {results.<step>.<body>.field}; nothing personal',
  ),
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
    ifDayOff: z
      .literal('nextWorkingDay')
      .optional()
      .describe('of `for`: where it would end on a day off, it ends with the next working day; by default on that day'),
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
  .refine((step) => step.ifDayOff === undefined || step.for !== undefined, {
    path: ['ifDayOff'],
    message: 'only the end of a span (`for`) is moved',
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

/** What a branch of a branch may hold: every type but `parallel` itself. */
const BranchStep = z.discriminatedUnion('type', [
  Form,
  Announce,
  Analyze,
  Calculate,
  Review,
  Inspect,
  Consult,
  Payment,
  Issue,
  Notify,
  Service,
  Wait,
  Switch,
  Audit,
  Fulfil,
  PublishNotice,
]);

const parallelOf = <T extends z.ZodType>(step: T) =>
  z
    .strictObject({
      ...common,
      type: z
        .literal('parallel')
        .describe(
          'Runs branches side by side and goes on when all, or the first `join`, have ended. With `each` they are gone through for every entry of a list.',
        ),
      each: FieldPath.optional().describe(
        'a list of the form, such as `units`: the branches are gone through once for every entry, which their expressions know as `item`, with what steps of the same entry have given as `here.<step>.<field>`. What comes after reads all of it as `results.<step>.answers`, each with its `entry`, from 1 on',
      ),
      join: z
        .union([z.literal('all'), z.int().min(1).max(20)])
        .optional()
        .describe('`all`, or how many branches are enough; with `each`, of those of all entries together'),
      branches: z
        .array(
          z.strictObject({
            id: Identifier.describe('the name of the branch'),
            steps: z
              .array(step)
              .min(1)
              .max(100)
              .describe('its steps; `parallel` may stand among them, and not in a branch of that'),
          }),
        )
        .min(1)
        .max(20)
        .describe('what runs side by side: two or more, or one that is for `each`'),
    })
    .refine(({ each, branches }) => each !== undefined || branches.length > 1, {
      path: ['branches'],
      message: 'two branches or more run side by side; one alone is for `each`',
    });
const Inner = parallelOf(BranchStep);
const Parallel = parallelOf(z.discriminatedUnion('type', [...BranchStep.options, Inner]));

export const Step = z.discriminatedUnion('type', [...BranchStep.options, Parallel, Appeal]);
export type Step = z.infer<typeof Step>;
export type StepType = Step['type'];
export type StepOf<T extends StepType> = Extract<Step, { type: T }>;
