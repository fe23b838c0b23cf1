import type { AskedNow } from '../../assistant/conversation/now.js';
import type { Option } from '../../assistant/talk/form-map.js';
import type { Act, Ask as AskState, Errand, Known, Offer as OfferState } from '../../assistant/talk/state.js';
import { builder } from '../builder.js';
import { described } from '../described.js';
import { LocalizedText } from './localized-text.js';

const AskKind = builder.enumType('AskKind', {
  description: 'What the assistant asks for.',
  values: described<Uppercase<AskState['kind']>>({
    FIELD: 'One field.',
    COLUMN: 'The same field of several entries of a list.',
    LIST: 'The entries of a list, in a sentence.',
    GROUP: 'Several fields at once; what is not said is passed over where it need not be given.',
    KNOWN: 'Whether what is known already is right: `known` has it. A yes takes it, a correction or a no does not.',
    DOCUMENTS: 'Documents: `paths` are their codes.',
    CONFIRM: 'A confirmation of what is proposed.',
  }),
});

const AskOption = builder.objectRef<Option>('AskOption').implement({
  description: 'A choice that a button may offer.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'As it stands in the answers; `fillSlot` takes it.' }),
    label: t.expose('label', { type: LocalizedText, description: 'For people.' }),
  }),
});

const KnownFact = builder.objectRef<Known>('KnownFact').implement({
  description: 'A value that is known already. It stands in no answer before whoever talks has agreed to it.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Where it would stand in the answers: `property.mapArea`.' }),
    value: t.field({ type: 'JSON', description: 'What is known of it.', resolve: ({ value }) => value as object }),
    of: t.expose('of', { type: LocalizedText, description: 'Where it is known from: a register, or an earlier case.' }),
  }),
});

const AskedDocument = builder.objectRef<AskedNow['documents'][number]>('AskedDocument').implement({
  description: 'A document that may be attached now.',
  fields: (t) => ({
    code: t.exposeID('code', { description: 'Names it within what takes it.' }),
    title: t.expose('title', { type: LocalizedText, description: 'For people.' }),
  }),
});

export const Ask = builder.objectRef<AskedNow>('Ask').implement({
  description: 'What the assistant asks now.',
  fields: (t) => ({
    kind: t.field({
      type: AskKind,
      description: 'What it asks for.',
      resolve: ({ kind }) => kind.toUpperCase() as Uppercase<typeof kind>,
    }),
    paths: t.exposeStringList('paths', { description: 'Places in the answers, or codes of documents.' }),
    isNeeded: t.exposeBoolean('isNeeded', { description: 'Whether nothing can be filed without it.' }),
    known: t.expose('known', { type: [KnownFact], description: 'What is known already, while `kind` is `KNOWN`.' }),
    isYesNo: t.exposeBoolean('isYesNo', { description: 'Whether it is answered by yes or no.' }),
    file: t.exposeID('file', {
      nullable: true,
      description:
        'The document whose file answers it: `attachDocument`, then `fillSlot` with its sha256. Null where none does.',
    }),
    documents: t.expose('documents', {
      type: [AskedDocument],
      description:
        'What may be attached, while `kind` is `DOCUMENTS`: by `attachDocument`, where there is a `taskId` by `attachEvidence`, or by `attachToInvitation` where that is talked about. Then `fillSlot` without a path goes on.',
    }),
    taskId: t.id({
      nullable: true,
      description: 'The task that takes the documents; null where the application does.',
      resolve: ({ task }) => task ?? null,
    }),
    isArea: t.exposeBoolean('isArea', {
      description: 'Whether an area of the ground answers it: `fillSlot` with GeoJSON, as JSON or as text.',
    }),
    options: t.expose('options', {
      type: [AskOption],
      description: 'What may be chosen; empty where anything may be said.',
    }),
  }),
});

