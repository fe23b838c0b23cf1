import * as words from './messages/vocabulary.js';
import * as wishes from './messages/wishes.js';
import type { Ask, Want } from './state.js';
import { clean } from './text.js';

export type Intent = Want | 'why' | 'owed' | 'summary' | 'repeat' | 'confirm';

const order: readonly (readonly [Intent, RegExp])[] = [
  ['humanReview', wishes.HUMAN_REVIEW],
  ['person', wishes.PERSON],
  ['objection', wishes.OBJECTION],
  ['mandateEnd', wishes.MANDATE_END],
  ['mandate', wishes.MANDATE],
  ['withdrawal', wishes.WITHDRAW],
  ['status', wishes.STATUS],
  ['payment', wishes.PAY],
  ['cost', wishes.COST_SURE],
  ['documents', wishes.DOCUMENTS],
  ['owed', wishes.OWED],
  ['summary', wishes.SUMMARY],
  ['leave', wishes.LEAVE],
  ['why', wishes.WHY],
];

/** What somebody wants who does not answer; where a text was asked for, only what is plainly a question. */
export function intentOf(line: string, ask: Ask | undefined, isText: boolean): Intent | undefined {
  const text = bare(line);
  const isQuestion = words.ASKS.test(clean(line));
  if (ask?.kind === 'confirm' && (wishes.CONFIRM.test(text) || words.YES.includes(text))) return 'confirm';
  if (text.length < 60 && wishes.COMES_BACK.test(text)) return 'leave';
  if (isText && !isQuestion) return undefined;
  if (wishes.REPEAT.test(text)) return 'repeat';
  const found = order.find(([, pattern]) => pattern.test(text));
  if (found) return found[0];
  if (isQuestion && wishes.COST.test(`${text}?`)) return 'cost';
  return isQuestion && wishes.MEANING.test(text) ? 'why' : undefined;
}

const bare = (line: string): string =>
  clean(line)
    .replace(/[.!,\u060c\u061b;?\u061f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const skips: readonly string[] = words.SKIP;

/** Whether somebody passes over what was asked, and says nothing else. */
export function isSkip(line: string): boolean {
  const said = bare(line)
    .split(' ')
    .filter(
      (word) =>
        !/^(\u0644\u0637\u0641\u0627|\u0645\u0645\u0646\u0648\u0646|\u062e\u0628|\u0641\u0639\u0644\u0627|please|thanks|this|\u0627\u06cc\u0646|\u0631\u0648|\u0631\u0627|\u0647\u0645)$/.test(
          word,
        ),
    )
    .join(' ');
  return skips.includes(said);
}

/** Whether a line is a bare no, which passes over what need not be given. */
export const isNo = (line: string): boolean => words.NO.includes(bare(line));

const correctors = [...words.CORRECTS]
  .sort((a, b) => b.length - a.length)
  .map((word) => ({ word, begins: new RegExp(`^${word}([\\s,:.\\u060c\\u061b-]|$)`) }));

/** What somebody puts right: the words behind «نه», «اصلاح», "sorry"; or all of a line that says to change something. */
export function correctionIn(line: string): string | undefined {
  let text = line.trim();
  let isCorrection = false;
  for (let round = 0; round < 3; round += 1) {
    const said = clean(text);
    const corrector = correctors.find(({ begins }) => begins.test(said));
    if (corrector === undefined) break;
    const rest = restBehind(text, corrector.word);
    if (rest === '') break;
    isCorrection = true;
    text = rest;
  }
  return isCorrection || words.CHANGE_VERBS.test(clean(line)) ? text : undefined;
}

/** The line without its first words, whose half-spaces may be written otherwise. */
function restBehind(text: string, word: string): string {
  let letters = word.replace(/\s/g, '').length;
  let at = 0;
  for (; at < text.length && letters > 0; at += 1) if (/[^\s\u200b-\u200f]/.test(text[at] ?? '')) letters -= 1;
  return text.slice(at).replace(/^[\s,:.\u060c\u061b-]+/, '');
}
