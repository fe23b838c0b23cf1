const digits = (text: string): string => text.replace(/\d/g, (d) => '۰۱۲۳۴۵۶۷۸۹'[Number(d)] ?? d);
const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const style = `
body { font-family: Vazirmatn, Tahoma, sans-serif; background: #f3f4f6; color: #111827; margin: 0 }
main { max-width: 28rem; margin: 10vh auto; background: #fff; border-radius: 1rem; padding: 2rem; box-shadow: 0 1px 8px #0002 }
dl { display: grid; grid-template-columns: auto 1fr; gap: .5rem 1rem } dd { margin: 0; text-align: end; font-weight: 600 }
button { font: inherit; width: 100%; padding: .8rem; margin-top: .8rem; border-radius: .6rem; border: 1px solid #9ca3af; background: #fff; cursor: pointer }
button[value=paid] { background: #047857; border-color: #047857; color: #fff }`;

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="fa" dir="rtl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>`;
}

interface Visit {
  slipId: string;
  /** whole rials */
  amount: bigint;
}

const facts = ({ slipId, amount }: Visit): string => `<dl>
<dt>شماره فیش</dt><dd><bdi dir="ltr">${escaped(slipId)}</bdi></dd>
<dt>مبلغ</dt><dd>${digits(amount.toLocaleString('en-US').replaceAll(',', '٬'))} ریال</dd></dl>`;

export function formPage(visit: Visit): string {
  return page(
    'بانک آزمایشی',
    `<p>این درگاه برای آزمایش است و پولی جابه‌جا نمی‌شود.</p>${facts(visit)}
<form method="post">
<button name="outcome" value="paid">پرداخت موفق</button>
<button name="outcome" value="failed">پرداخت ناموفق</button>
</form>`,
  );
}

const results = {
  settled: ['پرداخت شد', 'پرداخت به شهرداری اعلام و فیش تسویه شد.'],
  failed: ['پرداخت نشد', 'پرداخت ناموفق بود؛ برای تلاش دوباره از درخواست خود یک پرداخت تازه آغاز کنید.'],
  unmatched: ['فیش قابل پرداخت نیست', 'شهرداری این پرداخت را نپذیرفت؛ مبلغ برای بررسی نگه داشته شد.'],
  pending: ['در انتظار شهرداری', 'پاسخ شما ثبت شد و به‌زودی به شهرداری اعلام می‌شود.'],
} as const;

export function resultPage(visit: Visit, result: keyof typeof results): string {
  const [title, sentence] = results[result];
  return page(title, `<p data-result="${result}">${sentence}</p>${facts(visit)}`);
}

export function messagePage(title: string, sentence: string): string {
  return page(title, `<p>${sentence}</p>`);
}
