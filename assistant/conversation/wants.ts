import type { Acting } from '../../cases/acting.js';
import type { OpenCase } from '../../cases/open-case.js';
import { previewEvaluation } from '../../cases/preview.js';
import { Refusal } from '../../cases/refusals.js';
import { ownApplications } from '../../cases/visible.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { amountOf } from '../../forms/messages/messages.js';
import type { Act, TalkState, Want } from '../talk/state.js';
import { conversationMessages as say, statuses } from './messages.js';

interface Asked {
  acts: readonly Act[];
  open: OpenCase;
  state: TalkState;
}

/** What only the installation can tell: fees, cases, where an act that binds is done. */
export async function whatIsWanted(acting: Acting, { acts, open, state }: Asked): Promise<string[]> {
  const wanted = acts.flatMap((act) => (act.kind === 'wants' ? [act.what] : []));
  const told = await Promise.all(wanted.map((what) => tell[what](acting, open, state)));
  return told.map((text) => text[state.language]);
}

type Tell = (acting: Acting, open: OpenCase, state: TalkState) => Promise<LocalizedText>;

const pageOf = ({ publicUrl }: Acting, path: string) => `${publicUrl()}${path}`;

const tell: Record<Want, Tell> = {
  async cost(acting, open, { answers }) {
    try {
      const { total } = await previewEvaluation(acting, {
        permitType: open.definition.code,
        answers,
        reference: open.row.reference,
      });
      return say.cost({ total: amountOf(BigInt(total)) });
    } catch (error) {
      if (error instanceof Refusal) return say.costLater;
      throw error;
    }
  },
  async status({ prisma, viewer }) {
    const rows = await prisma.application.findMany({
      where: { AND: [ownApplications(viewer), { revision: { gt: 0 } }] },
      select: { reference: true, status: true },
      orderBy: { updatedAt: 'desc' },
      take: 5,
    });
    if (rows.length === 0) return say.noCases;
    const lines = rows.map(({ reference, status }) => say.case({ reference, status: statuses[status] }));
    return { fa: lines.map(({ fa }) => fa).join('\n'), en: lines.map(({ en }) => en).join('\n') };
  },
  person: async () => say.person,
  payment: async (acting, { row }) => say.payment({ url: pageOf(acting, `/case/${row.reference}`) }),
  withdrawal: async (acting, { row }) => say.withdrawal({ url: pageOf(acting, `/case/${row.reference}`) }),
  mandate: async (acting) => say.mandate({ url: pageOf(acting, '/my/mandates') }),
  leave: async () => say.leave,
};
