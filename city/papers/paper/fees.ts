import { creditsOf, payableOf } from '../../../forms/evaluation/credits.js';
import { isExampleBasis } from '../../../forms/evaluation/illustrative.js';
import type { Evaluation, FeeLine } from '../../../forms/evaluation/types.js';
import { evaluationWords } from '../../../forms/messages/evaluation.js';
import { amountOf, currencyIn, RIAL } from '../../../forms/money.js';
import { persianList, persianOnly, persianValue } from '../../../forms/persian.js';
import { paperNotes, paperWords } from '../messages/paper.js';
import type { PaperBlock } from './model.js';

/** Article 77 of the municipal law: whoever is charged must read where to dispute it. */
export const APPEAL = paperNotes.appeal.fa;

export type Line = Pick<
  FeeLine,
  'code' | 'title' | 'amount' | 'currency' | 'payee' | 'basis' | 'law' | 'illustrative' | 'contested'
> &
  Partial<Pick<FeeLine, 'explanation'>>;

/** What an example rests on is no law, so it is not quoted as one. */
const basisOf = ({ basis, law, illustrative }: Line): string =>
  illustrative && isExampleBasis(basis) ? paperWords.exampleBasis.fa : (law?.fa ?? persianOnly(basis)[0] ?? '—');

/** What a payee owes back, by what becomes of it. */
const creditWords = { refund: evaluationWords.owedBack, floor: evaluationWords.floored } as const;

const mark = ({ illustrative, contested }: Line) => `${illustrative ? ' *' : ''}${contested ? ' †' : ''}`;

/** Footnotes that the marks of these lines call for. */
export function markFootnotes(lines: readonly Line[]): string[] {
  return [
    ...(lines.some(({ illustrative }) => illustrative) ? [paperNotes.illustrative.fa] : []),
    ...(lines.some(({ contested }) => contested) ? [paperNotes.contested.fa] : []),
  ];
}

/** The currency, as columns name it, and how amounts below are written. */
function amountsOf(lines: readonly Line[]) {
  const currency = currencyIn(lines) ?? RIAL;
  return { currency: currency.title, written: (amount: bigint | string) => amountOf(amount, currency).fa };
}

/**
 * عنوان، مبلغ و گیرنده: the summary that a permit prints. What a payee owes back stands in it as a row of its own, so that
 * the sum is what there was to pay.
 */
export function feeSummary(
  { feeLines: lines, credits }: Pick<Evaluation, 'feeLines' | 'credits'>,
  payeeTitle: (payee: string) => string,
): PaperBlock {
  // An older version kept no credits.
  const owed = credits ?? creditsOf(lines, {});
  const { currency, written } = amountsOf(lines);
  const rows = [
    ...lines.map((line) => [`${line.title.fa}${mark(line)}`, payeeTitle(line.payee), written(line.amount)]),
    ...owed.map(({ payee, amount, then }) => [creditWords[then].fa, payeeTitle(payee), written(amount)]),
  ];
  return {
    kind: 'table',
    title: paperWords.feesPaid.fa,
    columns: [
      { title: paperWords.title.fa, share: 3 },
      { title: paperWords.payee.fa, share: 1.6 },
      { title: paperWords.amount({ currency }).fa, share: 1.8, centred: true },
    ],
    rows,
    total: [paperWords.sum.fa, '', written(payableOf(lines))],
  };
}

/** عنوان عوارض، مبلغ، روش محاسبه و مبنا: what a slip prints, because the first question is "why this number?" */
export function slipLines(lines: readonly Line[]): PaperBlock {
  const { currency, written } = amountsOf(lines);
  const sum = lines.reduce((total, { amount }) => total + BigInt(amount), 0n);
  const bases = lines.some(({ basis, law }) => law !== undefined || persianOnly(basis).length > 0);
  return {
    kind: 'table',
    title: paperWords.fees.fa,
    columns: [
      { title: paperWords.fee.fa, share: 2.2 },
      { title: paperWords.amount({ currency }).fa, share: 1.5, centred: true },
      { title: paperWords.method.fa, share: 2.8 },
      ...(bases ? [{ title: paperWords.legalBasis.fa, share: 2.5 }] : []),
    ],
    rows: lines.map((line) => [
      `${line.title.fa}${mark(line)}`,
      written(line.amount),
      method(line),
      ...(bases ? [basisOf(line)] : []),
    ]),
    total: [paperWords.sum.fa, written(sum), '', ...(bases ? [''] : [])],
  };
}

/**
 * The values that went into the amount, one level deep: the whole tree is shown on screen. Tables and codes, which have
 * no value to read, stay there.
 */
function method({ explanation }: Line): string {
  const inputs = (explanation?.inputs ?? []).filter(({ value }) => /\d/.test(value) || persianOnly(value).length > 0);
  const shown = inputs.slice(0, 6).map(({ label, value }) => `${label.fa}: ${persianValue(value)}`);
  return shown.length > 0 ? persianList(shown) : paperWords.fixedAmount.fa;
}
