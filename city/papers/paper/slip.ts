import { jalaliDay } from '../../../forms/jalali.js';
import type { PaperTemplate } from '../../../forms/language/paper-template.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { currencyIn, latinAmount } from '../../../forms/money.js';
import type { StateOf } from '../../../policy/states.js';
import { type Line, markFootnotes, slipLines } from './fees.js';
import type { Form } from './given.js';
import type { PaperBlock, PaperModel } from './model.js';
import { partiesOf, partyBlocks } from './parties.js';
import { fillerOf } from './placeholders.js';
import { fromTemplate, type Sections } from './template.js';
import { type Tongue, tongueOf } from './tongue.js';

export type SlipState = StateOf<'slip'>;

/** One payment slip of a case, with the money that paid it, if any did. Amounts are in smallest units. */
export interface SlipOfCase {
  id: string;
  reference: string;
  status: SlipState;
  permitType: LocalizedText;
  payee: LocalizedText;
  lines: Line[];
  sum: bigint;
  rounding: bigint;
  payable: bigint;
  billId: string | null;
  paymentId: string | null;
  payUntil: string | null;
  paidAt: Date | null;
  trackingNumber?: string;
  /** what payees owe back by the same calculation */
  owedBack?: { payee: LocalizedText; amount: bigint; lapses: boolean }[];
  drawnAt: Date;
  form: Form;
  answers: Record<string, unknown>;
  issuer: string;
  notice?: LocalizedText;
  /** those that were in force when the case was filed */
  templates: Record<'draft-slip' | 'receipt', PaperTemplate>;
}

/** The slip as it stands: a receipt once it is paid, a (draft) slip until then. */
export function slipPaper(slip: SlipOfCase): PaperModel {
  const isPaid = slip.status === 'PAID';
  const template = slip.templates[isPaid ? 'receipt' : 'draft-slip'];
  const tongue = tongueOf(template);
  const framed = frame(slip, tongue);
  const sections: Sections = {
    payer: payer(slip, tongue),
    payment: isPaid ? [payment(slip, tongue)] : [],
    lines: [slipLines(slip.lines, tongue)],
    amounts: [amounts(slip, tongue)],
    appeal: [{ kind: 'note', text: tongue.say(tongue.words.notes.appeal), strong: true }],
  };
  const { footnotes, ...made } = fromTemplate(template, tongue, {
    type: slip.permitType,
    sections,
    fillIn: (spoken) => fillOf(slip, template, spoken),
  });
  return {
    ...framed,
    ...made,
    ...(slip.status !== 'PAID' && { banner: tongue.say(tongue.words.banner[slip.status]) }),
    at: (isPaid ? paidAtOf(slip) : slip.drawnAt).toISOString(),
    footnotes: [...framed.footnotes, ...footnotes],
  };
}

function fillOf({ form, answers, ...slip }: SlipOfCase, template: PaperTemplate, tongue: Tongue) {
  const { say, code, day } = tongue;
  const own = {
    type: say(slip.permitType),
    reference: code(slip.reference),
    issuer: slip.issuer,
    slip: code(slip.id),
    payee: say(slip.payee),
    payable: moneyIn(slip, slip.payable, tongue),
    ...(slip.payUntil && { payUntil: day(slip.payUntil) }),
  };
  return fillerOf({ form, answers, template, own, tongue });
}

const moneyIn = ({ lines }: Pick<SlipOfCase, 'lines'>, amount: bigint, { money }: Tongue): string =>
  money(amount, currencyIn(lines));

const paidAtOf = ({ paidAt, drawnAt }: SlipOfCase): Date => paidAt ?? drawnAt;

function payment(slip: SlipOfCase, tongue: Tongue): PaperBlock {
  const {
    words: { slip: words },
    say,
    head,
    code,
    day,
  } = tongue;
  const { trackingNumber, payable } = slip;
  const rows = [
    { label: say(words.paidOn), value: day(jalaliDay(paidAtOf(slip))) },
    ...(trackingNumber ? [{ label: say(words.trackingNumber), value: code(trackingNumber) }] : []),
    { label: say(words.paid), value: moneyIn(slip, payable, tongue) },
  ];
  return { kind: 'facts', title: head(words.payment), rows };
}

function frame(slip: SlipOfCase, tongue: Tongue) {
  const { id, reference, permitType, payUntil, issuer, answers, payable, lines, notice } = slip;
  const { words, say, head, code, day } = tongue;
  const { plot } = partiesOf(answers);
  return {
    issuer,
    heading: [
      { label: head(words.slip.slipNumber), value: code(id) },
      { label: head(words.paper.reference), value: code(reference) },
      { label: head(words.slip.purpose), value: say(permitType) },
      ...(payUntil ? [{ label: head(words.slip.payUntil), value: day(payUntil) }] : []),
    ],
    latin: [`Slip ${id}`, ...(plot ? [`Plot ${plot}`] : []), `Payable ${latinAmount(payable, currencyIn(lines))}`].join(
      '  |  ',
    ),
    annexes: [],
    footnotes: [...markFootnotes(lines, tongue), ...(notice ? [say(notice)] : [])],
  };
}

function payer({ form, answers, payee }: SlipOfCase, tongue: Tongue): PaperBlock[] {
  const { words, say, head, code } = tongue;
  const { plot } = partiesOf(answers);
  return [
    ...partyBlocks(form, answers, tongue),
    {
      kind: 'facts',
      title: head(words.slip.plotAndPayee),
      rows: [
        ...(plot ? [{ label: say(words.paper.renewalCode), value: code(plot) }] : []),
        { label: say(words.paper.payee), value: say(payee) },
      ],
    },
  ];
}

function amounts(slip: SlipOfCase, tongue: Tongue): PaperBlock {
  const {
    words: { slip: words },
    say,
    head,
    code,
  } = tongue;
  const { sum, rounding, payable, billId, paymentId, owedBack = [] } = slip;
  const none = say(words.noBill);
  return {
    kind: 'facts',
    title: head(words.amounts),
    rows: [
      { label: say(words.sumOfLines), value: moneyIn(slip, sum, tongue) },
      { label: say(words.rounding), value: moneyIn(slip, -rounding, tongue) },
      { label: say(words.payable), value: moneyIn(slip, payable, tongue) },
      { label: say(words.billId), value: billId ? code(billId) : none },
      { label: say(words.paymentId), value: paymentId ? code(paymentId) : none },
      ...owedBack.map(({ payee, amount, lapses }) => ({
        label: say(lapses ? words.floored : words.owedBack),
        value: `${moneyIn(slip, amount, tongue)} (${say(payee)})`,
      })),
    ],
  };
}
