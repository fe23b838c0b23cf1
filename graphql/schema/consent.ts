import type { Paper as PaperKind } from '../../cases/counter/identify.js';
import { may } from '../../cases/permission.js';
import { worksAtOffice } from '../../cases/viewer-relations.js';
import { maskValue } from '../../city/privacy/mask-value.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import type * as stored from '../../prisma/generated/client/enums.js';
import { builder } from '../builder.js';
import { signedIn } from '../context.js';
import { described } from '../described.js';
import { LocalizedText } from './localized-text.js';
import { Mandate } from './mandate.js';
import { Party, personOf } from './party.js';

export const Identification = builder.enumType('Identification', {
  description: 'How a counter’s people know who stands before them.',
  values: described<stored.Identification>({
    REGISTER: 'The register of people, or that of the plot, knows the national ID.',
    PAPER: 'They have looked at a paper.',
  }),
});

export const IdentityPaper = builder.enumType('IdentityPaper', {
  description: 'A paper that says who somebody is.',
  values: described<PaperKind>({
    NATIONAL_CARD: 'The national card.',
    BIRTH_CERTIFICATE: 'The birth certificate.',
    PASSPORT: 'A passport.',
    DRIVING_LICENCE: 'A driving licence.',
  }),
});

export const ConsentGiven = builder.enumType('ConsentGiven', {
  description: 'How somebody has agreed.',
  values: described<stored.ConsentGiven>({
    SIGNED: 'By a signature under the words.',
    FINGERPRINT: 'By a fingerprint under the words.',
    SPOKEN: 'By word of mouth before the counter’s person.',
  }),
});

const Consent = builder.prismaObject('Consent', {
  description:
    'What makes a counter’s mandate one: what somebody agreed to, when, how, and before whom. Never changed.',
  select: { mandateId: true },
  fields: (t) => ({
    words: t.field({
      type: LocalizedText,
      description: 'What was read or shown to them.',
      select: { words: true },
      resolve: ({ words }) => words as unknown as Text,
    }),
    given: t.expose('given', { type: ConsentGiven, description: 'How they agreed.' }),
    takenAt: t.expose('takenAt', { type: 'DateTime', description: 'When.' }),
    takenBy: t.field({
      type: Party,
      description: 'Before whom: by name for the owner, the counter and those who oversee; masked for others.',
      select: { takenBy: true, mandate: { select: { ownerId: true, officeId: true } } },
      resolve: ({ takenBy, mandate }, _, context) => {
        const viewer = signedIn(context);
        const known = viewer.id === mandate.ownerId || worksAtOffice(viewer, mandate.officeId);
        return personOf(context, takenBy, known || may(viewer, 'readConsents'));
      },
    }),
    identifiedBy: t.expose('identifiedBy', { type: Identification, description: 'How they were known.' }),
    paper: t.field({
      type: IdentityPaper,
      nullable: true,
      description: 'The paper that was looked at; null where a register knew them.',
      select: { paper: true },
      resolve: ({ paper }) => paper as PaperKind | null,
    }),
    paperNumber: t.string({
      nullable: true,
      description: 'Its number: whole for the owner, its last signs for others.',
      select: { paperNumber: true, mandate: { select: { ownerId: true } } },
      resolve: ({ paperNumber, mandate }, _, context) =>
        paperNumber === null || signedIn(context).id === mandate.ownerId
          ? paperNumber
          : String(maskValue(paperNumber, 'nationalId')),
    }),
    drawn: t.boolean({
      nullable: true,
      description: 'Whether an auditor is to look at it, for those who oversee; null for others.',
      select: { drawn: true },
      resolve: ({ drawn }, _, { viewer }) => (may(viewer, 'readConsents') ? drawn : null),
    }),
  }),
});

builder.prismaObjectField(Mandate, 'consent', (t) =>
  t.relation('consent', {
    type: Consent,
    nullable: true,
    description: 'Of a counter’s mandate: the consent that it rests on; null of one that an owner offered.',
  }),
);
