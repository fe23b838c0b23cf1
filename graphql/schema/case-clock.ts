import { extendClock, mayExtend } from '../../cases/extend-clock.js';
import { ViewedCase } from '../../cases/open-case.js';
import { type CaseClock, clocksOf } from '../../forms/clocks-as-they-stand.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { mutationWithPayload } from '../payload.js';
import { readCase } from '../read-back.js';
import { PermitApplication } from './application.js';
import { Explanation } from './explanation.js';
import { LocalizedText } from './localized-text.js';
import { stepsInOrder } from './step-definition.js';

const ClockState = builder.enumType('ClockState', {
  description: 'How a legal term of a case stands.',
  values: {
    NOT_BEGUN: { value: 'notBegun', description: 'What it begins with has not come.' },
    RUNNING: { value: 'running', description: 'It runs.' },
    STOPPED: { value: 'stopped', description: 'It stands still while the case waits for something.' },
    MET: { value: 'met', description: 'What it is the time for was done in time.' },
    CAME: { value: 'came', description: 'It has run out, and its end has taken effect.' },
  } as const,
});

const ClockEffect = builder.enumType('ClockEffect', {
  description: 'What happens when a legal term has run out.',
  values: {
    CONSENT: { value: 'consent', description: 'The silence grants what was asked for.' },
    REFUSAL: { value: 'refusal', description: 'The silence refuses it.' },
    ONWARD: { value: 'onward', description: 'Nothing is decided; the case goes on elsewhere.' },
  } as const,
});

/** A clock, and of which case. */
interface ClockShown extends CaseClock {
  reference: string;
}

const Clock = builder.objectRef<ClockShown>('CaseClock').implement({
  description: 'A legal term over several steps of a case.',
  fields: (t) => ({
    code: t.string({ description: 'What the definition calls it.', resolve: ({ clock }) => clock.id }),
    title: t.field({ type: LocalizedText, description: 'What people call it.', resolve: ({ clock }) => clock.title }),
    basis: t.string({ description: 'The law that sets it.', resolve: ({ clock }) => clock.basis }),
    state: t.expose('state', { type: ClockState, description: 'How it stands.' }),
    effect: t.field({
      type: ClockEffect,
      description: 'What happens when it has run out.',
      resolve: ({ clock }) => clock.atEnd.is,
    }),
    begun: t.expose('begun', {
      type: 'DateTime',
      nullable: true,
      description: 'When it began; null where it has not.',
    }),
    at: t.expose('at', {
      type: 'DateTime',
      nullable: true,
      description: 'The instant at which it ends or has ended; null while it stands still or has not begun.',
    }),
    day: t.expose('day', { type: 'JalaliDate', nullable: true, description: 'The day of that.' }),
    why: t.expose('why', { type: Explanation, description: 'Why it is that day: what it follows from, part by part.' }),
    extensionsLeft: t.exposeInt('extensionsLeft', {
      description: 'How often an order of the office may still make it longer.',
    }),
    extendable: t.boolean({
      description: 'Whether the caller may order that now: `extendClock`.',
      resolve: async ({ reference, ...clock }, _, context) =>
        context.viewer !== undefined &&
        mayExtend(new ViewedCase(await context.load.head.load(reference), context.viewer), clock),
    }),
  }),
});

builder.prismaObjectField(PermitApplication, 'clocks', (t) =>
  t.field({
    type: [Clock],
    description: 'Its legal terms, in the order of the definition.',
    select: { reference: true, permitTypeHash: true, standing: true },
    resolve: async ({ reference, permitTypeHash, standing }, _, context) => {
      const { clocks, steps } = await context.catalogue.definition(permitTypeHash);
      const all = clocksOf({ clocks, steps: stepsInOrder(steps) }, standing);
      return all.map((clock) => ({ ...clock, reference }));
    },
  }),
);

mutationWithPayload('extendClock', {
  description:
    'Makes a legal term of a case longer by a reasoned order, by whom the definition names for it (`extension.by`), as often as it says. The reason is kept in the trail. CONFLICT where the term does not run or was made longer as often as it may be.',
  input: (t) => ({
    reference: t.id({ required: true, description: 'Of the application.' }),
    clock: t.string({ required: true, description: 'Its name in the permit type’s definition: `CaseClock.code`.' }),
    reason: t.string({ required: true, description: 'Why, for the applicant to read.' }),
  }),
  act: async ({ reference, clock, reason }, context) => {
    const { reads } = await extendClock(acting(context), { reference, clock, reason });
    return { reference, reads };
  },
  answer: (t) => ({
    reference: t.id({
      nullable: true,
      description: 'Of the case whose term was made longer.',
      resolve: ({ done }) => done?.reference,
    }),
    application: t.field({
      type: PermitApplication,
      nullable: true,
      description: 'The case as it is now; null for whoever may order it, but not read the case.',
      resolve: ({ done }, _, context, info) => (done?.reads ? readCase(context, info, done.reference) : null),
    }),
  }),
});
