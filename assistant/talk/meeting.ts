import { servesErrand } from './errand.js';
import type { Leaf } from './form-map.js';
import { formMapOf, patternOf } from './form-map.js';
import type { Listening } from './given.js';
import { type Intent, intentOf, isNo, isSkip } from './intents.js';
import { replies } from './messages/replies.js';
import { CONFIRM } from './messages/wishes.js';
import { namesIn } from './names.js';
import { nextAsk, questionsOf } from './next.js';
import { type Ask, type Errand, isErrand } from './state.js';
import { Taking } from './taking.js';
import { clean, tokensOf } from './text.js';
import { understand } from './understand.js';
import { yesOrNo } from './yes-no.js';

/** A yes in more words says something else as well. */
const LONGEST_YES = 40;
const UNTITLED = { fa: '', en: '' };

/** What a turn does with a line that is no answer: a question, a wish, a word on what was offered. */
export abstract class Meeting extends Taking {
  /** Whether the form's own question is left out of the reply: something else is waited for. */
  protected isAside = false;

  protected listening(ask: Ask | undefined): Listening {
    const { world, state } = this;
    return {
      map: formMapOf(world.definition.form),
      questions: questionsOf(world, state.answers),
      state,
      ask,
      today: world.today,
    };
  }

  /** Meets a line for what was offered, or for what an errand lacks; false where it is about something else, which ends both. */
  protected meetErrand(line: string): boolean {
    const { state, speaker } = this;
    const { errand, offer } = state;
    if (!errand && !offer) return false;
    const isCalledOff = isNo(line) || isSkip(line);
    const intent = intentOf(line, undefined, false);
    state.errand = undefined;
    state.offer = undefined;
    if (isCalledOff) {
      this.acts.push({ kind: 'skipped', paths: [] });
      this.notes.push(speaker.in(replies.leftAlone));
      return true;
    }
    if (offer) {
      const isAgreed = line.length < LONGEST_YES && (yesOrNo(line, UNTITLED) === true || CONFIRM.test(clean(line)));
      if (!isAgreed) return false;
      state.offer = offer;
      this.isAside = true;
      this.acts.push({ kind: 'offered', hash: offer.hash, errand: offer.kind });
      this.notes.push(speaker.in(replies.agreeBySign({ what: offer.text })));
      return true;
    }
    if (!errand || (intent !== undefined && intent !== errand.kind)) return false;
    if (!servesErrand(errand.kind, line, this.world.today)) return false;
    this.want(errand.kind, [...errand.said, line]);
    return true;
  }

  private want(kind: Errand, said: string[]): void {
    this.state.errand = { kind, said };
    this.isAside = true;
    this.acts.push({ kind: 'wants', what: kind });
  }

  /** Something other than an answer; facts that stand beside it and are sure count all the same. */
  protected meet(intent: Intent, line: string, ask: Ask | undefined): void {
    const { speaker, state, world } = this;
    if (intent !== 'why' && intent !== 'repeat' && !world.isFiled)
      this.put(understand(line, this.listening(undefined)).given.filter(({ isSure }) => isSure));
    if (intent === 'confirm') this.notes.push(speaker.in(replies.confirmBySign));
    else if (intent === 'why') {
      const about = this.namedAsk(line) ?? ask ?? nextAsk(world, state).ask;
      this.acts.push({ kind: 'explained', paths: about.paths });
      this.notes.push(speaker.explain(about));
    } else if (intent === 'owed' || intent === 'summary') {
      this.acts.push({ kind: 'explained', paths: [] });
      this.notes.push(intent === 'owed' ? speaker.owed() : speaker.soFar());
    } else if (intent === 'cost' && world.costOf) {
      this.acts.push({ kind: 'explained', paths: [] });
      this.notes.push(speaker.cost());
    } else if (intent !== 'repeat') {
      this.acts.push({ kind: 'explained', paths: [] });
      if (isErrand(intent)) this.want(intent, [line]);
      else this.acts.push({ kind: 'wants', what: intent });
    }
  }

  /** "What does 'dang' mean" may name another field than the one that is asked. */
  private namedAsk(line: string): Ask | undefined {
    const tokens = tokensOf(line);
    const { questions, map } = this.listening(undefined);
    const said = new Set(tokens.map(({ text }) => text));
    const bracketed = ({ title }: Leaf) =>
      [title.fa, title.en].some((text) => said.has(/\((.+)\)/.exec(text)?.[1] ?? ''));
    const named = [...map.leaves.values()].find((leaf) => namesIn(tokens, leaf).length > 0 || bracketed(leaf));
    const isNeeded = questions.some(({ path, needed }) => needed && patternOf(path) === named?.pattern);
    return named && { kind: 'field', paths: [named.pattern], isNeeded: isNeeded || named.isBase };
  }
}
