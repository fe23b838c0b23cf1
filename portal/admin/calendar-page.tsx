import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { jalaliDay } from '../../forms/jalali.js';
import { latinDigits } from '../../forms/persian.js';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';
import { Question } from '../shared/work/question.js';
import { Rows } from '../shared/work/rows.js';
import { useAct } from '../shared/work/use-act.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Back } from './back.js';
import { calendarWords } from './messages/calendar.js';
import { placeWords } from './messages.js';

const CalendarQuery = graphql(`
  query Calendar($year: Int!) {
    businessCalendar { thursdays holidays years }
    calendarYear(year: $year) { year complete source importedAt holidays { day title { fa en } } }
  }
`);
const Save = graphql(`
  mutation SaveHolidays($input: SaveHolidaysInput!) {
    saveHolidays(input: $input) {
      errors { code path message { fa en } }
      change { year added removed renamed openTasks }
    }
  }
`);
const Remove = graphql(`
  mutation RemoveHolidays($days: [JalaliDate!]!) {
    removeHolidays(input: { days: $days }) { errors { code message { fa en } } changes { year removed } }
  }
`);

/** `1405/01/01 نوروز | New Year`: one holiday a line. */
function holidaysIn(text: string) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [day = '', ...words] = line.split(/\s+/);
      const [fa = '', en = fa] = words.join(' ').split('|');
      return { day: latinDigits(day), title: { fa: fa.trim(), en: en.trim() } };
    });
}

/** The holidays of a year: deadlines that begin from now on go by them. */
export default function CalendarPage() {
  const { say, number, day, moment } = useTongue();
  const go = useNavigate();
  const { year: asked } = useSearch({ from: '/admin/calendar' });
  const year = Number(asked) || Number(jalaliDay(new Date()).slice(0, 4));
  const found = useQuery({ query: CalendarQuery, variables: { year }, requestPolicy: 'cache-and-network' });
  const save = useAct(Save, ['CalendarYear', 'BusinessCalendar']);
  const remove = useAct(Remove, ['CalendarYear', 'BusinessCalendar']);
  const [given, setGiven] = useState({ text: '', source: '' });
  const [told, setTold] = useState<{ added: number; tasks: number }>();
  const sourceOf = (source: string) => (source === 'shipped' ? say(calendarWords.SHIPPED) : source);
  async function send() {
    const input = { year, source: given.source.trim(), holidays: holidaysIn(given.text), complete: false };
    const change = (await save.act({ input }))?.saveHolidays.change;
    if (change) setTold({ added: change.added.length, tasks: change.openTasks });
  }
  return (
    <WorkPage title={say(placeWords.calendar)}>
      <Back />
      <div className="filters">
        <Question label={say(calendarWords.YEAR)}>
          {(ties) => (
            <select
              {...ties}
              value={year}
              onChange={({ target }) => void go({ to: '/admin/calendar', search: { year: target.value } })}
            >
              {[year - 1, year, year + 1].map((each) => (
                <option key={each} value={each}>
                  {day(String(each))}
                </option>
              ))}
            </select>
          )}
        </Question>
      </div>
      <Asked of={found}>
        {({ calendarYear }) => (
          <>
            {calendarYear ? (
              <p className="dim">
                {say(
                  calendarWords.SOURCE({ source: sourceOf(calendarYear.source), at: moment(calendarYear.importedAt) }),
                )}
              </p>
            ) : (
              <p className="notice waits">{say(calendarWords.NO_TABLE)}</p>
            )}
            <Rows
              of={calendarYear?.holidays ?? []}
              keyOf={(holiday) => holiday.day}
              columns={[
                { title: say(calendarWords.DAY), show: (holiday) => day(holiday.day) },
                { title: say(calendarWords.WHY), show: ({ title }) => say(title) },
                {
                  title: say(calendarWords.REMOVE),
                  isAct: true,
                  show: (holiday) => (
                    <button
                      type="button"
                      className="button quiet small"
                      onClick={() => remove.act({ days: [holiday.day] })}
                    >
                      {say(calendarWords.REMOVE_DAY({ day: day(holiday.day) }))}
                    </button>
                  ),
                },
              ]}
            />
            {remove.refusal}
          </>
        )}
      </Asked>
      <section className="card" aria-labelledby="add">
        <h2 id="add">{say(calendarWords.ADD)}</h2>
        <Question label={say(calendarWords.LINES)} help={say(calendarWords.LINES_HELP)}>
          {(ties) => (
            <textarea
              {...ties}
              rows={5}
              value={given.text}
              onChange={({ target }) => setGiven({ ...given, text: target.value })}
            />
          )}
        </Question>
        <Question label={say(calendarWords.FROM)}>
          {(ties) => (
            <input
              {...ties}
              value={given.source}
              onChange={({ target }) => setGiven({ ...given, source: target.value })}
            />
          )}
        </Question>
        {save.refusal}
        {told && (
          <p className="notice" role="status">
            {say(calendarWords.ADDED({ count: number(told.added), tasks: number(told.tasks) }))}
          </p>
        )}
        <button type="button" className="button" aria-disabled={save.busy} onClick={send}>
          {say(workWords.SAVE)}
        </button>
      </section>
    </WorkPage>
  );
}
