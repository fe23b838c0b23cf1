import { useState } from 'react';
import { startOfDay } from '../../forms/jalali.js';
import { graphql } from '../shared/api/graphql.js';
import { DayInput } from '../shared/day-input.js';
import { type LocalizedText, useTongue } from '../shared/language.js';
import { Question } from '../shared/work/question.js';
import { useAct } from '../shared/work/use-act.js';
import { timesWords } from './messages.js';

const Offer = graphql(`
  mutation OfferHours($role: ID!, $district: ID, $hours: [HoursInput!]!) {
    offerHours(input: { role: $role, district: $district, hours: $hours }) {
      errors { code message { fa en } }
      offeredHours { id }
    }
  }
`);

interface Named {
  id: string;
  title: LocalizedText;
}

interface Props {
  roles: readonly { role: (Named & { kind: string }) | null; districts: readonly Named[] | null }[];
  districts: readonly Named[];
  onChange(): void;
}

const instantOf = (day: string, time: string): string => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(+startOfDay(day) + (hours * 60 + minutes) * 60_000).toISOString();
};

/** A day and hours, for the visits of a role that one holds and where one holds it. */
export function OfferHours({ roles, districts, onChange }: Props) {
  const { say } = useTongue();
  const offer = useAct(Offer);
  const held = roles.flatMap(({ role, districts: within }) =>
    role && (role.kind === 'STAFF' || role.kind === 'OVERSEER') ? [{ ...role, within: within ?? districts }] : [],
  );
  const [given, setGiven] = useState({ role: '', district: '', day: '', from: '08:00', to: '12:00' });
  const role = held.find(({ id }) => id === given.role) ?? held[0];
  if (!role) return null;
  async function send(event: React.FormEvent) {
    event.preventDefault();
    if (!role || given.day === '' || given.from === '' || given.to === '') return;
    const hours = [{ startsAt: instantOf(given.day, given.from), endsAt: instantOf(given.day, given.to) }];
    if (await offer.act({ role: role.id, district: given.district || null, hours })) onChange();
  }
  const timeOf = (name: 'from' | 'to', label: string) => (
    <Question label={label}>
      {(ties) => (
        <input
          {...ties}
          type="time"
          step={900}
          required
          value={given[name]}
          onChange={({ target }) => setGiven({ ...given, [name]: target.value })}
        />
      )}
    </Question>
  );
  return (
    <form className="filters card block" onSubmit={send}>
      <Question label={say(timesWords.WHOSE)}>
        {(ties) => (
          <select
            {...ties}
            value={role.id}
            onChange={({ target }) => setGiven({ ...given, role: target.value, district: '' })}
          >
            {held.map(({ id, title }) => (
              <option key={id} value={id}>
                {say(title)}
              </option>
            ))}
          </select>
        )}
      </Question>
      <Question label={say(timesWords.WHERE)}>
        {(ties) => (
          <select
            {...ties}
            value={given.district}
            onChange={({ target }) => setGiven({ ...given, district: target.value })}
          >
            <option value="">{say(timesWords.NO_DISTRICT)}</option>
            {role.within.map(({ id, title }) => (
              <option key={id} value={id}>
                {say(title)}
              </option>
            ))}
          </select>
        )}
      </Question>
      <fieldset className="question">
        <legend>{say(timesWords.DAY)}</legend>
        <DayInput
          id="hours-day"
          value={given.day}
          onChange={(day) => setGiven((before) => ({ ...before, day: day ?? '' }))}
        />
      </fieldset>
      {timeOf('from', say(timesWords.FROM))}
      {timeOf('to', say(timesWords.TO))}
      <button type="submit" className="button" aria-disabled={offer.busy || given.day === ''}>
        {say(timesWords.OFFER)}
      </button>
      {offer.refusal}
    </form>
  );
}
