import { type Acting, onCase } from '../../cases/acting.js';
import { confirmedBy, mustBeOffered } from '../../cases/generation.js';
import { type OpenCase, openCase } from '../../cases/open-case.js';
import { Refusal } from '../../cases/refusals.js';
import { submitApplication } from '../../cases/submit-application.js';
import { appendToTrail } from '../../city/trail/append.js';
import type { Conversation } from '../../prisma/generated/client/client.js';
import { proposalOf } from '../talk/proposal.js';
import type { Act, TalkState } from '../talk/state.js';
import { conversationMessages } from './messages.js';
import { hashed, ownConversation, recordTurn, stateOf } from './rows.js';
import { worldOf } from './world.js';

export interface Confirmed {
  conversation: string;
  /** of the proposal that was shown */
  hash: string;
}

/**
 * Files what was proposed under a hash, and nothing else: where an answer or a document has changed since, however shortly
 * before, it is refused. The confirmation is written before the filing, with the transcript's hash and where each value came
 * from; confirming the same working copy again goes on from there and files once.
 */
export async function confirmFiling(acting: Acting, { conversation: id, hash }: Confirmed): Promise<number> {
  const conversation = await ownConversation(acting, id);
  const { reference } = conversation;
  const open = await openCase(acting, reference, 'readDraft');
  const { draftVersion } = open.row;
  const key = `confirmed.${hashed(hash, String(draftVersion))}`;
  const before = await acting.prisma.conversationTurn.findUnique({
    where: { conversationId_key: { conversationId: id, key } },
    select: { sequence: true },
  });
  const sequence = before?.sequence ?? (await confirmed(acting, { conversation, open, hash, key }));
  const idempotencyKey = `conversation-${id}-${hash}-${draftVersion}`;
  await submitApplication(acting, { reference, idempotencyKey, draftVersion });
  return sequence;
}

interface Confirming {
  conversation: Conversation;
  open: OpenCase;
  hash: string;
  key: string;
}

async function confirmed(acting: Acting, { conversation, open, hash, key }: Confirming): Promise<number> {
  open.must('submit');
  const generation = confirmedBy(open.row.mandate);
  if (open.row.revision === 0) mustBeOffered(open.definition, generation);
  const world = await worldOf(acting, open);
  const state = stateOf(conversation, open.row.draft);
  const { hash: now } = proposalOf(world, state.answers);
  if (state.proposal !== hash || now !== hash) throw new Refusal('CONFLICT', conversationMessages.PROPOSAL_CHANGED);
  const acts: Act[] = [{ kind: 'confirmed', hash }];
  const reply = conversationMessages.filed({ reference: conversation.reference })[state.language];
  const turned = { conversation, state, key, words: '', reply, acts, model: undefined, ms: 0 };
  const { reference, draftVersion, revision } = open.row;
  await acting.prisma.$transaction(async (tx) => {
    // A case is of the conversation that filed it first, whatever corrects it later.
    if (revision === 0) {
      await tx.application.updateMany({
        where: { reference, draftVersion, revision: 0 },
        data: { generation },
      });
    }
    const transcript = await recordTurn(tx, turned);
    const changed = { conversation: conversation.id, transcript, proposal: hash, provenance: provenanceOf(state) };
    await appendToTrail(tx, [
      onCase(acting, open.row, { subject: conversation.reference, act: 'PROPOSAL_CONFIRMED', changed }),
    ]);
  });
  return conversation.sequence + 1;
}

/** Of each field the turn and the way by which its value came: no words, which are the person's. */
const provenanceOf = ({ facts }: TalkState): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).map(([path, { line, source }]) => [path, `${source} ${line}`]));
