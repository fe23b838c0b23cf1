import { creditsOf, payableOf } from '../../../forms/evaluation/credits.js';
import { isExampleBasis } from '../../../forms/evaluation/illustrative.js';
import type { Evaluation, FeeLine } from '../../../forms/evaluation/types.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { currencyIn, RIAL } from '../../../forms/money.js';
import type { PaperBlock } from './model.js';
import type { Tongue } from './tongue.js';

export type Line = Pick<
  FeeLine,
  'code' | 'title' | 'amount' | 'currency' | 'payee' | 'basis' | 'law' | 'illustrative' | 'contested'
> &
  Partial<Pick<FeeLine, 'explanation'>>;

/** What an example rests on is no law, so it is not quoted as one. */
const basisOf = ({ basis, law, illustrative }: Line, { words, say, source }: Tongue): string => {
  if (illustrative && isExampleBasis(basis)) return say(words.paper.exampleBasis);
  return law ? say(law) : (source(basis)[0] ?? '—');
};

/** What a payee owes back, by what becomes of it. */
const creditWords = { refund: 'owedBack', floor: 'floored' } as const;

const mark = ({ illustrative, contested }: Line) => `${illustrative ? ' *' : ''}${contested ? ' †' : ''}`;

/** Footnotes that the marks of these lines call for. */
export function markFootnotes(lines: readonly Line[], { words: { notes }, say }: Tongue): string[] {
  return [
    ...(lines.some(({ illustrative }) => illustrative) ? [say(notes.illustrative)] : []),
    ...(lines.some(({ contested }) => contested) ? [say(notes.contested)] : []),
  ];
}

/** The currency, as columns name it, and how amounts below are written. */
function amountsOf(lines: readonly Line[], { words, amount }: Tongue) {
  const currency = currencyIn(lines) ?? { ...RIAL, title: words.currency.rials };
  return { currency: currency.title, written: (of: bigint | string) => amount(of, currency) };
}

/**
 * عنوان، مبلغ و گیرنده: the summary that a permit prints. What a payee owes back stands in it as a row of its own, so that
 * the sum is what there was to pay.
 */
export function feeSummary(
  { feeLines: lines, credits }: Pick<Evaluation, 'feeLines' | 'credits'>,
  payeeTitle: (payee: string) => LocalizedText,
  tongue: Tongue,
): PaperBlock {
  const {
    words: { paper, slip },
    say,
    head,
  } = tongue;
  // An older version kept no credits.
  const owed = credits ?? creditsOf(lines, {});
  const { currency, written } = amountsOf(lines, tongue);
  const rows = [
    ...lines.map((line) => [`${say(line.title)}${mark(line)}`, say(payeeTitle(line.payee)), written(line.amount)]),
    ...owed.map(({ payee, amount, then }) => [say(slip[creditWords[then]]), say(payeeTitle(payee)), written(amount)]),
  ];
  return {
    kind: 'table',
    title: head(paper.feesPaid),
    columns: [
      { title: say(paper.title), share: 3 },
      { title: say(paper.payee), share: 1.6 },
      { title: say(paper.amount({ currency })), share: 1.8, centred: true },
    ],
    rows,
    total: [say(paper.sum), '', written(payableOf(lines))],
  };
}

/** عنوان عوارض، مبلغ، روش محاسبه و مبنا: what a slip prints, because the first question is "why this number?" */
export function slipLines(lines: readonly Line[], tongue: Tongue): PaperBlock {
  const {
    words: { paper },
    say,
    head,
    source,
  } = tongue;
  const { currency, written } = amountsOf(lines, tongue);
  const sum = lines.reduce((total, { amount }) => total + BigInt(amount), 0n);
  const bases = lines.some(({ basis, law }) => law !== undefined || source(basis).length > 0);
  return {
    kind: 'table',
    title: head(paper.fees),
    columns: [
      { title: say(paper.fee), share: 2.2 },
      { title: say(paper.amount({ currency })), share: 1.5, centred: true },
      { title: say(paper.method), share: 2.8 },
      ...(bases ? [{ title: say(paper.legalBasis), share: 2.5 }] : []),
    ],
    rows: lines.map((line) => [
      `${say(line.title)}${mark(line)}`,
      written(line.amount),
      method(line, tongue),
      ...(bases ? [basisOf(line, tongue)] : []),
    ]),
    total: [say(paper.sum), written(sum), '', ...(bases ? [''] : [])],
  };
}

/**
 * The values that went into the amount, one level deep: the whole tree is shown on screen. Tables and codes, which have
 * no value to read, stay there.
 */
function method({ explanation }: Line, { words, say, value: write, named, list, source }: Tongue): string {
  const inputs = (explanation?.inputs ?? []).filter(({ value }) => /\d/.test(value) || source(value).length > 0);
  const shown = inputs.slice(0, 6).map(({ label, value }) => named(say(label), write(value)));
  return shown.length > 0 ? list(shown) : say(words.paper.fixedAmount);
}
