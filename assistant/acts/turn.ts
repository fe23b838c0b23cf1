import { hashOf } from '../../forms/hash.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { Form } from '../../forms/language/work.js';
import { conversationMessages } from '../conversation/messages.js';
import { intentOf, isNo, isSkip } from '../talk/intents.js';
import { replies } from '../talk/messages/replies.js';
import { CONFIRM, LEFT } from '../talk/messages/wishes.js';
import { type Act, isErrand, type TalkState, type Want, type World } from '../talk/state.js';
import { clean } from '../talk/text.js';
import { goOn, type Turn } from '../talk/turn.js';
import { yesOrNo } from '../talk/yes-no.js';
import type { OfferedAct } from './act.js';
import { actMessages as say } from './messages.js';
import { asksWhat, namedLoosely, namedWhole } from './named.js';
import { begun, innerWorld, settledTurn, since } from './within.js';

export interface Scene {
  world: World;
  before: TalkState;
  /** what was said; empty where a button was pressed */
  words: string;
  /** which turn of which conversation this is: no confirmation counts for another one */
  turn: string;
  /** whoever has no part in the case talks: they withdraw, give and object to nothing of it */
  isOthers: boolean;
  acts(): Promise<OfferedAct[]>;
  /** the form of an act, with the records of registers that what was said may mean; their keys are `found` */
  search(form: Form, state: TalkState): Promise<{ form: Form; found: string[] }>;
  /** what a confirmation keeps of an act beside what it takes */
  inputOf(id: string): Record<string, unknown>;
}

type Asked = Turn & { model?: string };
type Take = (world: World, state: TalkState) => Asked | Promise<Asked>;

/**
 * A turn of a case that is filed: what a line asks for of all that may be done now is begun, what it takes is asked, and what it
 * would do is shown under a hash. Everything else is the usual turn's.
 */
export async function heard(scene: Scene, take: Take): Promise<Asked> {
  const { world, before, words } = scene;
  const { doing, offer } = before;
  const isAgreed = offer !== undefined && (yesOrNo(words, UNTITLED) === true || CONFIRM.test(clean(words)));
  if (doing && isAgreed) return take(world, before);
  if (doing && isLeft(words, offer !== undefined)) return left(before);
  const acts = world.isFiled || doing ? await scene.acts() : [];
  const [named, ...more] = namedWhole(acts, words, before.listed);
  if (named && more.length === 0) return begin(scene, named);
  const said = intentOf(words, undefined, false);
  const intent = scene.isOthers && said !== undefined && isErrand(said as Want) ? undefined : said;
  if (doing && !(intent && isErrand(intent as Want))) return goOnWith(scene, acts, take);
  if (!world.isFiled) return take(world, withoutAct(before));
  if (asksWhat(words)) return listing(before, acts, say.possible);
  const loosely = intent || offer || before.errand ? [] : namedLoosely(acts, words);
  const [one, ...others] = loosely;
  if (one) return others.length === 0 ? begin(scene, one) : listing(before, loosely, say.which);
  const turn = await take(world, { ...withoutAct(before), listed: [] });
  const isLost = words !== '' && turn.acts.length === 0;
  if (!isLost) return turn;
  const lost = scene.isOthers ? replies.notUnderstood[before.language] : turn.reply;
  return { ...turn, ...listing(turn.state, acts, say.possible, lost) };
}

const UNTITLED = { fa: '', en: '' };
const isLeft = (words: string, isOffered: boolean): boolean =>
  LEFT.test(clean(words)) || (isOffered && (isNo(words) || isSkip(words)));

const withoutAct = (state: TalkState): TalkState => ({ ...state, doing: undefined });

function left(before: TalkState): Turn {
  const reply = replies.leftAlone[before.language];
  const state = { ...withoutAct(before), offer: undefined, lines: before.lines + 1 };
  return { state, acts: [{ kind: 'skipped', paths: [] }], reply, noted: [reply] };
}

