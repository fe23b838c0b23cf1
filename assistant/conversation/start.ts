import { randomUUID } from 'node:crypto';
import type { Acting } from '../../cases/acting.js';
import { confirmedBy, mustBeOffered } from '../../cases/generation.js';
import { type Attempt, onlyOnce } from '../../cases/idempotency.js';
import { openCase } from '../../cases/open-case.js';
import { NotFoundError } from '../../cases/refusals.js';
import { startApplication } from '../../cases/start-application.js';
import type { FormLanguage } from '../../forms/rendered/words.js';
import { actMessages } from '../acts/messages.js';
import { type About, aboutOthers, subjectOf } from '../acts/subject.js';
import { actsOn } from '../acts/table.js';
import { listing } from '../acts/turn.js';
import type { Talking } from '../errands/errand.js';
import { othersTold } from '../standing/others.js';
import { replies } from '../talk/messages/replies.js';
import { newTalk } from '../talk/state.js';
import { opening, type Turn } from '../talk/turn.js';
import { plain, recordTurn } from './rows.js';
import { lines } from './wants.js';
import { worldOf } from './world.js';

interface Begun {
  /** what is applied for, in a new draft; or the draft that is talked about */
  permitType?: string | null | undefined;
  reference?: string | null | undefined;
  language: FormLanguage;
  onBehalfOf?: string | null | undefined;
  /** code of the public notice that a new draft is filed on */
  onNotice?: string | null | undefined;
  /** what somebody without a part in a case talks about instead: that they are asked, or a public notice */
  invitation?: string | null | undefined;
  notice?: string | null | undefined;
}

/** Begins a conversation about a draft, a new one where none is named. Once for an attempt; gives its id. */
export async function startConversation(acting: Talking, begun: Begun, attempt: Attempt): Promise<string> {
  const { language, invitation, notice } = begun;
  if (invitation != null || notice != null) return startAbout(acting, begun, attempt);
  const reference = begun.reference ?? (await newDraft(acting, begun, attempt));
  const open = await openCase(acting, reference, 'readDraft');
  if (open.row.revision === 0) mustBeOffered(open.definition, confirmedBy(open.row.mandate));
  const world = await worldOf(acting, open);
  const answers = open.row.draft as Record<string, unknown>;
  const { state, acts, reply } = opening(world, newTalk(language, answers));
  return begin(acting, attempt, { reference, about: null }, { state, acts, reply, noted: [] });
}

/** Begins one about an invitation or a notice: what may be seen is told, and what may be done. */
async function startAbout(acting: Talking, { language, invitation, notice }: Begun, attempt: Attempt): Promise<string> {
  const about = await aboutOthers(acting, { invitation, notice });
  const subject = await subjectOf(acting, about);
  if (subject.kind === 'case') throw new NotFoundError();
  const told = lines([replies.machine, ...(await othersTold(acting, subject))])[language];
  const first = listing(newTalk(language), await actsOn(acting, subject), actMessages.possible, told);
  return begin(acting, attempt, about, first);
}

function begin(acting: Acting, attempt: Attempt, { reference, about }: About, { state, acts, reply }: Turn) {
  return onlyOnce(acting, attempt, async (tx) => {
    const [id, now] = [randomUUID(), new Date()];
    const { answers: _, ...led } = state;
    const { language } = state;
    const of = { id, reference, about, person: acting.viewer.id, language };
    const row = { ...of, state: plain(led), sequence: 0, transcript: '' };
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
