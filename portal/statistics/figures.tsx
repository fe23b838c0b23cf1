import { useTongue } from '../shared/language.js';
import { generationWords } from '../shared/messages/generations.js';
import { Rows } from '../shared/work/rows.js';
import { Bars } from './bars.js';
import { statisticsWords } from './messages.js';
import type { FiguresData } from './operations.js';

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
const bySum = (entries: readonly { name: string; amount: string }[]) => {
  const sums = new Map<string, bigint>();
  for (const { name, amount } of entries) sums.set(name, (sums.get(name) ?? 0n) + BigInt(amount));
  return [...sums].map(([name, amount]) => ({ name, amount }));
};

/** days, to a tenth */
const rounded = (days: number): number => Math.round(days * 10) / 10;

/** The figures of a span as sums, pictures and a table. */
export function Figures({ of: { permitTypes, months, ways, types } }: { of: FiguresData }) {
  const { say, number, rials, day } = useTongue();
  const titles = new Map(permitTypes.map(({ code, title }) => [code, say(title)]));
  const typeOf = (code: string | null) => titles.get(code ?? '') ?? code ?? '—';
  const payeeTitles = new Map(permitTypes.flatMap(({ fees }) => fees.map((fee) => [fee.payee, say(fee.payeeTitle)])));
  const payeeOf = (code: string) => payeeTitles.get(code) ?? code;
  const month = (name: string | null) => day(name ?? '');
  const days = (value: number | null) => (value === null ? '—' : number(rounded(value)));
  const none = say(statisticsWords.NOTHING);
  const payees = bySum(months.money.map(({ payee, amount }) => ({ name: payee, amount })));
  const paid = bySum(months.money.map(({ month: name, amount }) => ({ name: name ?? '', amount })));
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
        <Bars
          title={say(statisticsWords.MONEY)}
          names={['']}
          none={none}
          of={payees.map(({ name, amount }) => ({
            label: payeeOf(name),
            values: [Number(amount)],
            said: [rials(String(amount))],
          }))}
        />
        <Bars
          title={say(statisticsWords.MONEY_BY_MONTH)}
          names={['']}
          none={none}
          of={paid.map(({ name, amount }) => ({
            label: month(name),
            values: [Number(amount)],
            said: [rials(String(amount))],
          }))}
        />
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
