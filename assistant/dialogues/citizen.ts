import { replies } from '../talk/messages/replies.js';
import type { Ask } from '../talk/state.js';
import type { DialogueFile } from './file.js';

/** Says what a dialogue file has its citizen say. */
export class Citizen {
  private readonly said = new Map<string, number>();
  private readonly waiting: DialogueFile['interrupts'];
  lines = 0;
  /** lines about what is known already, which only an installation asks: no script counts them */
  asides = 0;

  constructor(private readonly file: DialogueFile) {
    this.waiting = [...file.interrupts].sort((a, b) => a.after - b.after);
  }

  /** What is said instead of an answer now, if anything. */
  interrupt(): DialogueFile['interrupts'][number] | undefined {
    const first = this.waiting[0];
    return first && this.lines - this.asides >= first.after ? this.waiting.shift() : undefined;
  }

  /** What is said when asked; the word for skipping where the file has nothing for it. */
  answer(ask: Pick<Ask, 'paths' | 'isNeeded'>): string {
    const phrases = this.keysFor(ask.paths).flatMap((key) => {
      const phrases = this.file.says[key] ?? [];
      const index = this.said.get(key) ?? 0;
      // Who is asked again for the very same says it again; for what is needed, as often as it is asked.
      const isSame = ask.paths.some((path) => path === key || isIn(key, path));
      const phrase =
        phrases[index] ?? (ask.isNeeded || (isSame && index === phrases.length) ? phrases.at(-1) : undefined);
      this.said.set(key, index + 1);
      return phrase === undefined ? [] : [phrase];
    });
    return phrases.length > 0 ? phrases.join(replies.comma[this.file.language]) : replies.skip[this.file.language];
  }

  /** Keys of what is asked: its own path, those in it, those that hold it. */
  private keysFor(paths: readonly string[]): string[] {
    const keys = Object.keys(this.file.says);
    const found = paths.flatMap((path) => {
      const own = keys.filter((key) => key === path || isIn(key, path));
      return own.length > 0
        ? own
        : keys
            .filter((key) => isIn(path, key))
            .sort((a, b) => b.length - a.length)
            .slice(0, 1);
    });
    return [...new Set(found)];
  }
}

const isIn = (path: string, around: string) => path.startsWith(`${around}.`) || path.startsWith(`${around}[`);
