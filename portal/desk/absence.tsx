import { useState } from 'react';
import { useQuery } from 'urql';
import { latinDigits } from '../../forms/persian.js';
import { graphql } from '../shared/api/graphql.js';
import { useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';
import { Question } from '../shared/work/question.js';
import { useAct } from '../shared/work/use-act.js';
import { teamWords } from './messages.js';

const MineQuery = graphql(`
  query MyAbsence {
    viewer { accountId }
    delegations { id delegate from until endedAt holding { id person role { id title { fa en } } } }
  }
`);
const HoldingsQuery = graphql(`
  query MyHoldings($person: ID!) {
    roleHoldings(person: $person) { id until role { id title { fa en } } }
  }
`);
const Delegate = graphql(`
  mutation HandOver($holding: ID!, $to: ID!, $from: JalaliDate, $until: JalaliDate!) {
    delegateRole(holding: $holding, to: $to, from: $from, until: $until) { id }
  }
`);
const End = graphql(`
  mutation EndHandOver($id: ID!) {
    endDelegation(id: $id) { id endedAt }
  }
`);

/** Whoever is away hands a role to somebody who may act in their place. */
export function Absence() {
  const { say, day } = useTongue();
  const [{ data }] = useQuery({ query: MineQuery, requestPolicy: 'cache-and-network' });
  const me = data?.viewer?.accountId;
  const [held] = useQuery({ query: HoldingsQuery, variables: { person: me ?? '' }, pause: !me });
  const give = useAct(Delegate, ['Delegation', 'TeamMember']);
  const end = useAct(End, ['TeamMember']);
  const [given, setGiven] = useState({ holding: '', to: '', from: '', until: '' });
  const holdings = held.data?.roleHoldings.filter(({ until }) => until === null) ?? [];
  async function send(event: React.FormEvent) {
    event.preventDefault();
    const jalali = (text: string) => latinDigits(text.trim());
    await give.act({
      holding: given.holding || (holdings[0]?.id ?? ''),
      to: given.to.trim(),
      from: jalali(given.from) || null,
      until: jalali(given.until),
    });
  }
  const input = (name: 'to' | 'from' | 'until', label: string) => (
    <Question label={label}>
      {(ties) => (
        <input
          {...ties}
          dir="ltr"
          value={given[name]}
          onChange={({ target }) => setGiven({ ...given, [name]: target.value })}
        />
      )}
    </Question>
  );
  return (
    <section className="card block" aria-labelledby="absence">
      <h2 id="absence">{say(teamWords.MY_ABSENCE)}</h2>
      <ul className="plain">
        {data?.delegations
          .filter(({ endedAt, holding }) => endedAt === null && holding.person === me)
          .map(({ id, delegate, from, until, holding }) => (
            <li key={id} className="check">
              <bdi>{delegate}</bdi>: {say(holding.role.title)} {day(from)} – {day(until)}{' '}
              <button type="button" className="button quiet small" onClick={() => end.act({ id })}>
                {say(teamWords.END)}
              </button>
            </li>
          ))}
      </ul>
      <form className="filters" onSubmit={send}>
        <Question label={say(teamWords.HOLDING)}>
          {(ties) => (
            <select
              {...ties}
              value={given.holding}
              onChange={({ target }) => setGiven({ ...given, holding: target.value })}
            >
              {holdings.length === 0 && <option value="">{say(workWords.NOTHING)}</option>}
              {holdings.map(({ id, role }) => (
                <option key={id} value={id}>
                  {say(role.title)}
                </option>
              ))}
            </select>
          )}
        </Question>
        {input('to', say(teamWords.TO))}
        {input('from', say(teamWords.FROM))}
        {input('until', say(teamWords.UNTIL_DAY))}
        <button type="submit" className="button second" aria-disabled={give.busy}>
          {say(teamWords.DELEGATE)}
        </button>
      </form>
      {give.refusal ?? end.refusal}
    </section>
  );
}
