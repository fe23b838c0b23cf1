import { randomUUID } from 'node:crypto';
import type { Acting } from '../../cases/acting.js';
import { confirmedBy, mustBeOffered } from '../../cases/generation.js';
import { type Attempt, onlyOnce } from '../../cases/idempotency.js';
import { openCase } from '../../cases/open-case.js';
import { startApplication } from '../../cases/start-application.js';
import type { FormLanguage } from '../../forms/rendered/words.js';
import { newTalk } from '../talk/state.js';
import { opening } from '../talk/turn.js';
import { plain, recordTurn } from './rows.js';
import { worldOf } from './world.js';

interface Begun {
  /** what is applied for, in a new draft; or the draft that is talked about */
  permitType?: string | null | undefined;
  reference?: string | null | undefined;
  language: FormLanguage;
  onBehalfOf?: string | null | undefined;
  /** code of the public notice that a new draft is filed on */
  onNotice?: string | null | undefined;
}

/** Begins a conversation about a draft, a new one where none is named. Once for an attempt; gives its id. */
export async function startConversation(acting: Acting, begun: Begun, attempt: Attempt): Promise<string> {
  const { language } = begun;
  const reference = begun.reference ?? (await newDraft(acting, begun, attempt));
  const open = await openCase(acting, reference, 'readDraft');
  if (open.row.revision === 0) mustBeOffered(open.definition, confirmedBy(open.row.mandate));
  const world = await worldOf(acting, open);
  const answers = open.row.draft as Record<string, unknown>;
  const { state, acts, reply } = opening(world, newTalk(language, answers));
  return onlyOnce(acting, attempt, async (tx) => {
    const [id, now] = [randomUUID(), new Date()];
    const { answers: _, ...led } = state;
    const row = { id, reference, person: acting.viewer.id, language, state: plain(led), sequence: 0, transcript: '' };
    await tx.conversation.create({ data: { ...row, createdAt: now, updatedAt: now } });
    await recordTurn(tx, { conversation: row, state, key: undefined, words: '', reply, acts, model: undefined, ms: 0 });
    return id;
  });
}

/** The draft has a key of its own: the same attempt finds the same draft, whatever came between. */
const newDraft = (acting: Acting, { permitType, onBehalfOf, onNotice }: Begun, attempt: Attempt): Promise<string> =>
  startApplication(
    acting,
    { permitType: permitType ?? '', answers: {}, onBehalfOf, onNotice },
    { ...attempt, part: `${attempt.part ?? ''}draft` },
  );
