import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type LocalizedText, useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';
import { Question } from '../shared/work/question.js';
import { keepFilters, keptFilters, ORDERS, PRIORITIES, type QueueSearch } from './filters.js';
import { orderWords, priorityWords, queueWords } from './messages.js';

interface QueueFiltersProps {
  search: QueueSearch;
  types: readonly { code: string; title: LocalizedText }[];
}

/** Which of the list is shown. The address holds it, so a link to it is a filter; one that is needed often gets a name. */
export function QueueFilters({ search, types }: QueueFiltersProps) {
  const { say } = useTongue();
  const go = useNavigate();
  const [kept, setKept] = useState(keptFilters);
  const [name, setName] = useState('');
  const set = (part: QueueSearch) => void go({ to: '/desk', search: { ...search, after: undefined, ...part } });
  function keep(filters: Record<string, QueueSearch>) {
    setKept(filters);
    keepFilters(filters);
  }
  return (
    <>
      <div className="filters">
        <Question label={say(queueWords.TYPE)}>
          {(ties) => (
            <select
              {...ties}
              value={search.type ?? ''}
              onChange={({ target }) => set({ type: target.value || undefined })}
            >
              <option value="">{say(workWords.ALL)}</option>
              {types.map(({ code, title }) => (
                <option key={code} value={code}>
                  {say(title)}
                </option>
              ))}
            </select>
          )}
        </Question>
        <Question label={say(queueWords.PRIORITY)}>
          {(ties) => (
            <select
              {...ties}
              value={search.priority ?? ''}
              onChange={({ target }) => set({ priority: target.value || undefined })}
            >
              <option value="">{say(workWords.ALL)}</option>
              {PRIORITIES.map((each) => (
                <option key={each} value={each}>
                  {say(priorityWords[each])}
                </option>
              ))}
            </select>
          )}
        </Question>
        <Question label={say(queueWords.ORDER)}>
          {(ties) => (
            <select
              {...ties}
              value={search.order ?? 'URGENT_FIRST'}
              onChange={({ target }) => set({ order: target.value === 'URGENT_FIRST' ? undefined : target.value })}
            >
              {ORDERS.map((each) => (
                <option key={each} value={each}>
                  {say(orderWords[each])}
                </option>
              ))}
            </select>
          )}
        </Question>
      </div>
      <details className="block">
        <summary>{say(queueWords.KEPT)}</summary>
        <ul className="plain">
          {Object.entries(kept).map(([each, of]) => (
            <li key={each} className="row">
              <Link to="/desk" search={of}>
                {each}
              </Link>
              <button
                type="button"
                className="button quiet small"
                onClick={() => keep(Object.fromEntries(Object.entries(kept).filter(([other]) => other !== each)))}
              >
                {say(queueWords.FORGET({ name: each }))}
              </button>
            </li>
          ))}
        </ul>
        <form
          className="filters"
          onSubmit={(event) => {
            event.preventDefault();
            if (!name.trim()) return;
            keep({ ...kept, [name.trim()]: { ...search, after: undefined } });
            setName('');
          }}
        >
          <Question label={say(queueWords.KEEP_AS)}>
            {(ties) => <input {...ties} maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />}
          </Question>
          <button type="submit" className="button second">
            {say(queueWords.KEEP)}
          </button>
        </form>
      </details>
    </>
  );
}
