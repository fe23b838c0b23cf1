import type { Acting } from '../../cases/acting.js';
import { onCase } from '../../cases/acting.js';
import { openCase } from '../../cases/open-case.js';
import { Refusal } from '../../cases/refusals.js';
import { submitApplication } from '../../cases/submit-application.js';
import { appendToTrail } from '../../city/trail/append.js';
import type { Conversation } from '../../prisma/generated/client/client.js';
import { proposalOf } from '../talk/proposal.js';
import type { Act, TalkState } from '../talk/state.js';
import { conversationMessages } from './messages.js';
import { hashed, ownConversation, recordTurn, SpokenMeanwhileError, stateOf } from './rows.js';
import { worldOf } from './world.js';

interface Confirmed {
  conversation: string;
  /** of the proposal that was shown */
  hash: string;
}

/**
 * Files what was proposed under a hash, and nothing else: where an answer or a document has changed since, it is refused.
 * The confirmation is written before the filing, with the transcript's hash and where each value came from; confirming again
 * goes on from there and files once.
 */
export async function confirmProposal(acting: Acting, { conversation: id, hash }: Confirmed): Promise<number> {
  const conversation = await ownConversation(acting, id);
  const filing = { reference: conversation.reference, idempotencyKey: `conversation-${id}-${hash}` };
  const before = await acting.prisma.conversationTurn.findUnique({
    where: { conversationId_key: { conversationId: id, key: keyOf(hash) } },
    select: { sequence: true },
  });
  const sequence = before?.sequence ?? (await confirmed(acting, conversation, hash));
  await submitApplication(acting, filing);
  return sequence;
}

const keyOf = (hash: string) => `confirmed.${hashed(hash)}`;

async function confirmed(acting: Acting, conversation: Conversation, hash: string): Promise<number> {
  const open = await openCase(acting, conversation.reference, 'submit');
  const world = await worldOf(acting, open);
  const state = stateOf(conversation, open.row.draft);
  const { hash: now } = proposalOf(world, state.answers);
  if (state.proposal !== hash || now !== hash) throw new Refusal('CONFLICT', conversationMessages.PROPOSAL_CHANGED);
  const acts: Act[] = [{ kind: 'confirmed', hash }];
  const reply = conversationMessages.filed({ reference: conversation.reference })[state.language];
  const turned = { conversation, state, key: keyOf(hash), words: '', reply, acts, model: undefined, ms: 0 };
  try {
    await acting.prisma.$transaction(async (tx) => {
      const transcript = await recordTurn(tx, turned);
      const changed = { conversation: conversation.id, transcript, proposal: hash, provenance: provenanceOf(state) };
      await appendToTrail(tx, [
        onCase(acting, open.row, { subject: conversation.reference, act: 'PROPOSAL_CONFIRMED', changed }),
      ]);
    });
  } catch (error) {
    if (error instanceof SpokenMeanwhileError) throw new Refusal('CONFLICT', conversationMessages.SPOKEN_MEANWHILE);
    throw error;
  }
  return conversation.sequence + 1;
}

/** Of each field the turn and the way by which its value came: no words, which are the person's. */
const provenanceOf = ({ facts }: TalkState): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).map(([path, { line, source }]) => [path, `${source} ${line}`]));
