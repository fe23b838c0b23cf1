import { appealCase, appealRefusal } from '../../cases/appeals.js';
import { discardDraft } from '../../cases/discard-draft.js';
import { appealMessages } from '../../cases/messages/appeals.js';
import { objectionsOf } from '../../cases/objections.js';
import { findCase, type OpenCase } from '../../cases/open-case.js';
import { Refusal } from '../../cases/refusals.js';
import { requestHumanReview } from '../../cases/request-human-review.js';
import { withdrawApplication } from '../../cases/withdraw-application.js';
import { codeOf, listed } from '../../forms/messages/messages.js';
import { conversationMessages } from '../conversation/messages.js';
import { REASON } from '../talk/messages/wishes.js';
import type { Asking, ErrandAct, Proposed, Talking } from './errand.js';
import { errandMessages as say } from './messages.js';

/** What is confirmed is said of the case as it stands: moved on, it is proposed anew. */
const standing = ({ row }: Pick<OpenCase, 'row'>) => ({
  reference: row.reference,
  revision: row.revision,
  status: row.status as string,
});

async function mustStand(acting: Talking, input: Record<string, unknown>): Promise<void> {
  const now = standing(await findCase(acting, String(input.reference)));
  if (now.revision === input.revision && now.status === input.status) return;
  throw new Refusal('CONFLICT', conversationMessages.PROPOSAL_CHANGED);
}

/** Why not, and what may be asked for of this case now instead. */
function refused({ messages }: Refusal, open: OpenCase): Proposed {
  const isDraft = open.row.revision === 0;
  const acts = [
    ...(open.may(isDraft ? 'discardDraft' : 'withdraw') ? [isDraft ? say.mayDiscard : say.mayWithdraw] : []),
    ...(open.may('requestHumanReview') ? [say.mayAskPerson] : []),
    ...(appealRefusal(open) ? [] : [say.mayObject]),
  ];
  if (acts.length === 0) return { text: messages };
  const { fa, en } = say.possible({ acts: listed(acts) });
  return { text: { fa: `${messages.fa} ${fa}`, en: `${messages.en} ${en}` } };
}

export const withdrawal: ErrandAct = {
  async propose({ open }) {
    const isDraft = open.row.revision === 0;
    const refusal = open.refusal(isDraft ? 'discardDraft' : 'withdraw');
    if (refusal) return refused(refusal, open);
    const { reference } = open.row;
    return { text: (isDraft ? say.discard : say.withdraw)({ reference: codeOf(reference) }), input: standing(open) };
  },
  check: mustStand,
  async perform(acting, input) {
    const reference = String(input.reference);
    const { row } = await findCase(acting, reference);
    if (row.status === 'WITHDRAWN') return;
    await (row.revision === 0 ? discardDraft(acting, reference) : withdrawApplication(acting, reference, undefined));
  },
};

export const humanReview: ErrandAct = {
  async propose({ open }) {
    const refusal = open.refusal('requestHumanReview');
    if (refusal) return refused(refusal, open);
    return { text: say.humanReview({ reference: codeOf(open.row.reference) }), input: standing(open) };
  },
  check: mustStand,
  perform: (acting, input) => requestHumanReview(acting, String(input.reference), undefined),
};

export const objection: ErrandAct = {
  async propose({ open, said }) {
    const refusal = appealRefusal(open);
    if (refusal) return refused(refusal, open);
    const reason = reasonIn(said);
    if (reason === '') return { text: say.whyObject, isOpen: true };
    const { reference } = open.row;
    return { text: say.objection({ reference: codeOf(reference), reason }), input: { ...standing(open), reason } };
  },
  async check(acting, input) {
    await mustStand(acting, input);
    if (await isOpen(acting, input)) throw new Refusal('CONFLICT', appealMessages.APPEAL_OPEN);
  },
  async perform(acting, input) {
    const [reference, reason] = [String(input.reference), String(input.reason)];
    if (await isOpen(acting, input)) return;
    if (!acting.calendar) throw new Error('objections need the business calendar');
    await appealCase(acting, acting.calendar, { reference, reason });
  },
};

/** What was said after the wish itself, or in it behind "because". */
function reasonIn([first = '', ...more]: Asking['said']): string {
  const because = REASON.exec(first)?.[0] ?? '';
  return [because, ...more]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
}

/** Whether an objection of theirs waits already: after a confirmation it is the one that was confirmed. */
const isOpen = async ({ prisma, viewer }: Talking, { reference }: Record<string, unknown>): Promise<boolean> =>
  (await objectionsOf(prisma, String(reference))).some(
    ({ state, filedBy }) => state === 'OPEN' && filedBy === viewer.id,
  );
