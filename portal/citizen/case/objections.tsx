import { useTongue } from '../../shared/language.js';
import { Measure } from './measures.js';
import { objectionStates, objectionWords as words } from './messages.js';
import type { Case } from './operations.js';
import { WayToObject } from './way-to-object.js';

type Objected = Pick<Case, 'reference' | 'appeals' | 'objections'>;

/** Objections to how the case has ended and measures on its permit, with what became of them, and what is open to the reader. */
export function Objections({ of: { reference, appeals, objections } }: { of: Objected }) {
  const { say } = useTongue();
  if (appeals.length === 0 && objections.length === 0) return null;
  const isMeasure = ({ effect }: { effect: string | null }) => effect !== null;
  const measures = objections.filter(isMeasure);
  const toMeasure = appeals.filter(isMeasure);
  return (
    <>
      <section aria-labelledby="objections">
        <h2 id="objections">{say(words.TITLE)}</h2>
        {objections
          .filter((each) => !isMeasure(each))
          .map((each) => (
            <Objection key={each.filedAt} of={each} />
          ))}
        {appeals
          .filter((each) => !isMeasure(each))
          .map((appeal) => (
            <WayToObject key={appeal.code} of={appeal} reference={reference} />
          ))}
      </section>
      {(measures.length > 0 || toMeasure.length > 0) && (
        <section aria-labelledby="measures">
          <h2 id="measures">{say(words.MEASURES)}</h2>
          {measures.map((each) => (
            <Measure key={each.filedAt} of={each} />
          ))}
          {toMeasure.map((appeal) => (
            <WayToObject key={appeal.code} of={appeal} reference={reference} />
          ))}
        </section>
      )}
    </>
  );
}

type Shown = Pick<
  Case['objections'][number],
  'state' | 'title' | 'filedAt' | 'byThirdParty' | 'reason' | 'decidedAt' | 'decision'
>;

export function Objection({ of }: { of: Shown }) {
  const { say, moment } = useTongue();
  const { filedAt, state, title, byThirdParty, reason, decidedAt, decision } = of;
  return (
    <div className="check">
      <p>
        <strong>{say(objectionStates[state])}</strong> <small>{say(title)}</small>
      </p>
      <p>
        <small>
          {say(words.FILED({ moment: moment(filedAt) }))}
          {byThirdParty && <> · {say(words.BY_THIRD_PARTY)}</>}
        </small>
      </p>
      <blockquote>
        <bdi>{reason}</bdi>
      </blockquote>
      {decidedAt && (
        <p>
          <small>{say(words.DECIDED({ moment: moment(decidedAt) }))}</small>
        </p>
      )}
      {decision && (
        <blockquote>
          <bdi>{decision}</bdi>
        </blockquote>
      )}
    </div>
  );
}
