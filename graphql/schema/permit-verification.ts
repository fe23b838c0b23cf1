import { UnavailableError } from '../../cases/refusals.js';
import { freezePermit } from '../../city/papers/render-permit.js';
import type { PermitClaims, RefusalReason } from '../../city/papers/token.js';
import { verdictText } from '../../city/papers/verdict-text.js';
import { type RegisterVerdict, verifyByNumber, verifyOnRegister } from '../../city/papers/verification.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { described } from '../described.js';
import { PermitStanding, standingOf } from './closed-sets.js';
import { LocalizedText } from './localized-text.js';
import { type Part, PermitPart, PermitPlots } from './permit.js';

/** What one has in hand with a genuine permit: what was granted and where, and no person. */
function subjectOf({ type, plot, hash, iss }: PermitClaims, { title, verdict }: RegisterVerdict) {
  return {
    permitType: type,
    ...(title && { title }),
    ...(plot && { plot }),
    issuer: iss,
    paperHash: hash,
    ...(!verdict.valid && verdict.standing && { standing: verdict.standing }),
  };
}

const UnprovenPermit = builder.enumType('UnprovenPermit', {
  description: 'Why a permit is not genuine, or not in force.',
  values: described<RefusalReason>({
    MALFORMED: 'It is no token of a permit.',
    UNKNOWN_KEY: 'It was signed with a key that is not this installation’s.',
    BAD_SIGNATURE: 'It was changed after it was signed.',
    NOT_ON_REGISTER: 'The register has no such permit.',
    REVOKED: 'The permit was revoked.',
    SUPERSEDED: 'Another permit took its place.',
    SUSPENDED: 'The permit is suspended.',
    EXPIRED: 'Its last day has passed.',
  }),
});

export const PermitVerification = builder.objectRef<RegisterVerdict>('PermitVerification').implement({
  description: 'Whether a permit is genuine and in force. Beyond yes or no it says no more than the printed paper.',
  fields: (t) => ({
    valid: t.boolean({ description: 'Whether it is genuine and in force.', resolve: ({ verdict }) => verdict.valid }),
    reason: t.string({
      nullable: true,
      description:
        'MALFORMED | UNKNOWN_KEY | BAD_SIGNATURE | NOT_ON_REGISTER | REVOKED | SUPERSEDED | SUSPENDED | EXPIRED',
      resolve: ({ verdict }) => (verdict.valid ? null : verdict.reason),
    }),
    unproven: t.field({
      type: UnprovenPermit,
      nullable: true,
      description: '`reason` as one of a closed set; null where the permit is valid.',
      resolve: ({ verdict }) => (verdict.valid ? null : verdict.reason),
    }),
    standing: t.field({
      type: PermitStanding,
      nullable: true,
      description: '`status` as one of a closed set; null where the permit is not on the register.',
      resolve: ({ status }) => (status === undefined ? null : standingOf(status)),
    }),
    number: t.id({
      description: 'Of the permit; null where the token cannot be read.',
      nullable: true,
      resolve: ({ verdict }) => verdict.permit?.number ?? null,
    }),
    status: t.string({
      nullable: true,
      description: 'ISSUED | SUSPENDED | REVOKED | SUPERSEDED',
      resolve: ({ status }) => status ?? null,
    }),
    issuedAt: t.field({
      type: 'DateTime',
      description: 'When it was granted; null where it is not on the register.',
      nullable: true,
      resolve: ({ issuedAt }) => issuedAt ?? null,
    }),
    validUntil: t.field({
      type: 'JalaliDate',
      description: 'Its last day; null for one that does not lapse, or cannot be read.',
      nullable: true,
      resolve: ({ verdict }) => verdict.permit?.validUntil ?? null,
    }),
    sentence: t.field({
      type: LocalizedText,
      description: 'Yes or no, and why, as a sentence for people.',
      resolve: ({ verdict }) => verdictText(verdict),
    }),
    title: t.field({
      type: LocalizedText,
      nullable: true,
      description: 'What the type of permit is called; null where the permit is not on the register.',
      resolve: ({ title }) => title ?? null,
    }),
    plot: t.string({
      nullable: true,
      description: 'The renewal code of its plot; null where it has none, or cannot be read.',
      resolve: ({ verdict }) => verdict.permit?.plot ?? null,
    }),
    plots: t.field({
      type: PermitPlots,
      nullable: true,
      description: 'Plots that it has merged or divided; null where it leaves them as they are, or was revoked.',
      resolve: ({ plots }) => plots ?? null,
    }),
    standingSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is not in force; null where it is, or has only run out.',
      resolve: ({ verdict }) => (!verdict.valid && verdict.standing ? new Date(verdict.standing.at) : null),
    }),
    standingReason: t.string({
      nullable: true,
      description: 'Why it is not in force, as the municipality says it in public.',
      resolve: ({ verdict }) => (!verdict.valid && verdict.standing?.reason) || null,
    }),
    supersededBy: t.id({
      nullable: true,
      description: 'The number of the permit that took its place.',
      resolve: ({ verdict }) => (!verdict.valid && verdict.standing?.supersededBy) || null,
    }),
    subject: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Permit type, plot, issuer and the hash of the paper; in JSON.',
      resolve: (verified) => (verified.verdict.permit ? subjectOf(verified.verdict.permit, verified) : null),
    }),
  }),
});

function papersOf(context: Context) {
  if (!context.permits) throw new UnavailableError();
  return { ...context.permits, prisma: context.prisma, publicUrl: context.publicUrl };
}

builder.queryField('verifyPermit', (t) =>
  t.field({
    type: PermitVerification,
    description: 'Verifies the token of a printed permit, or the address that its QR code holds. Needs no sign-in.',
    args: {
      token: t.arg.string({
        description: 'As it stands in the permit’s QR code, alone or within its address.',
        required: true,
      }),
    },
    resolve: (_, { token }, context) => verifyOnRegister(papersOf(context), token),
  }),
);

builder.queryField('verifyPermitNumber', (t) =>
  t.field({
    type: PermitVerification,
    description:
      'Verifies a printed permit by what people can type of it; NOT_ON_REGISTER unless number and plot belong together. Needs no sign-in.',
    args: {
      number: t.arg.id({ description: 'As it is printed, in digits of any script.', required: true }),
      plot: t.arg.string({ description: 'The renewal code of its plot, as it is printed.', required: true }),
    },
    resolve: (_, printed, context) => verifyByNumber(papersOf(context), { ...printed, number: String(printed.number) }),
  }),
);

builder.objectField(PermitVerification, 'parts', (t) =>
  t.field({
    type: [PermitPart],
    description: 'What it grants, where that is a part of what was asked for.',
    resolve: async ({ verdict, status }, _, { prisma }) => {
      if (!verdict.permit || status === undefined) return [];
      const where = { number: verdict.permit.number };
      const row = await prisma.permit.findUnique({ where, select: { parts: true } });
      return (row?.parts ?? []) as unknown as Part[];
    },
  }),
);

builder.prismaObjectFields('Permit', (t) => ({
  documentUrl: t.string({
    description: 'The PDF, downloaded with the same bearer token.',
    select: { number: true },
    resolve: ({ number }, _, context) => `${context.publicUrl()}/permits/${number}/document`,
  }),
  token: t.string({
    description: 'Compact JWS, verifiable offline with the published keys.',
    select: { reference: true, number: true, token: true },
    resolve: async ({ reference, number, token }, _, context) =>
      token ?? (await freezePermit(papersOf(context), reference, number)).token,
  }),
}));
