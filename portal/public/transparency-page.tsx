import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { Rows } from '../shared/work/rows.js';
import { modeWords, transparencyWords as words } from './messages.js';

const Transparency = graphql(`
  query Transparency {
    permitTypes { code title { fa en } }
    automationTransparency {
      policies {
        permitType
        version
        mode
        hash
        legalBasis { fa en }
        appealDays
        conditions { code title { fa en } basis }
      }
      months {
        permitType
        month
        asked
        byEngine
        byPerson
        drawn
        agreed
        overruled
        appealed
        upheld
        daysByEngine
        daysByPerson
      }
    }
  }
`);

/** What is published of decisions without a person: what the engine may decide, by which rules, and how that went. */
export default function TransparencyPage() {
  const { say, number, basis: law } = useTongue();
  const found = useQuery({ query: Transparency, requestPolicy: 'cache-and-network' });
  return (
    <Page title={say(words.TITLE)}>
      <p>{say(words.LEAD)}</p>
      <Asked of={found}>
        {({ permitTypes, automationTransparency: { policies, months } }) => {
          const titles = new Map(permitTypes.map(({ code, title }) => [code, title]));
          const nameOf = (code: string) => say(titles.get(code) ?? { fa: code, en: code });
          const days = (value: number | null) => (value === null ? '–' : number(Math.round(value * 10) / 10));
          return (
            <>
              <h2>{say(words.POLICIES)}</h2>
              {policies.length === 0 && <p className="notice">{say(words.NO_POLICY)}</p>}
              {policies.map(({ permitType, version, mode, hash, legalBasis, appealDays, conditions }) => (
                <section key={permitType} className="card" aria-labelledby={`policy-${permitType}`}>
                  <h3 id={`policy-${permitType}`}>{nameOf(permitType)}</h3>
                  <p>
                    <strong>{say(modeWords[mode])}</strong>
                  </p>
                  <p>{say(legalBasis)}</p>
                  <p>{say(words.APPEAL({ days: number(appealDays) }))}</p>
                  <p>{say(words.ALL_OF)}</p>
                  <ul>
                    {conditions.map(({ code, title, ...rests }) => (
                      <li key={code}>
                        {say(title)} {law(rests) && <small>({law(rests)})</small>}
                      </li>
                    ))}
                  </ul>
                  <p className="dim">{say(words.VERSION({ version: number(version), hash: hash.slice(0, 12) }))}</p>
                </section>
              ))}
              <h2>{say(words.MONTHS)}</h2>
              <p>{say(words.CAVEAT)}</p>
              <Rows
                of={months}
                keyOf={({ permitType, month }) => `${permitType} ${month}`}
                none={say(words.NO_MONTH)}
                columns={[
                  { title: say(words.TYPE), show: ({ permitType }) => nameOf(permitType) },
                  { title: say(words.MONTH), show: ({ month }) => <bdi>{number(month)}</bdi> },
                  { title: say(words.ASKED), isNumber: true, show: ({ asked }) => number(asked) },
                  { title: say(words.BY_ENGINE), isNumber: true, show: ({ byEngine }) => number(byEngine) },
                  { title: say(words.BY_PERSON), isNumber: true, show: ({ byPerson }) => number(byPerson) },
                  { title: say(words.DRAWN), isNumber: true, show: ({ drawn }) => number(drawn) },
                  { title: say(words.AGREED), isNumber: true, show: ({ agreed }) => number(agreed) },
                  { title: say(words.OVERRULED), isNumber: true, show: ({ overruled }) => number(overruled) },
                  { title: say(words.APPEALED), isNumber: true, show: ({ appealed }) => number(appealed) },
                  { title: say(words.UPHELD), isNumber: true, show: ({ upheld }) => number(upheld) },
                  { title: say(words.DAYS_ENGINE), isNumber: true, show: ({ daysByEngine }) => days(daysByEngine) },
                  { title: say(words.DAYS_PERSON), isNumber: true, show: ({ daysByPerson }) => days(daysByPerson) },
                ]}
              />
            </>
          );
        }}
      </Asked>
    </Page>
  );
}
