import type { CurrencySums } from '../../forms/dry-run/sums.js';
import type { ChangedCase, DryRunReport, Move } from '../../forms/dry-run/tally.js';
import type { PlotsChanged } from '../../forms/evaluation/types.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { outcomeWords } from '../../forms/messages/evaluation.js';
import { inDigits } from '../../forms/messages/messages.js';
import { amountOf, type Currency, moneyOf, RIAL } from '../../forms/money.js';
import { persianDecimals, persianList, persianNumber } from '../../forms/persian.js';
import { escapeHtml } from '../../runtime/escape-html.js';
import { laneWords, reportWords as words } from '../messages.js';

export interface HtmlOptions {
  definition: Pick<FormDefinition, 'code' | 'version' | 'title'>;
  /** Jalali day */
  day: string;
  /** what the cases were worked out by */
  rulebook: string;
}

/** More rows than anybody reads; the JSON report has them all. */
const mostRows = 2_000;

const fa = (text: string | number): string => escapeHtml(persianDecimals(text));
const ltr = (text: string): string => `<bdi dir="ltr">${escapeHtml(text)}</bdi>`;
/** With its sign, without the name of the currency. */
const signed = (amount: string, currency: Currency): string => {
  const value = BigInt(amount);
  if (value === 0n) return persianNumber(0);
  const size = amountOf(value < 0n ? -value : value, currency).fa;
  return `<bdi dir="ltr">${value > 0n ? '+' : '−'}${size}</bdi>`;
};
const money = (amount: string, currency: Currency | undefined): string => escapeHtml(moneyOf(amount, currency).fa);

const wordIn = (words: Readonly<Record<string, LocalizedText>>) => (name: string) => words[name]?.fa ?? ltr(name);
const outcomeWord = wordIn(outcomeWords);
const laneWord = wordIn(laneWords);

const card = (label: string, value: string, note = ''): string =>
  `<div class="card"><b>${value}</b><span>${label}</span><small>${note}</small></div>`;

function moves(title: string, list: readonly Move[], word: (name: string) => string): string {
  if (list.length === 0) return `<section><h2>${title}</h2><p class="none">${words.noneChanges.fa}</p></section>`;
  const rows = list.map(
    ({ from, to, cases }) =>
      `<tr><td>${word(from)}</td><td>${word(to)}</td><td class="n">${persianNumber(cases)}</td></tr>`,
  );
  return `<section><h2>${title}</h2><table><thead><tr><th>${words.before.fa}</th><th>${words.after.fa}</th><th class="n">${words.case.fa}</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

const changeOf = (was: string, now: string): string => (was === now ? was : `${was} <i>←</i> <b>${now}</b>`);

function row({ reference, asOf, was, now, difference, reasons }: ChangedCase): string {
  const cells = [
    ltr(reference),
    fa(asOf),
    changeOf(outcomeWord(was.outcome), outcomeWord(now.outcome)),
    changeOf(laneWord(was.lane), laneWord(now.lane)),
  ];
  const currency = now.currency ?? was.currency;
  const amounts = [
    money(was.total, was.currency ?? (was.total === '0' ? currency : undefined)),
    money(now.total, now.currency ?? (now.total === '0' ? currency : undefined)),
    difference === null ? words.otherCurrency.fa : signed(difference, currency ?? RIAL),
  ];
  const why = persianList(reasons.map(ltr));
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}${amounts.map((cell) => `<td class="n">${cell}</td>`).join('')}<td>${why}</td></tr>`;
}

function amountsIn({ currency, before, after, difference, greatest }: CurrencySums): string {
  const rows = [
    [words.allBefore.fa, amountOf(before, currency).fa],
    [words.allAfter.fa, amountOf(after, currency).fa],
    [words.difference.fa, signed(difference, currency)],
    [words.greatest.fa, amountOf(greatest, currency).fa],
  ].map(([label, amount]) => `<tr><th>${label}</th><td class="n">${amount}</td></tr>`);
  const title = words.amounts({ currency: fa(currency.title.fa) }).fa;
  return `<section><h2>${title}</h2><table><tbody>${rows.join('')}</tbody></table></section>`;
}

function changes({ changed }: DryRunReport): string {
  if (changed.length === 0) return '';
  const shown = changed.slice(0, mostRows);
  const more = changed.length - shown.length;
  const rest = more > 0 ? `<p class="none">${words.more({ count: persianNumber(more) }).fa}</p>` : '';
  return `<section><h2>${words.changing.fa}</h2><div class="wide"><table><thead><tr><th>${words.number.fa}</th><th>${words.filedOn.fa}</th><th>${words.outcome.fa}</th><th>${words.lane.fa}</th><th class="n">${words.totalBefore.fa}</th><th class="n">${words.totalAfter.fa}</th><th class="n">${words.difference.fa}</th><th>${words.failed.fa}</th></tr></thead><tbody>${shown.map(row).join('')}</tbody></table></div>${rest}</section>`;
}

