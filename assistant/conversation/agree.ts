import { byViewer, onCase } from '../../cases/acting.js';
import { findCase } from '../../cases/open-case.js';
import { appendToTrail } from '../../city/trail/append.js';
import type { Talking } from '../errands/errand.js';
import { errandMessages } from '../errands/messages.js';
import { ERRAND_ACTS } from '../errands/table.js';
import type { Act, Offer } from '../talk/state.js';
import { type Confirmed, confirmFiling } from './confirm.js';
import { ownConversation, recordTurn, SpokenMeanwhileError, stateOf } from './rows.js';

/** How often a turn is written anew that something was said before. */
const TRIES = 5;

/** Throws where the caller's token was not given for such an act. */
export type MayAgree = (offer: Offer) => void;

/**
 * Does what was shown under a hash, and nothing else: the filing, or an act beside it. The confirmation is on record before the
 * act, and confirming again goes on from there. Gives the turn's number.
 */
export async function confirmProposal(acting: Talking, confirmed: Confirmed, mayAgree: MayAgree): Promise<number> {
  const { conversation: id, hash } = confirmed;
  const conversation = await ownConversation(acting, id);
  const before = await written(acting, id, `agreed.${hash}`);
  const waiting = (conversation.state as { offer?: Offer }).offer;
  const offer = before ? before.offer : waiting?.hash === hash ? waiting : undefined;
  if (!offer) return before?.sequence ?? confirmFiling(acting, confirmed);
  mayAgree(offer);
  const done = before && (await written(acting, id, `done.${hash}`));
  if (done) return done.sequence;
  const { check, perform } = ERRAND_ACTS[offer.kind];
  if (!before) {
    await check?.(acting, offer.input);
    await once(acting, { id, key: `agreed.${hash}`, kind: 'agreed', offer });
  }
  await perform(acting, offer.input, `conversation-${hash}`);
  return once(acting, { id, key: `done.${hash}`, kind: 'done', offer });
}

/** The turn of a key, with what was agreed in it; nothing of that is left where the person's data were erased. */
async function written(
  { prisma }: Talking,
  conversationId: string,
  key: string,
): Promise<{ sequence: number; offer: Offer | undefined } | undefined> {
  const turn = await prisma.conversationTurn.findUnique({
    where: { conversationId_key: { conversationId, key } },
    select: { sequence: true, acts: true },
  });
  if (!turn) return undefined;
  const offers = (turn.acts as unknown as Act[]).flatMap((act) => (act.kind === 'agreed' ? [act.offer] : []));
  return { sequence: turn.sequence, offer: offers[0] };
}

interface Once {
  id: string;
  key: string;
  kind: 'agreed' | 'done';
  offer: Offer;
}

/** Writes a turn that says so, unless it is written; whatever was said meanwhile, it comes behind. Gives its number. */
async function once(acting: Talking, { id, key, kind, offer }: Once): Promise<number> {
  for (let left = TRIES; ; left -= 1) {
    const conversation = await ownConversation(acting, id);
    const before = await written(acting, id, key);
    if (before) return before.sequence;
    const { reference } = conversation;
    const isOthers = conversation.about !== null;
    const { row } = await findCase(acting, reference);
    const state = stateOf(conversation, isOthers ? {} : row.draft);
    const { hash, text, kind: errand } = offer;
    const acts: Act[] = [{ kind, hash, errand, ...(kind === 'agreed' && { offer }) }];
    const says = kind === 'agreed' ? errandMessages.agreed : errandMessages.done({ what: text });
    const led = { ...state, offer: undefined, errand: undefined, doing: undefined };
    const reply = says[state.language];
    const turned = { conversation, state: led, key, words: '', reply, acts, model: undefined, ms: 0 };
    try {
      await acting.prisma.$transaction(async (tx) => {
        const transcript = await recordTurn(tx, turned);
        if (kind === 'done') return;
        const changed = { conversation: id, transcript, proposal: hash, errand };
        const told = { subject: reference, act: 'PROPOSAL_CONFIRMED', changed };
        await appendToTrail(tx, [isOthers ? byViewer(acting, told) : onCase(acting, row, told)]);
      });
      return conversation.sequence + 1;
    } catch (error) {
      if (!(error instanceof SpokenMeanwhileError) || left <= 1) throw error;
    }
  }
}
