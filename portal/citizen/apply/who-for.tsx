import { Link } from '@tanstack/react-router';
import type { ResultOf } from '../../shared/api/graphql.js';
import { useTongue } from '../../shared/language.js';
import { OnBehalf } from '../../shared/on-behalf.js';
import { applyWords } from './messages.js';
import type { OpenDraftsQuery } from './operations.js';

type Mandate = ResultOf<typeof OpenDraftsQuery>['mandates'][number];

interface WhoForProps {
  /** in force, and reaching this service */
  mandates: readonly Mandate[];
  chosen: Mandate | undefined;
  /** whether the reader may apply in their own name */
  forSelf: boolean;
}

/** Whoever applies for owners says for which of them. */
export function WhoFor({ mandates, chosen, forSelf }: WhoForProps) {
  const { say, code } = useTongue();
  if (chosen) return <OnBehalf of={{ owner: chosen.principal }} />;
  if (forSelf) return null;
  if (mandates.length === 0) return <p className="notice waits">{say(applyWords.NO_MANDATE)}</p>;
  return (
    <section>
      <h2>{say(applyWords.WHO_FOR)}</h2>
      <ul className="tasks">
        {mandates.map(({ id, principal, parcel }) => (
          <li key={id}>
            <Link from="/apply/$type" to="." search={{ mandate: id }} className="whole">
              {principal.name ? say(principal.name) : principal.account}
            </Link>
            {parcel && <small>{say(applyWords.PLOT({ code: code(parcel) }))}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
