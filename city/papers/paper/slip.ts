import { jalaliDay } from '../../../forms/jalali.js';
import type { PaperTemplate } from '../../../forms/language/paper-template.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { persianCode, persianDay, persianRials } from '../../../forms/persian.js';
import { APPEAL, type Line, markFootnotes, slipLines } from './fees.js';
import type { PaperBlock, PaperModel } from './model.js';
import { partiesOf, partyBlocks } from './parties.js';
import { fromTemplate } from './template.js';

export type SlipState = 'DRAFT' | 'PAYABLE' | 'PAID' | 'VOID' | 'EXPIRED' | 'REFUNDED';

/** One payment slip of a case, with the money that paid it, if any did. Amounts are whole rials. */
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
  drawnAt: Date;
  answers: Record<string, unknown>;
  issuer: string;
  notice?: string;
  /** those that were in force when the case was filed */
  templates: Record<'draft-slip' | 'receipt', PaperTemplate>;
}

const BANNERS: Record<Exclude<SlipState, 'PAID'>, string> = {
  DRAFT: 'پیش‌نویس است و پیش از تأیید شهرداری پرداختنی نیست',
  PAYABLE: 'قابل پرداخت تا پایان مهلت درج‌شده',
  VOID: 'باطل شده است و پرداختنی نیست',
  EXPIRED: 'مهلت پرداخت گذشته است و پرداختنی نیست',
  REFUNDED: 'مبلغ بازگردانده شده است',
};

/** The slip as it stands: a receipt once it is paid, a (draft) slip until then. */
export function slipPaper(slip: SlipOfCase): PaperModel {
  const isPaid = slip.status === 'PAID';
  const template = slip.templates[isPaid ? 'receipt' : 'draft-slip'];
  const { footnotes, ...framed } = frame(slip);
  return {
    ...framed,
    ...fromTemplate(template, slip.permitType, {
      payer: payer(slip),
      payment: isPaid ? [payment(slip)] : [],
      lines: [slipLines(slip.lines)],
      amounts: [amounts(slip)],
      appeal: [{ kind: 'note', text: APPEAL, strong: true }],
    }),
    ...(slip.status !== 'PAID' && { banner: BANNERS[slip.status] }),
    at: (isPaid ? paidAtOf(slip) : slip.drawnAt).toISOString(),
    footnotes: [...footnotes, ...template.footnotes],
  };
}

const paidAtOf = ({ paidAt, drawnAt }: SlipOfCase): Date => paidAt ?? drawnAt;

function payment(slip: SlipOfCase): PaperBlock {
  const { trackingNumber, payable } = slip;
  const rows = [
    { label: 'تاریخ پرداخت', value: persianDay(jalaliDay(paidAtOf(slip))) },
    ...(trackingNumber ? [{ label: 'شماره پیگیری', value: persianCode(trackingNumber) }] : []),
    { label: 'مبلغ پرداخت‌شده', value: persianRials(payable) },
  ];
  return { kind: 'facts', title: 'پرداخت', rows };
}

function frame({ id, reference, permitType, payUntil, issuer, answers, payable, lines, notice }: SlipOfCase) {
  const { plot } = partiesOf(answers);
  return {
    issuer,
    heading: [
      { label: 'شماره فیش', value: persianCode(id) },
      { label: 'شماره درخواست', value: persianCode(reference) },
      { label: 'بابت', value: permitType.fa },
      ...(payUntil ? [{ label: 'مهلت پرداخت', value: persianDay(payUntil) }] : []),
    ],
    latin: [`Slip ${id}`, ...(plot ? [`Plot ${plot}`] : []), `Payable ${payable} IRR`].join('  |  '),
    annexes: [],
    footnotes: [...markFootnotes(lines), ...(notice ? [notice] : [])],
  };
}

function payer({ answers, payee }: SlipOfCase): PaperBlock[] {
  const { applicant, plot } = partiesOf(answers);
  return [
    ...partyBlocks(applicant, undefined),
    {
      kind: 'facts',
      title: 'ملک و گیرنده',
      rows: [...(plot ? [{ label: 'کد نوسازی', value: persianCode(plot) }] : []), { label: 'گیرنده', value: payee }],
    },
  ];
}

function amounts({ sum, rounding, payable, billId, paymentId }: SlipOfCase): PaperBlock {
  const none = 'ندارد؛ پرداخت از راه سامانه';
  return {
    kind: 'facts',
    title: 'مبلغ و شناسه‌ها',
    rows: [
      { label: 'جمع ردیف‌ها', value: persianRials(sum) },
      { label: 'گرد کردن', value: persianRials(-rounding) },
      { label: 'قابل پرداخت', value: persianRials(payable) },
      { label: 'شناسه قبض', value: billId ? persianCode(billId) : none },
      { label: 'شناسه پرداخت', value: paymentId ? persianCode(paymentId) : none },
    ],
  };
}
