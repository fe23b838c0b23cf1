import { lastUnderWay } from '../../city/payments/visits.js';
import type { FeeLine as Line } from '../../forms/evaluation/types.js';
import { currencyIn } from '../../forms/money.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import { builder } from '../builder.js';
import { terms } from '../messages/terms.js';
import { Node } from '../node.js';
import { draftColumns, seesDraft } from '../sees-draft.js';
import { Currency, orRial } from './currency.js';
import { SlipStatus } from './enums.js';
import { FeeLine } from './fee-line.js';
import { LocalizedText } from './localized-text.js';
import { PaymentSession } from './payment-session.js';

/** Of a slip that may be paid: no visit of another says anything. */
const visits = {
  select: { id: true, redirectUrl: true, createdAt: true, endedAt: true, outcome: true },
  where: { slip: { status: 'PAYABLE' } },
  orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
} as const satisfies Prisma.PaymentSlip$sessionsArgs;

const groupIn = (lines: unknown): string | undefined => (lines as Line[])[0]?.group;

export const PaymentSlip = builder.prismaObject('PaymentSlip', {
  interfaces: [Node],
  description: `${terms.slip.fa}: what one payee is to be paid; sum = payable + rounding.`,
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    reference: t.exposeID('reference', { description: 'The application’s.' }),
    revision: t.exposeInt('revision', { description: 'The revision it was drawn for.' }),
    payee: t.exposeString('payee', { description: 'Code of whoever is paid, as the rulebook names its payees.' }),
    status: t.field({
      type: SlipStatus,
      description: 'Whether it can be paid, is paid, or counts no more.',
      select: { status: true, sessions: visits },
      resolve: ({ status, sessions }) =>
        status === 'PAYABLE' && lastUnderWay(sessions, new Date()) ? 'PENDING' : status,
    }),
    session: t.field({
      type: PaymentSession,
      nullable: true,
      description:
        'The visit to the bank that is under way for it, for whoever may pay; another one may be begun beside it.',
      select: { status: true, sessions: visits, application: { select: draftColumns } },
      resolve: async ({ status, sessions, application }, _, context) => {
        const visit = lastUnderWay(sessions, new Date());
        if (status !== 'PAYABLE' || !visit || !(await seesDraft(context, application))) return null;
        return { id: visit.id, redirectUrl: visit.redirectUrl ?? context.publicUrl() };
      },
    }),
    group: t.id({
      nullable: true,
      description: 'The group of fees that it is for; null where they are in none.',
      select: { lines: true },
      resolve: ({ lines }) => groupIn(lines) ?? null,
    }),
    groupTitle: t.field({
      type: LocalizedText,
      nullable: true,
      description:
        'What the payment is called that asks for that group; a draft of it is asked for when the case comes there.',
      select: { lines: true, application: { select: { permitTypeHash: true } } },
      resolve: async ({ lines, application }, _, { catalogue }) => {
        const group = groupIn(lines);
        if (group === undefined) return null;
        const { steps } = await catalogue.definition(application.permitTypeHash);
        const asks = steps.find((step) => step.type === 'payment' && (step.groups?.includes(group) ?? true));
        return asks?.title ?? null;
      },
    }),
    lines: t.field({
      type: [FeeLine],
      description: 'The fee lines that it adds up.',
      select: { reference: true, lines: true },
      resolve: async ({ reference, lines }, _, context) =>
        (await context.load.masking.load(reference)).findings(lines as unknown as Line[]),
    }),
    documentUrl: t.string({
      description: 'The slip as a PDF, a receipt once it is paid; downloaded with the same bearer token.',
      select: { id: true },
      resolve: ({ id }, _, context) => `${context.publicUrl()}/slips/${encodeURIComponent(id)}/document`,
    }),
    sum: t.expose('sum', { type: 'Rial', description: 'Before rounding, in smallest units of its currency.' }),
    rounding: t.expose('rounding', {
      type: 'Rial',
      description: 'What rounding leaves out, below zero where it is rounded up.',
    }),
    payable: t.expose('payable', {
      type: 'Rial',
      description: 'What is to be paid: rounded as the rulebook says.',
    }),
    currency: t.field({
      type: Currency,
      description: 'What its amounts are reckoned in.',
      select: { currency: true, lines: true },
      resolve: ({ currency, lines }) => orRial(currency === null ? null : currencyIn(lines)),
    }),
    billId: t.exposeString('billId', {
      description: 'The bill identifier that banks ask for; null for payees without an issuer.',
      nullable: true,
    }),
    paymentId: t.exposeString('paymentId', {
      description: 'The payment identifier that belongs to `billId`; null where that is.',
      nullable: true,
    }),
    payUntil: t.expose('payUntil', {
      type: 'JalaliDate',
      description: 'The last day on which it can be paid; null where it does not lapse.',
      nullable: true,
    }),
    refunds: t.relation('refunds', {
      description: 'What was ordered back of it, fee by fee.',
      query: { orderBy: { id: 'asc' } },
    }),
    paidAt: t.expose('paidAt', {
      type: 'DateTime',
      description: 'When it was settled; null until then.',
      nullable: true,
    }),
  }),
});