const ErrandKind = builder.enumType('ErrandKind', {
  description: 'What binds beside the filing.',
  values: {
    WITHDRAWAL: { value: 'withdrawal', description: 'The case is withdrawn, or the draft thrown away.' },
    HUMAN_REVIEW: { value: 'humanReview', description: 'A person decides instead of the engine.' },
    OBJECTION: { value: 'objection', description: 'An objection to what was decided.' },
    MANDATE: { value: 'mandate', description: 'An office is offered a mandate.' },
    MANDATE_END: { value: 'mandateEnd', description: 'A mandate is taken back.' },
    ACT: { value: 'act', description: 'Anything else that may be done now; its text says what.' },
  } as const satisfies Record<string, { value: Errand; description: string }>,
});

export const Offer = builder.objectRef<OfferState>('OfferedAct').implement({
  description: 'An act that was asked for in a conversation, as it would be done. Only its confirmation does it.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ErrandKind, description: 'What it is.' }),
    hash: t.exposeString('hash', { description: '`confirmProposal` takes it.' }),
    text: t.expose('text', { type: LocalizedText, description: 'What it does, for people.' }),
  }),
});

const TurnActKind = builder.enumType('TurnActKind', {
  description: 'What a turn can do.',
  values: described<Uppercase<Act['kind']>>({
    FILLED: 'A field got its first value.',
    CORRECTED: 'A field got another value, or lost the one that it had.',
    REFUSED: 'A value was not taken.',
    SKIPPED: 'What was asked is passed over, or put off where it is needed.',
    EXPLAINED: 'Something was explained.',
    WANTS: 'The person wanted something that is not of the form: fees, how a case stands, a page.',
    ASKED: 'The next question was asked.',
    PROPOSED: 'All that would be filed was shown, under a hash.',
    CONFIRMED: 'A proposal was confirmed: what was shown is filed, by nothing else.',
    OFFERED: 'An act beside the filing was shown, under a hash.',
    AGREED: 'That act was confirmed.',
    DONE: 'That act was done.',
    ANSWERED: 'A person of the municipality answered.',
  }),
});

const TurnAct = builder.objectRef<Act>('TurnAct').implement({
  description: 'Something that a turn did.',
  fields: (t) => ({
    kind: t.field({
      type: TurnActKind,
      description: 'What it was.',
      resolve: ({ kind }) => kind.toUpperCase() as Uppercase<typeof kind>,
    }),
    path: t.string({
      nullable: true,
      description: 'The field that it is about.',
      resolve: (act) => ('path' in act ? act.path : null),
    }),
    paths: t.stringList({
      description: 'The fields, where it is about several.',
      resolve: (act) => ('paths' in act ? act.paths : act.kind === 'asked' ? act.ask.paths : []),
    }),
    quote: t.string({
      nullable: true,
      description: 'The person’s own words that gave the value.',
      resolve: (act) => ('quote' in act ? act.quote : null),
    }),
    value: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What was taken.',
      resolve: (act) => ('value' in act ? ((act.value ?? null) as object | null) : null),
    }),
    hash: t.string({
      nullable: true,
      description: 'Of what was proposed; `confirmProposal` takes it.',
      resolve: (act) => ('hash' in act ? act.hash : null),
    }),
  }),
});

builder.prismaObject('ConversationTurn', {
  name: 'Turn',
  description: 'What was said, and what was answered. Never changed; its words go when the person’s data are erased.',
  fields: (t) => ({
    sequence: t.exposeInt('sequence', { description: 'From 1, without gaps.' }),
    words: t.exposeString('words', { description: 'What the person said; empty where they pressed a button.' }),
    reply: t.exposeString('reply', { description: 'What the assistant said.' }),
    acts: t.field({
      type: [TurnAct],
      description: 'What was done, in order.',
      select: { acts: true },
      resolve: ({ acts }) => acts as unknown as Act[],
    }),
    engine: t.exposeInt('engine', { description: 'Version of the rules by which the words were read.' }),
    model: t.exposeString('model', { nullable: true, description: 'Language model that helped to read them, if any.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was said.' }),
  }),
});