function terms({ terms: all }: DryRunReport): string {
  if (all.length === 0) return '';
  const end = (day: string | null, dropped?: true) =>
    day === null ? words[dropped ? 'noTerm' : 'standsStill'].fa : fa(day);
  const rows = all
    .slice(0, mostRows)
    .map(
      ({ reference, clock, was, now, dropped }) =>
        `<tr><td>${ltr(reference)}</td><td>${ltr(clock)}</td><td>${end(was)}</td><td>${end(now, dropped)}</td></tr>`,
    );
  return `<section><h2>${words.terms.fa}</h2><table><thead><tr><th>${words.number.fa}</th><th>${words.term.fa}</th><th>${words.before.fa}</th><th>${words.after.fa}</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

function plots({ plots: all }: DryRunReport): string {
  if (all.length === 0) return '';
  const listed = (codes: string[]) => persianList(codes.map(ltr));
  const said = (each: PlotsChanged | null) =>
    each ? words.becomes({ ended: listed(each.ends), begun: listed(each.begins) }).fa : words.plotsStay.fa;
  const rows = all
    .slice(0, mostRows)
    .map(({ reference, was, now }) => `<tr><td>${ltr(reference)}</td><td>${said(was)}</td><td>${said(now)}</td></tr>`);
  return `<section><h2>${words.plots.fa}</h2><table><thead><tr><th>${words.number.fa}</th><th>${words.before.fa}</th><th>${words.after.fa}</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

function validities({ validities: all }: DryRunReport): string {
  if (all.length === 0) return '';
  const until = (day: string | null) => (day === null ? words.unlimited.fa : fa(day));
  const rows = all
    .slice(0, mostRows)
    .map(
      ({ reference, was, now }) => `<tr><td>${ltr(reference)}</td><td>${until(was)}</td><td>${until(now)}</td></tr>`,
    );
  return `<section><h2>${words.validities.fa}</h2><table><thead><tr><th>${words.number.fa}</th><th>${words.before.fa}</th><th>${words.after.fa}</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

function unfit({ unfit: all }: DryRunReport): string {
  if (all.length === 0) return '';
  const rows = all
    .slice(0, mostRows)
    .map(
      ({ reference, asOf, reasons }) =>
        `<tr><td>${ltr(reference)}</td><td>${fa(asOf)}</td><td>${persianList(reasons.map(ltr))}</td></tr>`,
    );
  return `<section><h2>${words.unfitting.fa}</h2><table><thead><tr><th>${words.number.fa}</th><th>${words.filedOn.fa}</th><th>${words.field.fa}</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

const style = `
body{font:15px/1.9 Vazirmatn,Tahoma,sans-serif;margin:0;background:#f5f6f8;color:#1c2733}
main{max-width:1180px;margin:0 auto;padding:28px 20px 60px}
h1{font-size:22px;margin:0 0 4px}h2{font-size:17px;margin:0 0 10px}.sub{color:#5b6875;margin:0 0 22px}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(170px,1fr));gap:12px;margin-bottom:20px}
.card{background:#fff;border:1px solid #dde2e8;border-radius:10px;padding:14px 16px;display:flex;flex-direction:column}
.card b{font-size:24px;line-height:1.5}.card small{color:#5b6875}
section{background:#fff;border:1px solid #dde2e8;border-radius:10px;padding:18px;margin-bottom:18px}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{padding:6px 10px;border-bottom:1px solid #e8ecf0;text-align:right;vertical-align:top}
th{font-weight:600;color:#44515e;white-space:nowrap}.n{white-space:nowrap;font-variant-numeric:tabular-nums}i{color:#9a6700;font-style:normal}.none{color:#5b6875;margin:6px 0 0}
@media print{body{background:#fff}section,.card{break-inside:avoid}}`;

/** The report as one page that needs nothing else: Persian, right to left, no script. */
export function htmlReport(report: DryRunReport, { definition, day, rulebook }: HtmlOptions): string {
  const { cases, same, outcomes: out, lanes: ways, totals, unfit: unfitCases } = report;
  const share = (count: number) =>
    cases === 0 ? '' : words.share({ percent: inDigits(((count * 100) / cases).toFixed(1)) }).fa;
  return `<!doctype html>
<html lang="fa" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title({ type: fa(definition.title.fa) }).fa}</title><style>${style}</style></head><body><main>
<h1>${words.heading({ type: fa(definition.title.fa) }).fa}</h1>
<p class="sub">${words.made({ code: ltr(definition.code), version: definition.version, rulebook, day: fa(day) }).fa}</p>
<div class="cards">
${card(words.checked.fa, persianNumber(cases))}
${card(words.same.fa, persianNumber(same), share(same))}
${card(words.otherOutcome.fa, persianNumber(out.changed), share(out.changed))}
${card(words.otherLane.fa, persianNumber(ways.changed), share(ways.changed))}
${card(words.otherAmount.fa, persianNumber(totals.changed), words.dearer({ dearer: persianNumber(totals.dearer), cheaper: persianNumber(totals.cheaper) }).fa)}
${card(words.unfit.fa, persianNumber(unfitCases.length), share(unfitCases.length))}
</div>
${totals.sums.map(amountsIn).join('\n')}
${totals.otherCurrency > 0 ? `<p class="none">${words.inOtherCurrency({ count: persianNumber(totals.otherCurrency) }).fa}</p>` : ''}
${moves(words.outcome.fa, out.moves, outcomeWord)}
${moves(words.lane.fa, ways.moves, laneWord)}
${terms(report)}
${plots(report)}
${validities(report)}
${changes(report)}
${unfit(report)}
</main></body></html>
`;
}
