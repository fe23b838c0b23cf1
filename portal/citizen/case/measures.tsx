import { useTongue } from '../../shared/language.js';
import { measureStates, objectionWords as words } from './messages.js';
import type { Case } from './operations.js';

/** A measure on the permit: what it was begun for, until when its holder is heard, and what a second person has said. */
export function Measure({ of }: { of: Case['objections'][number] }) {
  const { say, moment, day } = useTongue();
  const { filedAt, state, title, reason, decidedAt, decision, ground, heardUntil } = of;
  return (
    <div className={state === 'OPEN' ? 'notice waits' : 'check'}>
      <p>
        <strong>{say(title)}</strong> <small>{say(measureStates[state])}</small>
      </p>
      {ground && <p>{say(words.GROUND({ ground }))}</p>}
      <blockquote>
        <bdi>{reason}</bdi>
      </blockquote>
      {state === 'OPEN' && heardUntil && <p>{say(words.HEARD_UNTIL({ day: day(heardUntil) }))}</p>}
      <p>
        <small>{say(words.FILED({ moment: moment(filedAt) }))}</small>{' '}
        {decidedAt && <small>{say(words.DECIDED({ moment: moment(decidedAt) }))}</small>}
      </p>
      {decision && (
        <blockquote>
          <bdi>{decision}</bdi>
        </blockquote>
      )}
    </div>
  );
}
