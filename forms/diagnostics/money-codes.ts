import { error, sampleTitle } from './entry.js';

/** Codes of steps on whose way a case would stick, or money would be taken for nothing. */
export const moneyCodes = {
  SECOND_FORM: error(
    'A case has one form: every filing is read there. Let `onReturn` or `next` lead back to it.',
    'هر پرونده یک form دارد و هر ثبتی همان جا خوانده می‌شود. onReturn یا next را به همان برسانید.',
    { changes: { 'steps[9]': { id: 'notice', type: 'form', title: sampleTitle } } },
  ),
  NOT_IN_BRANCH: error(
    'Filing, calculating, paying and granting happen once for the whole case, not in a branch. Put the step before or after the parallel one.',
    'ثبت، محاسبه، پرداخت و صدور یک بار برای همه پرونده است، نه در یک شاخه. این گام را پیش یا پس از parallel بگذارید.',
    { changes: { 'steps[5].branches[1].steps[0]': { id: 'visit', type: 'calculate', title: sampleTitle } } },
  ),
  AFTER_ISSUE: error(
    'The permit is already granted here: nothing is filed or checked again. Put form and analyze before the issue step, and let what returns after it (`onReturn`, `onExpire`, `next`) lead to a step that comes after it.',
    'در این جا پروانه صادر شده است و دیگر چیزی ثبت یا سنجیده نمی‌شود. form و analyze را پیش از issue بگذارید و بازگشت‌های پس از آن (onReturn، onExpire، next) را به گامی پس از صدور برسانید.',
    { changes: { 'steps[12]': { id: 'audit', type: 'analyze', title: sampleTitle } } },
  ),
  GRANTED_TWICE: error(
    'Something is granted that was granted before. Name in `parts` what each issue step grants, or in `supersedes` the one whose place it takes.',
    'چیزی دوباره صادر می‌شود. در parts بنویسید هر issue چه چیزی را صادر می‌کند، یا در supersedes آنچه جایش را می‌گیرد.',
    { changes: { 'steps[12]': { id: 'audit', type: 'issue', title: sampleTitle } } },
  ),
  SUPERSEDES_NOTHING: error(
    'An issue step takes the place of one that comes before it. Name such a step, or leave `supersedes` (of a measure: `permits`) out.',
    'هر issue تنها جای صدوری را می‌گیرد که پیش از آن است. نام چنان گامی را بنویسید یا supersedes (در اقدام: permits) را بردارید.',
    { changes: { 'steps[11].supersedes': ['print'] } },
  ),
  ISSUE_UNPAID: error(
    'A way leads here on which the fees are not paid. Let every way to an issue step go through a payment step; it is passed by itself where nothing is to be paid.',
    'راهی به این جا می‌رسد که در آن بها پرداخت نشده است. همه راه‌ها به issue باید از payment بگذرد؛ جایی که چیزی برای پرداخت نیست، خود از آن می‌گذرد.',
    { changes: { 'steps[4].otherwise': 'print' } },
  ),
  NO_SLIPS: error(
    'A way leads here on which no slips are drawn, so nobody could pay. Let every way from the form to a payment step go through a calculate step.',
    'راهی به این جا می‌رسد که در آن فیشی صادر نشده است و کسی نمی‌تواند بپردازد. همه راه‌ها از form به payment باید از calculate بگذرد.',
    { changes: { 'steps[3].when': 'answers.visit' } },
  ),
  SECOND_PAYMENT: error(
    'A way leads from a payment to this one, and what was paid does not count for it. Have one payment on each way, and nothing after it that leads back.',
    'راهی از یک پرداخت به این پرداخت می‌رسد و آنچه پرداخت شده در آن به حساب نمی‌آید. در هر راه یک payment بگذارید و پس از آن چیزی را به عقب برنگردانید.',
    { changes: { 'steps[9]': { id: 'notice', type: 'payment', title: sampleTitle } } },
  ),
  FEE_NOT_ASKED: error(
    'No payment asks for this group of fees, so that nobody could pay it. Name it in the `groups` of a payment, or leave `groups` out of the last one.',
    'هیچ payment این گروه از عوارض را نمی‌خواهد و کسی نمی‌تواند آن را بپردازد. نامش را در groups یک پرداخت بنویسید یا groups را از آخرین پرداخت بردارید.',
    {
      changes: {
        'fees[0].group': 'filing',
        'fees[1]': {
          code: 'F-FINE',
          title: sampleTitle,
          amount: '500000',
          payee: 'MUNICIPALITY',
          group: 'fine',
          basis: 'by-law 1, article 2',
        },
        'steps[10].groups': ['filing'],
      },
    },
  ),
  CURRENCY_MIXED: error(
    'The fees of a type are all reckoned in one currency. Write the fee as one of its own, with a tariff in its currency, or leave `currency` out.',
    'همه عوارض یک نوع به یک ارز است. این ردیف را از خود نوع و با تعرفه همان ارز بنویسید یا currency را بردارید.',
    {
      changes: {
        currency: { code: 'CHF', title: { fa: 'فرانک', en: 'francs' }, digits: 2 },
        payees: { OFFICE: { title: sampleTitle } },
        tariff: { base: { title: sampleTitle, value: '100', unit: 'rial', basis: 'by-law 1, article 2' } },
        'fees[0]': {
          code: 'F-BASE',
          title: sampleTitle,
          amount: 'tariff.base',
          payee: 'OFFICE',
          basis: 'by-law 1, article 2',
        },
      },
    },
  ),
  CURRENCY_BILL: error(
    'Bill and payment identifiers are of rials. Name a payee without `issuer` for what is paid in another currency.',
    'شناسه قبض و شناسه پرداخت به ریال است. برای آنچه به ارز دیگری پرداخت می‌شود دریافت‌کننده‌ای بی issuer بنویسید.',
    {
      changes: {
        currency: { code: 'CHF', title: { fa: 'فرانک', en: 'francs' }, digits: 2 },
        'fees[0]': {
          code: 'F-BASE',
          title: sampleTitle,
          amount: '100',
          payee: 'MUNICIPALITY',
          basis: 'by-law 1, article 2',
        },
      },
    },
  ),
  CURRENCY_DIGITS: error(
    'A currency has as many decimal places as ISO 4217 gives it, the rial none: sums of one currency are added up wherever they come from.',
    'شمار رقم‌های اعشار هر ارز همان است که در ISO 4217 آمده است و ریال رقم اعشار ندارد؛ مبلغ‌های یک ارز از هر جا بیاید جمع زده می‌شود.',
    { changes: { currency: { code: 'IRR', title: { fa: 'ریال', en: 'rials' }, digits: 2 } } },
  ),
  CURRENCY_STEP: error(
    'The step of slips is above zero and has no more decimal places than the currency.',
    'گام گرد کردن فیش بیش از صفر است و رقم اعشارش از ارز بیشتر نیست.',
    { changes: { currency: { code: 'IRR', title: { fa: 'ریال', en: 'rials' }, digits: 0, step: '0.05' } } },
  ),
  PAID_FOR_NOTHING: error(
    'From here a case that was paid for ends without a permit, and nobody refused it. Let the way go through an issue step.',
    'از این جا پرونده‌ای که بهایش پرداخت شده بی‌پروانه پایان می‌یابد، بی‌آنکه کسی ردش کرده باشد. این راه را از issue بگذرانید.',
    { changes: { 'steps[11].when': 'answers.visit' } },
  ),
};
