import { jalaliDay } from '../../forms/jalali.js';
import type { ResultOf } from './api/graphql.js';
import { graphql } from './api/graphql.js';
import { useTongue } from './language.js';
import { stageWords } from './messages/stages.js';

export const StagesFragment = graphql(`
  fragment StagesShown on PermitApplication @_unmask {
    stages { step { id title { fa en } } unlocks { fa en } state at }
  }
`);

type Stage = ResultOf<typeof StagesFragment>['stages'][number];

/** What is looked at once the permit is granted, how each stands, and what may be done by now. */
export function Stages({ of }: { of: readonly Stage[] }) {
  const { say, day } = useTongue();
  if (of.length === 0) return null;
  const said = ({ state, at }: Stage) =>
    state === 'PASSED' ? stageWords.PASSED({ day: at ? day(jalaliDay(new Date(at))) : '' }) : stageWords[state];
  return (
    <section aria-labelledby="stages-of-control">
      <h2 id="stages-of-control">{say(stageWords.TITLE)}</h2>
      <ol className="plain">
        {of.map((stage) => {
          const what = { what: stage.unlocks };
          return (
            <li key={stage.step.id} className="check">
              <p>
                {say(stage.step.title)} <span className={badgeOf(stage)}>{say(said(stage))}</span>
              </p>
              <small>{say(stage.state === 'PASSED' ? stageWords.UNLOCKED(what) : stageWords.LOCKED(what))}</small>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const badgeOf = ({ state }: Stage): string =>
  state === 'PASSED' ? 'badge good' : state === 'FAILED' ? 'badge bad' : 'badge';
