import type { Acting } from '../../cases/acting.js';
import { changeWorkingCopy, draftCopy } from '../../cases/draft.js';
import { checkedKey, IdempotencyKeyReusedError } from '../../cases/idempotency.js';
import type { OpenCase } from '../../cases/open-case.js';
import { RateLimitedError, StaleRevisionError } from '../../cases/refusals.js';
import { requiredWords } from '../../cases/text-input.js';
import { changedFields } from '../../city/trail/changed-fields.js';
import type { Form } from '../../forms/language/work.js';
import type { Conversation } from '../../prisma/generated/client/client.js';
import { Prisma } from '../../prisma/generated/client/client.js';
import { actsOn, kindOf } from '../acts/table.js';
import { heard } from '../acts/turn.js';
import type { Talking } from '../errands/errand.js';
import { assistedTurn, isLost } from '../model/assisted.js';
import type { TalkState, World } from '../talk/state.js';
import { fill, goOn, type Turn, turn } from '../talk/turn.js';
import { withKnown } from './known.js';
import { hashed, ownConversation, recordTurn, SpokenMeanwhileError, stateOf } from './rows.js';
import { searchedForm, searchedWorld } from './searched.js';
import { talkedOf } from './talked.js';
import { whatIsWanted } from './wants.js';

/** A line is a few sentences; what is longer belongs into a document. */
const LONGEST = 2_000;
/** Lines of one person in a minute: faster than anybody writes. */
const MOST_A_MINUTE = 60;
/** How often a turn is taken anew that the form was changed under. */
const TRIES = 4;

/** Calls of a model for one person in a day. */
const MOST_CALLS_A_DAY = 200;

export interface Said {
  conversation: string;
  /** of the last turn that the caller has seen; refused where there is another */
  sequence?: number | null | undefined;
  idempotencyKey?: string | null | undefined;
}

/** Takes a line of the person's: one turn, in one transaction. Gives the turn's number. */
export function say(acting: Talking, said: Said & { text: string }): Promise<number> {
  const text = requiredWords('text', said.text, LONGEST);
  return taken(acting, said, text, async (world, state) => {
    const plainly = turn(world, state, text);
    if (!acting.model || !isLost(plainly) || (await callsToday(acting)) >= MOST_CALLS_A_DAY) return plainly;
    const helped = await assistedTurn(acting.model, world, state, text);
    return { ...(helped ?? plainly), model: `${acting.model.name}${helped ? '' : ' (of no help)'}` };
  });
}

/** Gives a field its value as a button or a field of the form does. */
export function fillSlot(acting: Talking, said: Said & { path: string; value: unknown }): Promise<number> {
  const { path, value } = said;
  return taken(acting, said, '', (world, state) => fill(world, state, path, value), { path, value });
}

/** Goes on after something else than a line: a document that was attached, an answer of the form. */
export const resume = (acting: Acting, said: Said): Promise<number> =>
  taken(acting, said, '', (world, state) => goOn(world, state));

type Taking = (world: World, state: TalkState) => Asked | Promise<Asked>;
/** A turn, and the model that was asked about it. */
type Asked = Turn & { model?: string };

/** Every call is a turn that says so. */
const callsToday = ({ prisma, viewer }: Acting): Promise<number> =>
  prisma.conversationTurn.count({
    where: { conversation: { person: viewer.id }, model: { not: null }, at: { gt: new Date(Date.now() - 86_400_000) } },
  });

async function taken(
  acting: Talking,
  said: Said,
  words: string,
  take: Taking,
  filled?: { path: string; value: unknown },
): Promise<number> {
  const key = checkedKey(said.idempotencyKey);
  const request =
    key && hashed(key, JSON.stringify([words, 'path' in said ? said.path : '', 'value' in said ? said.value : '']));
  for (let left = TRIES; ; left -= 1) {
    const conversation = await ownConversation(acting, said.conversation);
    const before = key === undefined ? undefined : await earlier(acting, conversation, key, request);
    if (before !== undefined) return before;
    if (said.sequence != null && said.sequence !== conversation.sequence) throw new SpokenMeanwhileError();
    await mustNotFlood(acting);
    try {
      return await once(acting, conversation, {
        key: request && `${hashed(key ?? '')}.${request}`,
        words,
        filled,
        take,
      });
    } catch (error) {
      const isRaced = error instanceof SpokenMeanwhileError || error instanceof StaleRevisionError || isTwice(error);
      if (!isRaced || left <= 1) throw error;
    }
  }
}

