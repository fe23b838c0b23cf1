import { jalaliDay } from '../../../forms/jalali.js';
import type { PaperTemplate } from '../../../forms/language/paper-template.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { evaluationWords } from '../../../forms/messages/evaluation.js';
import { currencyIn, latinAmount, moneyOf } from '../../../forms/money.js';
import { persianCode, persianDay } from '../../../forms/persian.js';
import type { StateOf } from '../../../policy/states.js';
import { paperWords } from '../messages/paper.js';
import { slipBanners, slipWords } from '../messages/slip.js';
import { APPEAL, type Line, markFootnotes, slipLines } from './fees.js';
import type { Form } from './given.js';
import type { PaperBlock, PaperModel } from './model.js';
import { partiesOf, partyBlocks } from './parties.js';
import { fillerOf } from './placeholders.js';
import { fromTemplate, type Sections } from './template.js';

export type SlipState = StateOf<'slip'>;

/** One payment slip of a case, with the money that paid it, if any did. Amounts are in smallest units. */
export interface SlipOfCase {
  id: string;
  reference: string;
  status: SlipState;
  permitType: LocalizedText;
  payee: string;
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
  owedBack?: { payee: string; amount: bigint; lapses: boolean }[];
  drawnAt: Date;
  form: Form;
  answers: Record<string, unknown>;
  issuer: string;
  notice?: string;
  /** those that were in force when the case was filed */
  templates: Record<'draft-slip' | 'receipt', PaperTemplate>;
}

/** The slip as it stands: a receipt once it is paid, a (draft) slip until then. */
export function slipPaper(slip: SlipOfCase): PaperModel {
  const isPaid = slip.status === 'PAID';
  const template = slip.templates[isPaid ? 'receipt' : 'draft-slip'];
  const framed = frame(slip);
  const sections: Sections = {
    payer: payer(slip),
    payment: isPaid ? [payment(slip)] : [],
    lines: [slipLines(slip.lines)],
    amounts: [amounts(slip)],
    appeal: [{ kind: 'note', text: APPEAL, strong: true }],
  };
  const { footnotes, ...made } = fromTemplate(template, slip.permitType, sections, fillOf(slip, template));
  return {
    ...framed,
    ...made,
    ...(slip.status !== 'PAID' && { banner: slipBanners[slip.status].fa }),
    at: (isPaid ? paidAtOf(slip) : slip.drawnAt).toISOString(),
    footnotes: [...framed.footnotes, ...footnotes],
  };
}

function fillOf({ form, answers, ...slip }: SlipOfCase, template: PaperTemplate) {
  const own = {
    type: slip.permitType.fa,
    reference: persianCode(slip.reference),
    issuer: slip.issuer,
    slip: persianCode(slip.id),
    payee: slip.payee,
    payable: moneyIn(slip, slip.payable),
    ...(slip.payUntil && { payUntil: persianDay(slip.payUntil) }),
  };
  return fillerOf({ form, answers, template, own });
}

const moneyIn = ({ lines }: Pick<SlipOfCase, 'lines'>, amount: bigint): string => moneyOf(amount, currencyIn(lines)).fa;

const paidAtOf = ({ paidAt, drawnAt }: SlipOfCase): Date => paidAt ?? drawnAt;

function payment(slip: SlipOfCase): PaperBlock {
  const { trackingNumber, payable } = slip;
  const rows = [
    { label: slipWords.paidOn.fa, value: persianDay(jalaliDay(paidAtOf(slip))) },
    ...(trackingNumber ? [{ label: slipWords.trackingNumber.fa, value: persianCode(trackingNumber) }] : []),
    { label: slipWords.paid.fa, value: moneyIn(slip, payable) },
  ];
  return { kind: 'facts', title: slipWords.payment.fa, rows };
}

function frame({ id, reference, permitType, payUntil, issuer, answers, payable, lines, notice }: SlipOfCase) {
  const { plot } = partiesOf(answers);
  return {
    issuer,
    heading: [
      { label: slipWords.slipNumber.fa, value: persianCode(id) },
      { label: paperWords.reference.fa, value: persianCode(reference) },
      { label: slipWords.purpose.fa, value: permitType.fa },
      ...(payUntil ? [{ label: slipWords.payUntil.fa, value: persianDay(payUntil) }] : []),
    ],
    latin: [`Slip ${id}`, ...(plot ? [`Plot ${plot}`] : []), `Payable ${latinAmount(payable, currencyIn(lines))}`].join(
      '  |  ',
    ),
    annexes: [],
    footnotes: [...markFootnotes(lines), ...(notice ? [notice] : [])],
  };
}

function payer({ form, answers, payee }: SlipOfCase): PaperBlock[] {
  const { plot } = partiesOf(answers);
  return [
    ...partyBlocks(form, answers),
    {
      kind: 'facts',
      title: slipWords.plotAndPayee.fa,
      rows: [
        ...(plot ? [{ label: paperWords.renewalCode.fa, value: persianCode(plot) }] : []),
        { label: paperWords.payee.fa, value: payee },
      ],
    },
  ];
}

function amounts(slip: SlipOfCase): PaperBlock {
  const { sum, rounding, payable, billId, paymentId, owedBack = [] } = slip;
  const none = slipWords.noBill.fa;
  return {
    kind: 'facts',
    title: slipWords.amounts.fa,
    rows: [
      { label: slipWords.sumOfLines.fa, value: moneyIn(slip, sum) },
      { label: slipWords.rounding.fa, value: moneyIn(slip, -rounding) },
      { label: slipWords.payable.fa, value: moneyIn(slip, payable) },
      { label: slipWords.billId.fa, value: billId ? persianCode(billId) : none },
      { label: slipWords.paymentId.fa, value: paymentId ? persianCode(paymentId) : none },
      ...owedBack.map(({ payee, amount, lapses }) => ({
        label: (lapses ? evaluationWords.floored : evaluationWords.owedBack).fa,
        value: `${moneyIn(slip, amount)} (${payee})`,
      })),
    ],
  };
}
