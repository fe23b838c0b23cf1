import { RIAL } from '../../../forms/money.js';
import { useTongue } from '../language.js';
import type { FeeChangeData } from './fragments.js';
import { evaluationWords } from './messages.js';

const none = { title: null, amount: null, currency: RIAL };

/** What a fee line came to and comes to, whichever there is. */
export function FeeChangeShown({ change: { code, from, to } }: { change: FeeChangeData }) {
  const { say, money } = useTongue();
  const { title, currency } = to ?? from ?? none;
  return (
    <>
      {title ? say(title) : code}: {from && <del>{money(from.amount, currency)}</del>}{' '}
      {to ? <ins>{money(to.amount, currency)}</ins> : <small>{say(evaluationWords.NO_LONGER)}</small>}{' '}
      {!from && <small>{say(evaluationWords.ADDED)}</small>}
    </>
  );
}

/** What is charged otherwise, since what was filed was worked out anew with what was found. */
export function FeeChanges({ changes }: { changes: readonly FeeChangeData[] }) {
  const { say } = useTongue();
  if (changes.length === 0) return null;
  return (
    <section className="notice" aria-labelledby="fee-changes">
      <h2 id="fee-changes">{say(evaluationWords.CHANGED)}</h2>
      <ul>
        {changes.map((change) => (
          <li key={change.code}>
            <FeeChangeShown change={change} />
          </li>
        ))}
      </ul>
    </section>
  );
}
