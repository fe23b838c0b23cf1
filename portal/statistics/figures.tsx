import { decimalAmount, RIAL } from '../../forms/money.js';
import { useTongue } from '../shared/language.js';
import { generationWords } from '../shared/messages/generations.js';
import { Rows } from '../shared/work/rows.js';
import { Bars } from './bars.js';
import { statisticsWords } from './messages.js';
import type { FiguresData } from './operations.js';

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

/** What was paid in each currency: bars of two are on no common scale, and their sums are never one. */
const byCurrency = (money: FiguresData['months']['money']) => {
  const codes = [...new Set(money.map(({ currency }) => currency.code))];
  return codes.map((code) => {
    const paid = money.filter(({ currency }) => currency.code === code);
    const currency = paid[0]?.currency ?? RIAL;
    const sumsOf = (nameOf: (each: (typeof paid)[number]) => string) => {
      const sums = new Map<string, bigint>();
      for (const each of paid) sums.set(nameOf(each), (sums.get(nameOf(each)) ?? 0n) + BigInt(each.amount));
      return [...sums].map(([name, amount]) => ({ name, amount, value: Number(decimalAmount(amount, currency)) }));
    };
    return { currency, payees: sumsOf(({ payee }) => payee), months: sumsOf(({ month }) => month ?? '') };
  });
};

/** days, to a tenth */
const rounded = (days: number): number => Math.round(days * 10) / 10;

/** The figures of a span as sums, pictures and a table. */
export function Figures({ of: { permitTypes, months, ways, types } }: { of: FiguresData }) {
  const { say, number, money, day } = useTongue();
  const titles = new Map(permitTypes.map(({ code, title }) => [code, say(title)]));
  const typeOf = (code: string | null) => titles.get(code ?? '') ?? code ?? '—';
  const payeeTitles = new Map(permitTypes.flatMap(({ fees }) => fees.map((fee) => [fee.payee, say(fee.payeeTitle)])));
  const payeeOf = (code: string) => payeeTitles.get(code) ?? code;
  const month = (name: string | null) => day(name ?? '');
  const days = (value: number | null) => (value === null ? '—' : number(rounded(value)));
  const none = say(statisticsWords.NOTHING);
  const found = byCurrency(months.money);
  const paid = found.length > 0 ? found : [{ currency: RIAL, payees: [], months: [] }];
  const titled = (title: string, { title: of }: (typeof paid)[number]['currency']) =>
    paid.length > 1 ? `${title} (${say(of)})` : title;
  return (
    <>
      <dl className="figures">
        {(['filed', 'decided', 'issued', 'refused'] as const).map((name) => (
          <div key={name}>
            <dt>{say(statisticsWords[name.toUpperCase() as 'FILED'])}</dt>
            <dd>{number(sum(months.cases.map((each) => each[name])))}</dd>
          </div>
        ))}
      </dl>
      <div className="charts">
        <Bars
          title={say(statisticsWords.BY_MONTH)}
          names={[say(statisticsWords.FILED), say(statisticsWords.DECIDED)]}
          none={none}
          of={months.cases.map(({ month: name, filed, decided }) => ({
            label: month(name),
            values: [filed, decided],
            said: [number(filed), number(decided)],
          }))}
        />
        <Bars
          title={say(statisticsWords.BY_WAY)}
          names={[say(statisticsWords.FILED), say(statisticsWords.DECIDED)]}
          none={none}
          of={ways.cases.map(({ generation, filed, decided }) => ({
            label: generation ? say(generationWords[generation]) : '—',
            values: [filed, decided],
            said: [number(filed), number(decided)],
          }))}
        />
        <Bars
          title={say(statisticsWords.WAITING)}
          names={[say(statisticsWords.WITH_US), say(statisticsWords.WITH_APPLICANT)]}
          none={none}
          of={types.cases
            .filter(({ decided }) => decided > 0)
            .map(({ type, municipalityDays, applicantDays }) => ({
              label: typeOf(type),
              values: [rounded(municipalityDays ?? 0), rounded(applicantDays ?? 0)],
              said: [days(municipalityDays), days(applicantDays)],
            }))}
        />
        <Bars
          stacked
          title={say(statisticsWords.OUTCOMES)}
          names={[say(statisticsWords.ISSUED), say(statisticsWords.REFUSED)]}
          none={none}
          of={types.cases
            .filter(({ decided }) => decided > 0)
            .map(({ type, issued, refused, decided }) => ({
              label: typeOf(type),
              values: [issued / decided, refused / decided],
              said: [number(issued), number(refused)],
            }))}
        />
        {paid.map(({ currency, payees }) => (
          <Bars
            key={currency.code}
            title={titled(say(statisticsWords.MONEY), currency)}
            names={['']}
            none={none}
            of={payees.map(({ name, amount, value }) => ({
              label: payeeOf(name),
              values: [value],
              said: [money(String(amount), currency)],
            }))}
          />
        ))}
        {paid.map(({ currency, months: each }) => (
          <Bars
            key={currency.code}
            title={titled(say(statisticsWords.MONEY_BY_MONTH), currency)}
            names={['']}
            none={none}
            of={each.map(({ name, amount, value }) => ({
              label: month(name),
              values: [value],
              said: [money(String(amount), currency)],
            }))}
          />
        ))}
      </div>
      <details className="unprinted">
        <summary>{say(statisticsWords.TABLE)}</summary>
        <Rows
          of={types.cases}
          keyOf={({ type }) => type ?? ''}
          columns={[
            { title: say(statisticsWords.TYPE), show: ({ type }) => typeOf(type) },
            { title: say(statisticsWords.FILED), isNumber: true, show: ({ filed }) => number(filed) },
            { title: say(statisticsWords.DECIDED), isNumber: true, show: ({ decided }) => number(decided) },
            { title: say(statisticsWords.ISSUED), isNumber: true, show: ({ issued }) => number(issued) },
            { title: say(statisticsWords.REFUSED), isNumber: true, show: ({ refused }) => number(refused) },
            {
              title: say(statisticsWords.WITH_US),
              isNumber: true,
              show: ({ municipalityDays }) => days(municipalityDays),
            },
            {
              title: say(statisticsWords.WITH_APPLICANT),
              isNumber: true,
              show: ({ applicantDays }) => days(applicantDays),
            },
          ]}
        />
      </details>
    </>
  );
}
