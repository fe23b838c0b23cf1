import { chargesOfType } from '../../cases/charges-of-type.js';
import type { Charge } from '../../forms/evaluation/types.js';
import type { Deadline } from '../../forms/language/deadline.js';
import type { Step } from '../../forms/language/step.js';
import { limitInWords } from '../../forms/words/limit-in-words.js';
import { builder } from '../builder.js';
import { LocalizedText } from './localized-text.js';
import { PermitType } from './permit-type.js';
import { StepDefinition, type StepShown, stepOf, stepsInOrder } from './step-definition.js';

export const TimeLimitEffect = builder.enumType('TimeLimitEffect', {
  description: 'What happens when a step has waited so long.',
  values: {
    REMIND: { value: 'remind', description: 'Whoever it waits for is reminded.' },
    ESCALATE: { value: 'escalate', description: 'It is handed on to a superior, who may do it as well.' },
    RETURN: { value: 'return', description: 'The case goes back to the applicant.' },
    EXPIRE: { value: 'expire', description: 'The time for the step is over.' },
  } as const,
});

const WaitsFor = builder.enumType('WaitsFor', {
  description: 'Whose turn it is while a step waits.',
  values: {
    APPLICANT: { description: 'The owner, or the office that acts for them.' },
    MUNICIPALITY: { description: 'The municipality, or a body that it asks.' },
  } as const,
});

interface Limit {
  step: StepShown;
  deadline: Deadline;
}

/** Steps at which the applicant has something to do. */
const APPLICANTS: ReadonlySet<string> = new Set<Step['type']>(['form', 'payment']);

const TimeLimit = builder.objectRef<Limit>('TimeLimit').implement({
  description: 'How long a step may wait, and what happens then.',
  fields: (t) => ({
    step: t.field({ type: StepDefinition, description: 'The step that waits.', resolve: ({ step }) => step }),
    waitsFor: t.field({
      type: WaitsFor,
      description: 'Whose time it is.',
      resolve: ({ step }) => (APPLICANTS.has(step.type) ? ('APPLICANT' as const) : ('MUNICIPALITY' as const)),
    }),
    effect: t.field({
      type: TimeLimitEffect,
      description: 'What happens then.',
      resolve: ({ deadline }) => deadline.then,
    }),
    text: t.field({
      type: LocalizedText,
      description: 'The whole of it as a sentence.',
      resolve: ({ deadline }) => limitInWords(deadline),
    }),
    beforeEnd: t.boolean({
      description: 'Whether the span is counted back from the end of the step’s time; otherwise from its beginning.',
      resolve: ({ deadline }) => deadline.before !== undefined,
    }),
    ...Object.fromEntries(
      (['workingDays', 'days', 'hours', 'minutes', 'seconds'] as const).map((unit) => [
        unit,
        t.int({
          nullable: true,
          description: `So many ${unit === 'workingDays' ? 'days of the municipality’s business calendar' : unit}; the units that are given add up.`,
          resolve: ({ deadline: { after, before } }) => (after ?? before)?.[unit] ?? null,
        }),
      ]),
    ),
    notAfterYearEnd: t.boolean({
      description: 'Never later than the last day of the Jalali year.',
      resolve: ({ deadline }) => deadline.notAfter === 'yearEnd',
    }),
  }),
});

const FeeOfType = builder.objectRef<Charge>('FeeTitle').implement({
  description:
    'A fee line that a permit type may charge, with the law that allows it. `evaluate` says how much it comes to.',
  fields: (t) => ({
    code: t.exposeID('code', { description: 'As the fee lines of an evaluation name it.' }),
    title: t.expose('title', { type: LocalizedText, description: 'What people call it.' }),
    payee: t.exposeString('payee', { description: 'The code of who is paid.' }),
    payeeTitle: t.expose('payeeTitle', { type: LocalizedText, description: 'What people call whoever is paid.' }),
    basis: t.exposeString('basis', { description: 'The law or by-law that allows the charge.' }),
    law: t.expose('law', {
      type: LocalizedText,
      nullable: true,
      description: 'What people call its basis; null where the rulebook has no words for it.',
    }),
    illustrative: t.exposeBoolean('illustrative', { description: 'Its rate is an example, not a city’s own.' }),
    contested: t.exposeBoolean('contested', { description: 'A court may annul it.' }),
  }),
});

builder.prismaObjectFields(PermitType, (t) => ({
  description: t.field({
    type: LocalizedText,
    nullable: true,
    description: 'One sentence that helps people choose it.',
    resolve: async ({ hash }, _, { catalogue }) => (await catalogue.definition(hash)).description ?? null,
  }),
  timeLimits: t.field({
    type: [TimeLimit],
    description: 'How long its steps may wait, in the order of the steps.',
    resolve: async ({ hash }, _, { catalogue }) =>
      stepsInOrder((await catalogue.definition(hash)).steps).flatMap((step) =>
        (step.deadlines ?? []).map((deadline) => ({ step: stepOf(hash, step), deadline })),
      ),
  }),
  fees: t.field({
    type: [FeeOfType],
    description: 'What it may charge today, by the rulebook in force.',
    resolve: async ({ hash }, _, context) => chargesOfType(context, hash),
  }),
  mandatePossible: t.boolean({
    description:
      'Whether an approved office may file it for an owner who has given a mandate: as long as it is served.',
    select: { status: true },
    resolve: ({ status }) => status === 'ACTIVE',
  }),
}));
