import { understandCorrection } from './correction.js';
import { patternOf } from './form-map.js';
import type { Given } from './given.js';
import { Knowing } from './knowing.js';
import { NOT_THAT } from './messages/vocabulary.js';
import { namesIn } from './names.js';
import { correctionsOpen } from './next.js';
import { valueAt, withValue } from './places.js';
import type { Ask } from './state.js';
import { folded, tokensOf } from './text.js';

/** What a turn does with a line that puts something right. */
export abstract class Correcting extends Knowing {
  /** asked before all else: what was taken back */
  protected forced: Ask | undefined;

  /** «۹۰ متر نه ۱۰۰»: what was told before is said to be wrong, and is no value. */
  protected withoutOld(line: string): string {
    const denied = NOT_THAT.exec(folded(line));
    const { answers, facts } = this.state;
    const isOld = denied && Object.keys(facts).some((path) => String(valueAt(answers, path)) === denied[1]);
    return isOld ? folded(line).slice(0, denied.index) : line;
  }

  /** Counts what is asked as put right, where it was sent back for that. */
  protected mends(ask: Ask): boolean {
    const own = correctionsOpen(this.world, this.state).filter(({ path }) => ask.paths.includes(path));
    this.state.mended = [...this.state.mended, ...own.map(({ id }) => id)];
    return own.length > 0;
  }

  /** What is said of a field that was sent back corrects what was filed. */
  protected asCorrected(given: readonly Given[]): Given[] {
    const open = correctionsOpen(this.world, this.state);
    return given.map((each) => (open.some(({ path }) => path === each.path) ? { ...each, source: 'corrected' } : each));
  }

  protected correct(said: string, ask: Ask | undefined): boolean {
    const given = understandCorrection(said, this.listening(ask));
    const told = given.filter(({ path }) => valueAt(this.state.answers, path) !== undefined);
    if (told.length > 0 && this.put(given)) return true;
    if (given.length > 0 && this.put(given.map((each) => ({ ...each, source: 'asked' })))) return true;
    return this.clear(said);
  }

  /** «کد پستی را عوض کن»: without a value it is asked anew. */
  private clear(said: string): boolean {
    const tokens = tokensOf(said);
    const { map, questions, state } = this.listening(undefined);
    const named = questions.filter(({ path, answered }) => {
      const leaf = map.leaves.get(patternOf(path));
      return answered && leaf && namesIn(tokens, leaf).length > 0;
    });
    const [first] = named;
    if (!first || named.length > 1 || !/[\u0600-\u06ff\w]+/.test(said)) return false;
    const leaf = map.leaves.get(patternOf(first.path));
    const rest =
      tokens.filter(({ kind }) => kind !== 'mark').length -
      Math.max(...(leaf?.names ?? [[]]).map((name) => name.length));
    if (rest > 5) return false;
    state.answers = withValue(state.answers, first.path, undefined);
    delete state.facts[first.path];
    this.acts.push({ kind: 'corrected', path: first.path, value: undefined, quote: said });
    this.forced = { kind: 'field', paths: [first.path], isNeeded: first.needed };
    return true;
  }
}
