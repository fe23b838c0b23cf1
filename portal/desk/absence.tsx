import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { DayInput } from '../shared/day-input.js';
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
    await give.act({
      holding: given.holding || (holdings[0]?.id ?? ''),
      to: given.to.trim(),
      from: given.from || null,
      until: given.until,
    });
  }
  const dayOf = (name: 'from' | 'until', label: string) => (
    <fieldset className="question">
      <legend>{label}</legend>
      <DayInput
        id={`absence-${name}`}
        value={given[name]}
        onChange={(chosen) => setGiven((before) => ({ ...before, [name]: chosen ?? '' }))}
      />
    </fieldset>
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
        <Question label={say(teamWords.TO)}>
          {(ties) => (
            <input
              {...ties}
              dir="ltr"
              value={given.to}
              onChange={({ target }) => setGiven({ ...given, to: target.value })}
            />
          )}
        </Question>
        {dayOf('from', say(teamWords.FROM))}
        {dayOf('until', say(teamWords.UNTIL_DAY))}
        <button type="submit" className="button second" aria-disabled={give.busy}>
          {say(teamWords.DELEGATE)}
        </button>
      </form>
      {give.refusal ?? end.refusal}
    </section>
  );
}
