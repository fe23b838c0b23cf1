import type { ResultOf } from './api/graphql.js';
import { graphql } from './api/graphql.js';
import { useTongue } from './language.js';
import { conditionWords } from './messages/conditions.js';

export const ConditionsFragment = graphql(`
  fragment ConditionsSet on PermitApplication @_unmask {
    conditions { code said { fa en } due standing overdue }
  }
`);

type Condition = ResultOf<typeof ConditionsFragment>['conditions'][number];

/** What an approval was given under, until when, and what became of it. */
export function ConditionsSet({ of, only }: { of: readonly Condition[]; only?: string | null | undefined }) {
  const { say, day } = useTongue();
  const shown = only ? of.filter(({ code }) => code === only) : of;
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="conditions-set">
      <h2 id="conditions-set">{say(conditionWords.TITLE)}</h2>
      <ul className="plain">
        {shown.map(({ code, said, due, standing, overdue }) => (
          <li key={code} className="check">
            <p>
              <bdi>{say(said)}</bdi>
            </p>
            <small>
              {due && <>{say(conditionWords.UNTIL({ day: day(due) }))} · </>}
              {say(overdue ? conditionWords.OVERDUE : conditionWords[standing])}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
