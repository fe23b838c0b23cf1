import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { Rows } from '../shared/work/rows.js';
import { auditWords } from './messages.js';

const Records = graphql(`
  query RuleRecords {
    ruleRecords { id permitType rule version audited overruled }
  }
`);

/** How each rule has done in audits. */
export function Automation() {
  const { say, number } = useTongue();
  const found = useQuery({ query: Records, requestPolicy: 'cache-and-network' });
  return (
    <>
      <p>{say(auditWords.AUTOMATION_WHAT)}</p>
      <Asked of={found}>
        {({ ruleRecords }) => (
          <Rows
            of={ruleRecords.toSorted((a, b) => b.overruled / b.audited - a.overruled / a.audited)}
            keyOf={({ id }) => id}
            none={say(auditWords.NO_RECORDS)}
            columns={[
              { title: say(auditWords.RULE), show: ({ rule }) => <bdi>{rule}</bdi> },
              {
                title: say(auditWords.TYPE),
                show: ({ permitType, version }) => (
                  <bdi>
                    {permitType} {version}
                  </bdi>
                ),
              },
              { title: say(auditWords.AUDITED), isNumber: true, show: ({ audited }) => number(audited) },
              { title: say(auditWords.OVERRULED), isNumber: true, show: ({ overruled }) => number(overruled) },
              {
                title: say(auditWords.SHARE),
                isNumber: true,
                show: ({ audited, overruled }) =>
                  say(auditWords.PERCENT({ share: Math.round((100 * overruled) / Math.max(1, audited)) })),
              },
            ]}
          />
        )}
      </Asked>
    </>
  );
}
