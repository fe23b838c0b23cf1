import { useTongue } from '../language.js';
import { clockStateWords, clockWords } from '../messages/clocks.js';
import { ExplanationTree } from './explanation-tree.js';
import type { ClockData } from './fragments.js';

/** The legal terms of a case: until when each runs, what its end means, and why it is that day. */
export function Clocks({ of }: { of: readonly ClockData[] }) {
  const { say, day } = useTongue();
  const begun = of.filter(({ state }) => state !== 'NOT_BEGUN');
  if (begun.length === 0) return null;
  return (
    <section aria-label={say(clockWords.TITLE)}>
      <h2>{say(clockWords.TITLE)}</h2>
      {begun.map(({ code, title, state, effect, day: until, why }) => (
        <details key={code}>
          <summary>
            {say(title)}: {say(clockStateWords[state])} {until && <strong>{day(until)}</strong>}{' '}
            {state === 'RUNNING' && <small>{say(clockWords[effect])}</small>}
          </summary>
          <ExplanationTree of={why} />
        </details>
      ))}
    </section>
  );
}
