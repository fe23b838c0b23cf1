import { type ComponentProps, useState } from 'react';
import { graphql, type ResultOf } from './api/graphql.js';
import { InWords } from './in-words.js';
import { type LocalizedText, useTongue } from './language.js';
import { visitWords } from './messages/visits.js';
import { useAct } from './work/use-act.js';

export const VisitFragment = graphql(`
  fragment VisitShown on Task @_unmask {
    offeredTimes
    appointment { startsAt endsAt standing movesLeft }
  }
`);

const Book = graphql(`
  mutation BookAppointment($id: ID!, $startsAt: DateTime!) {
    bookAppointment(id: $id, startsAt: $startsAt) { id appointment { startsAt } }
  }
`);
const Move = graphql(`
  mutation MoveAppointment($id: ID!, $startsAt: DateTime!) {
    moveAppointment(id: $id, startsAt: $startsAt) { id appointment { startsAt } }
  }
`);
const Report = graphql(`
  mutation ReportMissedVisit($id: ID!) {
    reportMissedVisit(id: $id) { id appointment { startsAt } }
  }
`);

interface Props {
  id: string;
  of: ResultOf<typeof VisitFragment>;
  /** the applying side moves it only so often; the office as it has to */
  side: 'applicant' | 'office';
  /** which of several visits it is, where that is not said beside it */
  which?: LocalizedText;
  /** of a visit for an entry of a list: what that is */
  entry?: ComponentProps<typeof InWords>['of'];
  onChange(): void;
}

/** The time of a visit: what is booked, and the times that can be chosen instead. */
export function Visit({ id, of: { offeredTimes, appointment }, side, which, entry = [], onChange }: Props) {
  const { say, moment, number } = useTongue();
  const [chosen, setChosen] = useState('');
  const book = useAct(Book);
  const move = useAct(Move);
  const report = useAct(Report);
  if (!appointment && offeredTimes.length === 0) return null;
  const isBooked = appointment?.standing === 'BOOKED';
  const mayChoose = offeredTimes.length > 0 && (!isBooked || side === 'office' || appointment.movesLeft > 0);
  const isOver = isBooked && new Date(appointment.endsAt) < new Date();

  async function settle() {
    if (chosen === '') return;
    const done = await (isBooked ? move : book).act({ id, startsAt: chosen });
    if (!done) return;
    setChosen('');
    onChange();
  }
  return (
    <section className="card" aria-labelledby={which ? `visit-${id} which-${id}` : `visit-${id}`}>
      <h2 id={`visit-${id}`}>{say(visitWords.TITLE)}</h2>
      {which && <p id={`which-${id}`}>{say(which)}</p>}
      <InWords of={entry} />
      {appointment && (
        <p>
          <strong>{say(visitWords[appointment.standing]({ at: moment(appointment.startsAt) }))}</strong>
        </p>
      )}
      {isBooked && side === 'applicant' && (
        <p className="dim">{say(visitWords.MOVES_LEFT({ count: number(appointment.movesLeft) }))}</p>
      )}
      {mayChoose && (
        <div className="question">
          {side === 'applicant' && <p>{say(visitWords.CHOOSE)}</p>}
          <label htmlFor={`time-${id}`}>{say(visitWords.TIME)}</label>
          <select id={`time-${id}`} value={chosen} onChange={({ target }) => setChosen(target.value)}>
            <option value="">{say(visitWords.NONE_CHOSEN)}</option>
            {offeredTimes.map((time) => (
              <option key={time} value={time}>
                {moment(time)}
              </option>
            ))}
          </select>
          <button
            type="button"
            className={side === 'applicant' ? 'button' : 'button second'}
            aria-disabled={chosen === ''}
            onClick={() => void settle()}
          >
            {say(isBooked ? visitWords.MOVE : visitWords.BOOK)}
          </button>
        </div>
      )}
      {side === 'applicant' && isOver && (
        <button
          type="button"
          className="button second"
          onClick={async () => {
            if (await report.act({ id })) onChange();
          }}
        >
          {say(visitWords.NOBODY_CAME)}
        </button>
      )}
      {book.refusal}
      {move.refusal}
      {report.refusal}
    </section>
  );
}
