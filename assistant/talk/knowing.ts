import { isNo, isSkip } from './intents.js';
import { Meeting } from './meeting.js';
import { CONFIRM, THE_REST } from './messages/wishes.js';
import { valueAt } from './places.js';
import type { Ask, Known, TalkState } from './state.js';
import { clean } from './text.js';
import { understand } from './understand.js';
import { yesOrNo } from './yes-no.js';

/** Whoever talks of something else twice is asked the form's own questions. */
const TIMES = 2;
const UNTITLED = { fa: '', en: '' };

/** What was offered of what is known and is not answered yet. */
export const knownOpen = ({ known, answers }: Pick<TalkState, 'known' | 'answers'>): Known[] =>
  (known?.fields ?? []).filter(({ path }) => valueAt(answers, path) === undefined);

/** What a line does with what was offered of what registers and earlier cases know. */
export abstract class Knowing extends Meeting {
  /** Offers what is known of what is still open; nothing that was said is touched. */
  protected offerKnown(fields: readonly Known[]): void {
    const open = knownOpen({ known: { fields: [...fields], asked: 0 }, answers: this.state.answers });
    if (open.length > 0) this.state.known = { fields: open, asked: 0 };
  }

  /** The question about it, while there is any. */
  protected knownAsk(): Ask | undefined {
    const { state } = this;
    const open = knownOpen(state);
    if (!state.known || open.length === 0 || state.known.asked >= TIMES) {
      state.known = undefined;
      return undefined;
    }
    state.known = { fields: open, asked: state.known.asked + 1 };
    return { kind: 'known', paths: open.map(({ path }) => path), isNeeded: false };
  }

  /** Agreed to, put right or left; false where the line is about something else. */
  protected meetKnown(line: string, ask: Ask): boolean {
    const open = knownOpen(this.state);
    const text = clean(line);
    if (isNo(line) || isSkip(line)) {
      this.acts.push({ kind: 'skipped', paths: ask.paths });
      this.state.known = undefined;
      return true;
    }
    const { given } = understand(line, this.listening({ ...ask, kind: 'group' }));
    const own = given.filter(({ path }) => open.some((known) => known.path === path));
    const isYes = yesOrNo(line, UNTITLED) === true || CONFIRM.test(text);
    if (own.length === 0) return isYes && this.agree(open, line);
    this.put(given.map((each) => ({ ...each, source: 'said', isSure: true })));
    // What is put right in one field says nothing of the others, unless it says so.
    if (isYes || THE_REST.test(text)) this.agree(knownOpen(this.state), line);
    return true;
  }

  private agree(known: readonly Known[], quote: string): boolean {
    this.put(known.map(({ path, value, source }) => ({ path, value, source, quote, isSure: true })));
    this.state.known = undefined;
    return true;
  }
}
