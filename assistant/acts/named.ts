import { POSSIBLE } from '../talk/messages/wishes.js';
import { bestOption, wholeLabels } from '../talk/options.js';
import { clean, compact, tokensOf } from '../talk/text.js';
import type { OfferedAct } from './act.js';

/** A word that says by itself which of several titles is meant. */
const TELLING = 5;

/** The acts that a line asks for by their whole title, or by their number in the list that was shown last. */
export function namedWhole(acts: readonly OfferedAct[], line: string, listed: readonly string[]): OfferedAct[] {
  const said = compact(line);
  const titled = acts.filter(({ title }) => [title.fa, title.en].some((text) => compact(text) === said));
  if (titled.length > 0) return titled;
  const [only, ...more] = tokensOf(line).filter(({ kind }) => kind !== 'mark');
  const id = only?.kind === 'number' && more.length === 0 ? listed[Number(only.text) - 1] : undefined;
  return acts.filter((act) => act.id === id);
}

/** Those that a line which is no question asks for in other words. */
export function namedLoosely(acts: readonly OfferedAct[], line: string): OfferedAct[] {
  const tokens = tokensOf(line);
  const options = acts.map(({ id, title }) => ({ value: id, label: title }));
  const whole = new Set(wholeLabels(tokens, options).map(({ value }) => value));
  if (whole.size > 0) return acts.filter(({ id }) => whole.has(id));
  const meant = acts.filter(({ meant: words }) => words?.test(clean(line)));
  if (meant.length > 0) return meant;
  const best = bestOption(tokens, options);
  const isTelling =
    best && (best.words > 1 || tokens.slice(best.start, best.end).some(({ text }) => text.length >= TELLING));
  return acts.filter(({ id }) => isTelling && id === best.value);
}

/** Whether a line asks what there is to do. */
export const asksWhat = (line: string): boolean => POSSIBLE.test(clean(line).replace(/[?\u061f.!]/g, ''));
