import { useState } from 'react';
import { useQuery } from 'urql';
import { useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';
import { Question } from '../shared/work/question.js';
import { useAct } from '../shared/work/use-act.js';
import { queueWords } from './messages.js';
import { AssignAll, TeamQuery } from './operations.js';
import type { Told } from './told.js';

interface AssignProps {
  ids: readonly string[];
  /** those that were refused, each with its reason; none where all were given */
  onDone(told: Told[]): void;
}

/** Gives tasks to somebody of the team, with a reason that they are told. */
export function Assign({ ids, onDone }: AssignProps) {
  const { say, number } = useTongue();
  const [{ data }] = useQuery({ query: TeamQuery });
  const assign = useAct(AssignAll, ['Task', 'TaskCounts', 'TeamMember']);
  const [given, setGiven] = useState({ to: '', reason: '' });
  if (!data) return null;
  async function send(event: React.FormEvent) {
    event.preventDefault();
    const done = await assign.act({ ids: ids.slice(0, 50), to: given.to, reason: given.reason.trim() });
    if (done) onDone(done.reassignTasks.filter(({ code }) => code !== null));
  }
  return (
    <form onSubmit={send} className="filters">
      <Question label={say(queueWords.ASSIGN_TO)}>
        {(ties) => (
          <select
            {...ties}
            required
            value={given.to}
            onChange={({ target }) => setGiven({ ...given, to: target.value })}
          >
            <option value="">{say(workWords.NOTHING)}</option>
            {data.team.map(({ person, claimed }) => (
              <option key={person.id} value={person.id}>
                {say(person.name)} ({number(claimed)})
              </option>
            ))}
          </select>
        )}
      </Question>
      <Question label={say(workWords.REASON)}>
        {(ties) => (
          <input
            {...ties}
            value={given.reason}
            onChange={({ target }) => setGiven({ ...given, reason: target.value })}
          />
        )}
      </Question>
      <button type="submit" className="button second" aria-disabled={assign.busy}>
        {say(queueWords.ASSIGN)}
      </button>
      {assign.refusal}
    </form>
  );
}
