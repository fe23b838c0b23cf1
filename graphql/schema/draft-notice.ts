import type { CarriedNotice } from '../../cases/carried-notice.js';
import { type DraftCurrency as Currency, draftCurrency } from '../../cases/carry-draft.js';
import { carriedMessages, noticeMessages } from '../../cases/messages/drafts.js';
import type { CarriedField } from '../../forms/carry-over/carry.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { builder } from '../builder.js';
import { described } from '../described.js';
import { draftColumns, seesDraft } from '../sees-draft.js';
import { PermitApplication } from './application.js';
import { LocalizedText } from './localized-text.js';

interface Notice {
  state: 'CARRIED' | 'STAYS' | 'OUTDATED';
  from: number;
  to: number | null;
  at: string | null;
  message: Text;
  changes: CarriedField[];
  documents: string[];
}

const DraftChangeKind = builder.enumType('DraftChangeKind', {
  description: 'What becomes of a field when a draft is carried over.',
  values: {
    RENAMED: { value: 'renamed', description: 'It stands elsewhere now.' },
    FILLED: { value: 'filled', description: 'It is new, and was given a value.' },
    DROPPED: { value: 'dropped', description: 'It is gone.' },
    ASKED: { value: 'asked', description: 'It is new, and has to be answered.' },
  } as const,
});

const DraftCurrency = builder.enumType('DraftCurrency', {
  description: 'How a draft and the versions of its form stand to each other.',
  values: described<Notice['state']>({
    CARRIED: 'It was brought over to a newer version.',
    STAYS: 'There is a newer version, and this one may still be filed.',
    OUTDATED: 'It may not be filed any more.',
  }),
});

const DraftChange = builder.objectRef<CarriedField>('DraftChange').implement({
  description: 'What became of one field when a draft was carried over.',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      deprecationReason: 'Use `change`, which is one of a closed set.',
      description: '`change` as text: `renamed`, `filled`, `dropped` or `asked`.',
    }),
    change: t.expose('kind', { type: DraftChangeKind, description: 'What became of the field.' }),
    from: t.exposeString('from', { nullable: true, description: 'The path where it stood.' }),
    to: t.exposeString('to', { nullable: true, description: 'The path where it stands now.' }),
    title: t.expose('title', { type: LocalizedText, description: 'What people call the field.' }),
    message: t.field({
      type: LocalizedText,
      description: 'What became of the field, for people.',
      resolve: ({ kind, title }) => carriedMessages[kind]({ title }),
    }),
  }),
});

const DraftNotice = builder.objectRef<Notice>('DraftNotice').implement({
  description: 'What a person has to know of their draft and the versions of its form.',
  fields: (t) => ({
    state: t.exposeString('state', {
      deprecationReason: 'Use `currency`, which is one of a closed set.',
      description:
        'CARRIED: brought over to a newer version. STAYS: a newer version exists, this one may still be filed. OUTDATED: it may not be filed any more.',
    }),
    currency: t.expose('state', { type: DraftCurrency, description: 'How the draft stands to its form.' }),
    from: t.exposeInt('from', { description: 'Version of the form that the draft was, or is, written for.' }),
    to: t.exposeInt('to', { description: 'The newer version; null where the permit type has ended.', nullable: true }),
    at: t.field({
      type: 'DateTime',
      description: 'When the draft was carried over; null where it was not.',
      nullable: true,
      resolve: ({ at }) => (at === null ? null : new Date(at)),
    }),
    message: t.expose('message', { type: LocalizedText, description: 'The whole notice as a sentence.' }),
    changes: t.field({
      type: [DraftChange],
      description: 'What became of fields that are another or elsewhere now; empty where nothing was carried over.',
      resolve: ({ changes }) => changes,
    }),
    documents: t.exposeIDList('documents', {
      description: 'Codes of attached documents that this version asks for no more; they are kept until it is filed.',
    }),
  }),
});

builder.prismaObjectField(PermitApplication, 'draftNotice', (t) =>
  t.field({
    type: DraftNotice,
    nullable: true,
    description: 'Only for whom the working copy is shown.',
    select: { ...draftColumns, draftCarried: true, documents: { select: { code: true } } },
    resolve: async (application, _, context) => {
      if (!(await seesDraft(context, application))) return null;
      const own = await context.catalogue.definition(application.permitTypeHash);
      const asked = new Set(own.documents.map(({ code }) => code));
      const documents = application.documents.map(({ code }) => code).filter((code) => !asked.has(code));
      const carried = application.draftCarried as unknown as CarriedNotice | null;
      const currency = await draftCurrency(context, application);
      return noticeOf(own.version, { carried, currency, documents });
    },
  }),
);

function noticeOf(
  version: number,
  { carried, currency, documents }: { carried: CarriedNotice | null; currency: Currency; documents: string[] },
): Notice | null {
  const none = { at: null, changes: [], documents };
  if (currency.state === 'STAYS' || currency.state === 'OUTDATED') {
    const { state, to } = currency;
    const newer = to?.definition.version ?? null;
    return {
      ...none,
      state,
      from: version,
      to: newer,
      message: newer === null ? noticeMessages.ENDED : noticeMessages[state]({ from: version, to: newer }),
    };
  }
  if (!carried) return null;
  const { from, to, at, changes } = carried;
  return { state: 'CARRIED', from, to, at, changes, documents, message: noticeMessages.CARRIED({ from, to }) };
}
