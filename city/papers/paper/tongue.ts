import type { PaperTemplate } from '../../../forms/language/paper-template.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { textIn } from '../../../forms/language/text-in.js';
import { catalogueWith, type PaperCatalogue, paperCatalogue } from '../../../forms/messages/papers/catalogue.js';
import { type Currency, decimalAmount, RIAL } from '../../../forms/money.js';
import { type Writer, writerOf } from '../../../forms/words/writer.js';

/** The language of a paper, and what it says of itself in it. */
export interface Tongue extends Writer {
  language: string;
  words: PaperCatalogue;
  /** what the template calls a field, by its path in the form */
  fieldAt(path: string): string | undefined;
  say(text: LocalizedText): string;
  /** over something: in the second language too, where the paper has one */
  head(text: LocalizedText): string;
  /** an amount in smallest units, without its currency */
  amount(amount: bigint | string, currency?: Pick<Currency, 'digits'>): string;
  money(amount: bigint | string, currency: Currency | undefined): string;
}

type Languages = Pick<PaperTemplate, 'language' | 'beside' | 'words'>;

export function tongueOf({ language = 'fa', beside, words: own }: Languages): Tongue {
  const writer = writerOf(language);
  const words = own ? catalogueWith(language, own) : paperCatalogue;
  const say: Tongue['say'] = language === 'fa' ? ({ fa }) => fa : (text) => textIn(text, language);
  const amount: Tongue['amount'] = (of, currency = RIAL) => writer.number(decimalAmount(of, currency));
  const titleOf = (currency: Currency | undefined) => (currency ?? { title: words.currency.rials }).title;
  return {
    ...writer,
    language,
    words,
    fieldAt: (path) => own?.[`answers.${path}`],
    say,
    amount,
    head: (text) => {
      const [first, second] = [say(text), beside === undefined ? undefined : textIn(text, beside)];
      return second === undefined || second === first ? first : `${first} / ${second}`;
    },
    money: (of, currency) => `${amount(of, currency)} ${say(titleOf(currency))}`,
  };
}
