import { jalaliDay } from '../../forms/jalali.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { APPEAL, type Line, markFootnotes, slipLines } from './fees.js';
import type { PaperBlock, PaperModel } from './model.js';
import { partiesOf, partyBlocks } from './parties.js';
import { persianCode, persianDay, rials } from './persian.js';

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
  return slip.status === 'PAID' ? receipt(slip) : draftSlip(slip, BANNERS[slip.status]);
}

function draftSlip(slip: SlipOfCase, banner: string): PaperModel {
  return {
    ...frame(slip),
    template: 'draft-slip@1',
    title: { fa: 'فیش عوارض', en: 'Payment slip' },
    banner,
    at: slip.drawnAt.toISOString(),
    blocks: [...payer(slip), slipLines(slip.lines), amounts(slip), appeal],
    signatures: [],
  };
}

function receipt(slip: SlipOfCase): PaperModel {
  const paidAt = slip.paidAt ?? slip.drawnAt;
  const rows = [
    { label: 'تاریخ پرداخت', value: persianDay(jalaliDay(paidAt)) },
    ...(slip.trackingNumber ? [{ label: 'شماره پیگیری', value: persianCode(slip.trackingNumber) }] : []),
    { label: 'مبلغ پرداخت‌شده', value: rials(slip.payable) },
  ];
  return {
    ...frame(slip),
    template: 'receipt@1',
    title: { fa: 'رسید پرداخت', en: 'Receipt' },
    at: paidAt.toISOString(),
    blocks: [...payer(slip), { kind: 'facts', title: 'پرداخت', rows }, slipLines(slip.lines), amounts(slip), appeal],
    signatures: [],
  };
}

const appeal: PaperBlock = { kind: 'note', text: APPEAL, strong: true };

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
      { label: 'جمع ردیف‌ها', value: rials(sum) },
      { label: 'گرد کردن', value: rials(-rounding) },
      { label: 'قابل پرداخت', value: rials(payable) },
      { label: 'شناسه قبض', value: billId ? persianCode(billId) : none },
      { label: 'شناسه پرداخت', value: paymentId ? persianCode(paymentId) : none },
    ],
  };
}
