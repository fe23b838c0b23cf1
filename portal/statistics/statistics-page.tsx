import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { jalaliDay } from '../../forms/jalali.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';
import { Question } from '../shared/work/question.js';
import { saveFile } from '../shared/work/save-file.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Figures } from './figures.js';
import { statisticsWords } from './messages.js';
import { FiguresQuery } from './operations.js';

const SPANS = [3, 6, 12, 24];

/** The first day of the month so many months back. */
function monthsBack(today: string, months: number): string {
  const [year = 0, month = 0] = today.split('/').map(Number);
  const all = year * 12 + month - months;
  return `${Math.floor((all - 1) / 12)}/${String(((all - 1) % 12) + 1).padStart(2, '0')}/01`;
}

/** Waiting times, shares and money of the last months, to be looked at and to be printed. */
export default function StatisticsPage() {
  const { say, number, day } = useTongue();
  const go = useNavigate();
  const { months } = useSearch({ from: '/statistics' });
  const span = SPANS.find((each) => String(each) === months) ?? 12;
  const today = jalaliDay(new Date());
  const from = monthsBack(today, span - 1);
  const found = useQuery({ query: FiguresQuery, variables: { from } });
  return (
    <WorkPage title={say(statisticsWords.TITLE)}>
      <p>{say(statisticsWords.SPAN({ from: day(from), until: day(today) }))}</p>
      <div className="filters">
        <Question label={say(statisticsWords.MONTHS)}>
          {(ties) => (
            <select
              {...ties}
              value={span}
              onChange={({ target }) => void go({ to: '/statistics', search: { months: target.value } })}
            >
              {SPANS.map((each) => (
                <option key={each} value={each}>
                  {say(statisticsWords.MONTHS_OF({ count: number(each) }))}
                </option>
              ))}
            </select>
          )}
        </Question>
        <button type="button" className="button second" onClick={() => print()}>
          {say(workWords.PRINT)}
        </button>
        <button
          type="button"
          className="button second"
          aria-disabled={!found[0].data}
          onClick={() => found[0].data && saveFile('permits.csv', 'text/csv', found[0].data.months.csv)}
        >
          {say(statisticsWords.CSV)}
        </button>
      </div>
      <Asked of={found}>{(data) => <Figures of={data} />}</Asked>
    </WorkPage>
  );
}
