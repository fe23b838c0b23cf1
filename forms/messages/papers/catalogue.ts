import { choiceWords } from '../choices.js';
import { clockWords } from '../clocks.js';
import { currencyWords } from '../currency.js';
import { inOwnWords, textsIn } from '../messages.js';
import { spanWords } from '../words.js';
import { buildingStages, checklistWords } from './checklist.js';
import { decisionPaperWords } from './decision.js';
import { paperNotes, paperWords } from './paper.js';
import { refusalWords } from './refusal.js';
import { silenceWords } from './silence.js';
import { slipBanners, slipWords } from './slip.js';

/** All that papers say of themselves, by group and code: `paper.number`. */
export const paperCatalogue = {
  paper: paperWords,
  notes: paperNotes,
  slip: slipWords,
  banner: slipBanners,
  refusal: refusalWords,
  decision: decisionPaperWords,
  checklist: checklistWords,
  stage: buildingStages,
  silence: silenceWords,
  clock: clockWords,
  span: spanWords,
  answer: choiceWords,
  currency: currencyWords,
};
export type PaperCatalogue = typeof paperCatalogue;

/** Said in places where papers stand in no way. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...['answer.yes', 'answer.no', 'clock.BEGAN', 'clock.YEAR_END', 'clock.UNTIL_CLOCK'],
]);

/** Every code, with what stands there in a language; undefined where the product does not speak it. */
export const wordsIn = (language: string): [code: string, text: string | undefined][] =>
  Object.entries(paperCatalogue).flatMap(([group, catalogue]) =>
    textsIn(catalogue, language.split('-')[0] ?? language)
      .map(([code, text]): [string, string | undefined] => [`${group}.${code}`, text])
      .filter(([code]) => !ELSEWHERE.has(code)),
  );

/** The same with a template's own words of a language, by code. */
export function catalogueWith(language: string, own: Readonly<Record<string, string>>): PaperCatalogue {
  const said = Object.entries(own).map(([key, text]) => [...key.split('.'), text] as [string, string, string]);
  const groups = Object.entries(paperCatalogue).map(([group, catalogue]) => {
    const texts = new Map(said.flatMap(([of, code, text]) => (of === group ? [[code, text] as const] : [])));
    return [group, texts.size > 0 ? inOwnWords(catalogue, language, texts) : catalogue];
  });
  return Object.fromEntries(groups) as PaperCatalogue;
}