const isTwice = (error: unknown) => error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';

/** The turn that a key stands for already. */
async function earlier(
  { prisma }: Acting,
  { id }: Conversation,
  key: string,
  request: string | undefined,
): Promise<number | undefined> {
  const turns = await prisma.conversationTurn.findMany({
    where: { conversationId: id, key: { startsWith: `${hashed(key)}.` } },
    select: { sequence: true, key: true },
  });
  const [first] = turns;
  if (first && first.key !== `${hashed(key)}.${request}`) throw new IdempotencyKeyReusedError();
  return first?.sequence;
}

async function mustNotFlood({ prisma, viewer }: Acting): Promise<void> {
  const since = new Date(Date.now() - 60_000);
  const count = await prisma.conversationTurn.count({
    where: { conversation: { person: viewer.id }, at: { gt: since } },
  });
  if (count >= MOST_A_MINUTE) throw new RateLimitedError(60);
}

interface Once {
  key: string | undefined;
  words: string;
  filled: { path: string; value: unknown } | undefined;
  take: Taking;
}

async function once(acting: Talking, conversation: Conversation, { key, words, filled, take }: Once): Promise<number> {
  const { reference, about } = conversation;
  const { subject, world: plain, answers } = await talkedOf(acting, conversation);
  const open = subject.kind === 'case' ? subject.open : undefined;
  const before = stateOf(conversation, answers);
  const world = open ? await searchedWorld(acting, plain, before, { line: words, fill: filled }) : plain;
  const began = performance.now();
  const sequence = conversation.sequence + 1;
  const turn = `${conversation.id} ${sequence}`;
  const scene = {
    world,
    before,
    words,
    turn,
    isOthers: open === undefined,
    acts: () => actsOn(acting, subject),
    search: (form: Form, state: TalkState) => searchedForm(acting, form, state, { line: words, fill: filled }),
    inputOf: (id: string) => ({ about: { reference, about }, scope: kindOf(id).scope }),
  };
  const asked = await heard(scene, take);
  const { state: after, acts: own, reply, model } = open ? await withKnown(acting, open, world, asked) : asked;
  const ms = performance.now() - began;
  const wanted = { acts: own, subject, state: after, words, turn };
  const { texts, state, acts } = await whatIsWanted(acting, wanted);
  const turned = {
    conversation,
    state,
    key,
    words,
    reply: [...texts, reply].filter(Boolean).join('\n'),
    acts,
    model,
    ms,
  };
  if (!open || JSON.stringify(state.answers) === JSON.stringify(before.answers)) {
    await acting.prisma.$transaction((tx) => recordTurn(tx, turned));
    return sequence;
  }
  await withAnswers(acting, open, state.answers, turned);
  return sequence;
}

/** The answers and the turn that gave them are one change of the draft. */
async function withAnswers(
  acting: Acting,
  open: OpenCase,
  answers: Record<string, unknown>,
  turned: Parameters<typeof recordTurn>[1],
): Promise<void> {
  const copy = await draftCopy(acting, open, answers);
  open.withParcels(copy).must('saveDraft');
  await changeWorkingCopy(acting, open, {
    operation: 'saveDraft',
    draftVersion: open.row.draftVersion,
    data: copy,
    also: async (tx) => ({
      conversation: turned.conversation.id,
      turn: turned.conversation.sequence + 1,
      transcript: await recordTurn(tx, turned),
    }),
    act: { act: 'DRAFT_SAVED', values: changedFields(open.definition.form, open.row.draft, copy.draft) },
  });
}
