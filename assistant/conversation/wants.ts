import { chargesOfType } from '../../cases/charges-of-type.js';
import { type OpenCase, viewCase } from '../../cases/open-case.js';
import { previewEvaluation } from '../../cases/preview.js';
import { Refusal } from '../../cases/refusals.js';
import { ownApplications } from '../../cases/visible.js';
import { hashOf } from '../../forms/hash.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { codeOf, dayOf, listed } from '../../forms/messages/messages.js';
import { currencyIn, moneyOf } from '../../forms/money.js';
import type { Subject } from '../acts/act.js';
import { actMessages } from '../acts/messages.js';
import type { Talking } from '../errands/errand.js';
import { ERRAND_ACTS } from '../errands/table.js';
import { othersTold } from '../standing/others.js';
import { standingTold } from '../standing/tell.js';
import { replies } from '../talk/messages/replies.js';
import { type Act, type Errand, isErrand, type Offer, type TalkState, type Want } from '../talk/state.js';
import { clean } from '../talk/text.js';
import { conversationMessages as say, statuses } from './messages.js';

interface Asked {
  acts: readonly Act[];
  subject: Subject;
  state: TalkState;
  /** what was said */
  words: string;
  /** which turn of which conversation this is: no confirmation counts for another one */
  turn: string;
}

/** A case of the viewer's own that a line names. */
async function namedIn({ prisma, viewer }: Talking, words: string): Promise<string | undefined> {
  const named =
    clean(words)
      .toUpperCase()
      .match(/[A-Z]+-\d{4}-\d{3,}/g) ?? [];
  if (named.length === 0) return undefined;
  const where = { AND: [ownApplications(viewer), { reference: { in: named }, revision: { gt: 0 } }] };
  return (await prisma.application.findFirst({ where, select: { reference: true } }))?.reference;
}

/** What was told of what only the installation knows, the state with what waits for a confirmation, and the acts. */
export interface Told {
  texts: string[];
  state: TalkState;
  acts: Act[];
}

/** What only the installation can tell: fees, cases, and what an act that binds would do. */
export async function whatIsWanted(acting: Talking, { acts, subject, state, turn, words }: Asked): Promise<Told> {
  const told: Told = { texts: [], state, acts: [...acts] };
  for (const act of acts) {
    if (act.kind !== 'wants') continue;
    const { what } = act;
    if (subject.kind !== 'case') {
      told.texts.push((await othersWant(acting, subject, what))[state.language]);
      told.state = { ...told.state, errand: undefined };
      continue;
    }
    const { open } = subject;
    if (!isErrand(what)) {
      told.texts.push((await tell[what](acting, open, { state, words }))[state.language]);
      continue;
    }
    const { text, isOpen, offer } = await proposed(acting, { kind: what, open, state, turn });
    told.texts.push(offer ? say.agree({ what: text })[state.language] : text[state.language]);
    told.state = { ...told.state, offer, errand: isOpen ? state.errand : undefined };
    if (offer) told.acts.push({ kind: 'offered', hash: offer.hash, errand: what });
  }
  return told;
}

/** Whoever has no part in a case is told what they see of it, and nothing else. */
async function othersWant(
  acting: Talking,
  subject: Exclude<Subject, { kind: 'case' }>,
  what: Want,
): Promise<LocalizedText> {
  if (what === 'person') return say.person;
  if (what === 'leave') return say.leave;
  return isErrand(what) ? actMessages.notPossible : lines(await othersTold(acting, subject));
}

async function proposed(
  acting: Talking,
  { kind, open, state, turn }: Pick<Asked, 'state' | 'turn'> & { kind: Errand; open: OpenCase },
): Promise<{ text: LocalizedText; isOpen: boolean; offer: Offer | undefined }> {
  const asking = { acting, open, said: state.errand?.said ?? [] };
  const { text, input, isOpen = false } = await ERRAND_ACTS[kind].propose(asking);
  const offer = input && { kind, text, input, hash: hashOf({ turn, kind, input }) };
  return { text, isOpen, offer };
}

type Tell = (acting: Talking, open: OpenCase, asked: Pick<Asked, 'state' | 'words'>) => Promise<LocalizedText>;

const pageOf = ({ publicUrl }: Talking, path: string) => `${publicUrl()}${path}`;
export const lines = (texts: readonly LocalizedText[]): LocalizedText => ({
  fa: texts.map(({ fa }) => fa).join('\n'),
  en: texts.map(({ en }) => en).join('\n'),
});

const tell: Record<Exclude<Want, Errand>, Tell> = {
  async cost(acting, open, { state: { answers } }) {
    try {
      const { total, currency } = await previewEvaluation(acting, {
        permitType: open.definition.code,
        answers,
        reference: open.row.reference,
      });
      return replies.cost({ total: moneyOf(total, currency) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const charges = await chargesOfType(acting, open.hash);
      if (charges.length === 0) return replies.costLater;
      return replies.charges({ titles: listed(charges.map(({ title }) => title)) });
    }
  },
  async status(acting, open, { words }) {
    const { prisma, viewer } = acting;
    const where = { AND: [ownApplications(viewer), { revision: { gt: 0 } }] };
    const select = { reference: true, status: true };
    const rows = await prisma.application.findMany({ where, select, orderBy: { updatedAt: 'desc' }, take: 5 });
    const named = await namedIn(acting, words);
    const first =
      named ?? (open.row.revision > 0 ? open.row.reference : rows.length === 1 ? rows[0]?.reference : undefined);
    if (first === undefined && rows.length === 0) return say.noCases;
    const others = named === undefined ? rows.filter(({ reference }) => reference !== first) : [];
    return lines([
      ...(first === undefined ? [] : await standingTold(acting, await viewCase(acting, first, 'read'))),
      ...others.map(({ reference, status }) => say.case({ reference: codeOf(reference), status: statuses[status] })),
      ...(first === undefined || others.length > 0 ? [say.whichCase] : []),
    ]);
  },
  async payment(acting, { row }) {
    const slips = await acting.prisma.paymentSlip.findMany({
      where: { status: 'PAYABLE', application: ownApplications(acting.viewer) },
      select: { reference: true, payable: true, payUntil: true, lines: true },
      orderBy: [{ payUntil: 'asc' }, { id: 'asc' }],
      take: 10,
    });
    if (slips.length === 0) return say.nothingToPay({ url: pageOf(acting, `/case/${row.reference}`) });
    return lines(
      slips.map(({ reference, payable, payUntil, lines: charged }) =>
        say.toPay({
          reference: codeOf(reference),
          total: moneyOf(payable, currencyIn(charged)),
          until: payUntil ? dayOf(payUntil) : '–',
          url: pageOf(acting, `/case/${reference}`),
        }),
      ),
    );
  },
  async documents(acting, { row }) {
    const page = row.revision === 0 ? 'draft' : 'case';
    return say.documents({ url: pageOf(acting, `/${page}/${row.reference}`) });
  },
  person: async () => say.person,
  leave: async () => say.leave,
};
