import type { AtCounter } from '../../cases/counter/look-up.js';
import { lookUpAtCounter } from '../../cases/counter/look-up.js';
import { proposeConsent, recordConsent, wordsHash } from '../../cases/counter/record-consent.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { attemptOf } from '../attempt.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { mutationWithPayload } from '../payload.js';
import { ConsentGiven, Identification, IdentityPaper } from './consent.js';
import { LocalizedText } from './localized-text.js';
import { Mandate } from './mandate.js';

const CounterPerson = builder.objectRef<AtCounter>('CounterPerson').implement({
  description: 'Somebody who stands before a counter, as far as the register of people knows them.',
  fields: (t) => ({
    nationalId: t.exposeString('nationalId', { description: 'By which they were looked up.' }),
    name: t.expose('name', {
      type: LocalizedText,
      nullable: true,
      description: 'To be held against the paper; null for whom nobody knows yet.',
    }),
    mobileEnds: t.exposeString('mobileEnds', {
      nullable: true,
      description: 'The last digits of the number that messages go to; null where there is none.',
    }),
    mandates: t.field({
      type: [Mandate],
      description: 'What they have agreed to at this counter and is in force, the newest first.',
      resolve: ({ mandates }, _, { prisma }) =>
        prisma.mandate.findMany({
          where: { id: { in: mandates } },
          orderBy: [{ offeredAt: 'desc' }, { id: 'desc' }],
        }),
    }),
  }),
});

const ProposedConsent = builder.objectRef<Text>('ProposedConsent').implement({
  description: 'What somebody would agree to.',
  fields: (t) => ({
    words: t.field({ type: LocalizedText, description: 'To be read or shown to them.', resolve: (words) => words }),
    hash: t.string({ description: 'Of the words, for `recordConsent`.', resolve: wordsHash }),
  }),
});

builder.queryFields((t) => ({
  personAtCounter: t.field({
    type: CounterPerson,
    description:
      'Looks up who stands before the counter, for its people. That they did so stands in the trail of the person.',
    args: { nationalId: t.arg.string({ description: 'The whole national ID.', required: true }) },
    resolve: (_, { nationalId }, context) => lookUpAtCounter(acting(context), nationalId),
  }),
  proposedConsent: t.field({
    type: ProposedConsent,
    description: 'The words of a consent of this reach, for the people of a counter.',
    args: {
      permitTypes: t.arg.idList({ description: 'Codes of the permit types it is to reach.', required: true }),
      parcel: t.arg.string({ description: 'The one plot it is to reach, by renewal code; any of theirs without.' }),
      validUntil: t.arg({ type: 'JalaliDate', description: 'Its last day; ninety days from now without one.' }),
    },
    resolve: (_, args, context) => proposeConsent(acting(context), args),
  }),
}));

mutationWithPayload('recordConsent', {
  description:
    'Records that somebody who stands before the caller, at a counter of the municipality, agrees to be acted for. It is a mandate of the counter, in force at once, which the owner takes back with `revokeMandate` as any other; `startApplication(onBehalfOf:)` begins under it. Opens an account for whom nobody knows yet: whoever signs in with the national ID finds it.',
  input: (t) => ({
    nationalId: t.string({ description: 'Of whoever consents; never the caller’s own.', required: true }),
    name: t.string({
      description: 'As the paper has it. Needed for whom nobody knows yet, and changes nobody else’s.',
    }),
    mobile: t.string({
      description: 'Where messages are to go. Needed while none is known; one that is known stays as it is.',
    }),
    identifiedBy: t.field({ type: Identification, description: 'How it is known who they are.', required: true }),
    paper: t.field({ type: IdentityPaper, description: 'The paper that was looked at, with PAPER.' }),
    paperNumber: t.string({ description: 'Its number, with PAPER.' }),
    permitTypes: t.idList({ description: 'Codes of the permit types it reaches.', required: true }),
    parcel: t.string({ description: 'The one plot it reaches, by renewal code; any of theirs without.' }),
    validUntil: t.field({ type: 'JalaliDate', description: 'Its last day; ninety days from now without one.' }),
    given: t.field({ type: ConsentGiven, description: 'How they agreed.', required: true }),
    words: t.string({ description: 'Hash of the words that were read, by `proposedConsent`.', required: true }),
    idempotencyKey: t.string({ description: 'Recording again with the same key gives the same mandate.' }),
  }),
  act: async (input, context, info) => ({
    id: await recordConsent(acting(context), input, attemptOf(context, input, info)),
  }),
  answer: (t) => ({
    mandate: t.field({
      type: Mandate,
      nullable: true,
      description: 'What was recorded.',
      resolve: ({ done }, _, { prisma }) => done && prisma.mandate.findUniqueOrThrow({ where: { id: done.id } }),
    }),
  }),
});
