import { messages } from '../messages.js';

export const slipWords = messages({
  payment: { fa: 'پرداخت', en: 'Payment', de: 'Zahlung', fr: 'Paiement' },
  paidOn: { fa: 'تاریخ پرداخت', en: 'Paid on', de: 'Bezahlt am', fr: 'Payé le' },
  trackingNumber: { fa: 'شماره پیگیری', en: 'Tracking number', de: 'Zahlungsreferenz', fr: 'Référence du paiement' },
  paid: { fa: 'مبلغ پرداخت‌شده', en: 'Amount paid', de: 'Bezahlter Betrag', fr: 'Montant payé' },
  slipNumber: { fa: 'شماره فیش', en: 'Slip', de: 'Rechnung', fr: 'Avis' },
  purpose: { fa: 'بابت', en: 'For', de: 'Für', fr: 'Objet' },
  payUntil: { fa: 'مهلت پرداخت', en: 'Pay until', de: 'Zahlbar bis', fr: 'À payer avant le' },
  plotAndPayee: {
    fa: 'ملک و گیرنده',
    en: 'Plot and payee',
    de: 'Grundstück und Empfänger',
    fr: 'Terrain et bénéficiaire',
  },
  noBill: {
    fa: 'ندارد؛ پرداخت از راه سامانه',
    en: 'none; paid through this service',
    de: 'keine; Zahlung über diesen Dienst',
    fr: 'aucun ; paiement par ce service',
  },
  amounts: {
    fa: 'مبلغ و شناسه‌ها',
    en: 'Amount and identifiers',
    de: 'Betrag und Kennungen',
    fr: 'Montant et identifiants',
  },
  sumOfLines: { fa: 'جمع ردیف‌ها', en: 'Sum of the lines', de: 'Summe der Zeilen', fr: 'Somme des lignes' },
  rounding: { fa: 'گرد کردن', en: 'Rounding', de: 'Rundung', fr: 'Arrondi' },
  payable: { fa: 'قابل پرداخت', en: 'Payable', de: 'Zu zahlen', fr: 'À payer' },
  billId: { fa: 'شناسه قبض', en: 'Bill identifier', de: 'Rechnungskennung', fr: 'Identifiant de l’avis' },
  paymentId: { fa: 'شناسه پرداخت', en: 'Payment identifier', de: 'Zahlungskennung', fr: 'Identifiant du paiement' },
  owedBack: {
    fa: 'بازگرداندنی به متقاضی',
    en: 'Owed back to the applicant',
    de: 'Wird zurückbezahlt',
    fr: 'À rembourser au demandeur',
  },
  floored: {
    fa: 'کمتر از صفر، بی بازپرداخت',
    en: 'Below zero, not paid back',
    de: 'Unter null, ohne Rückzahlung',
    fr: 'Inférieur à zéro, non remboursé',
  },
});

/** Across the top of a slip that is not paid, by its status. */
export const slipBanners = messages({
  DRAFT: {
    fa: 'پیش‌نویس است و پیش از تأیید شهرداری پرداختنی نیست',
    en: 'Draft: not payable before the municipality approves',
    de: 'Entwurf: vor der Gutheissung durch die Behörde nicht zu zahlen',
    fr: 'Projet : rien à payer avant l’accord de l’administration',
  },
  PAYABLE: {
    fa: 'قابل پرداخت تا پایان مهلت درج‌شده',
    en: 'Payable until the end of the day that is named',
    de: 'Zahlbar bis zum Ende des genannten Tages',
    fr: 'À payer avant la fin du jour indiqué',
  },
  VOID: {
    fa: 'باطل شده است و پرداختنی نیست',
    en: 'Void: not payable',
    de: 'Ungültig: nicht zu zahlen',
    fr: 'Annulé : rien à payer',
  },
  EXPIRED: {
    fa: 'مهلت پرداخت گذشته است و پرداختنی نیست',
    en: 'Lapsed: not payable',
    de: 'Abgelaufen: nicht mehr zu zahlen',
    fr: 'Délai passé : ne peut plus être payé',
  },
  REFUNDED: {
    fa: 'مبلغ بازگردانده شده است',
    en: 'The amount was paid back',
    de: 'Der Betrag wurde zurückbezahlt',
    fr: 'Le montant a été remboursé',
  },
});