/** The acts by their numbers, which the next line may say. */
export function listing(before: TalkState, acts: readonly OfferedAct[], heading: typeof say.possible, said = ''): Turn {
  const shown = acts.filter(({ refusal }) => refusal === undefined);
  const items = shown.map(({ title }, i) => say.item({ number: i + 1, title })[before.language]).join('\n');
  const list = shown.length === 0 ? '' : heading({ acts: items })[before.language];
  const reply = [said, list].filter((text) => text !== '').join('\n');
  const state = { ...withoutAct(before), offer: undefined, listed: shown.map(({ id }) => id) };
  return { state, acts: [{ kind: 'explained', paths: [] }], reply, noted: [reply] };
}

async function begin(scene: Scene, act: OfferedAct): Promise<Turn> {
  const { world, before } = scene;
  const state = { ...before, offer: undefined, errand: undefined, listed: [], lines: before.lines + 1 };
  if (act.refusal || (act.tell && !act.files))
    return told(state, act.refusal ?? ((await act.tell?.()) as LocalizedText));
  const doing = begun(act, before);
  const first = goOn(innerWorld(world, act, doing), doing.talk);
  const title = act.form || act.files ? say.begun({ title: act.title })[before.language] : '';
  return shown(scene, act, { ...state, doing }, { ...first, noted: [title, ...first.noted] }, title);
}

function told(state: TalkState, text: LocalizedText): Turn {
  const reply = text[state.language];
  return { state: withoutAct(state), acts: [{ kind: 'explained', paths: [] }], reply, noted: [reply] };
}

/** The next line, or button, about what an act takes. */
async function goOnWith(scene: Scene, acts: readonly OfferedAct[], take: Take): Promise<Asked> {
  const { world, before } = scene;
  const { doing } = before;
  const act = acts.find(({ id, refusal }) => id === doing?.id && refusal === undefined);
  if (!doing || !act) return { ...left(before), reply: say.gone[before.language], noted: [say.gone[before.language]] };
  const now = { ...doing, files: act.files && since(act.files, doing.files ?? act.files) };
  const { form, found } = await scene.search(now.form, doing.talk);
  const asked = await take({ ...innerWorld(world, act, { ...now, form }), found }, doing.talk);
  const { turn, doing: next } = settledTurn(world, act, now, asked);
  const { model } = asked;
  const state = { ...before, offer: undefined, lines: before.lines + 1, doing: { ...next, talk: turn.state } };
  return { ...(await shown(scene, act, state, turn)), ...(model !== undefined && { model }) };
}

/** What is asked next; or, where nothing is left to ask, what the act would do, under a hash. */
async function shown(scene: Scene, act: OfferedAct, state: TalkState, turn: Turn, heading = ''): Promise<Turn> {
  const { talk } = state.doing ?? {};
  const asking = turn.state.asking ?? talk?.asking;
  const acts = turn.acts.filter(({ kind }) => kind !== 'proposed' && kind !== 'filled');
  const doing = state.doing && { ...state.doing, talk: turn.state };
  if (asking?.kind !== 'confirm') {
    const reply = [heading, turn.reply].filter((text) => text !== '').join('\n');
    return { ...turn, state: { ...state, doing }, acts, reply };
  }
  if (act.tell) return told(state, await act.tell());
  const { answers } = turn.state;
  const text = act.says(answers);
  const input = { ...scene.inputOf(act.id), id: act.id, answers };
  const offer = { kind: 'act' as const, text, input, hash: hashOf({ turn: scene.turn, kind: 'act', input }) };
  const agree = conversationMessages.agree({ what: text })[state.language];
  const reply = [...turn.noted, agree].filter((said) => said !== '').join('\n');
  const offered: Act = { kind: 'offered', hash: offer.hash, errand: 'act' };
  return {
    ...turn,
    state: { ...state, doing, offer },
    acts: [...acts.filter(({ kind }) => kind !== 'asked'), offered],
    reply,
  };
}
