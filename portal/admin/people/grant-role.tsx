import { useState } from 'react';
import { type LocalizedText, useTongue } from '../../shared/language.js';
import { Question } from '../../shared/work/question.js';
import { useAct } from '../../shared/work/use-act.js';
import { peopleWords } from './messages.js';
import { Grant, type Organisation } from './operations.js';

/** Gives somebody a role; one that reaches far is proposed to another administrator. */
export function GrantRole({
  person,
  organisation: { roles, units, districts },
}: {
  person: string;
  organisation: Organisation;
}) {
  const { say } = useTongue();
  const grant = useAct(Grant, ['Person', 'RoleHolding', 'Proposal']);
  const [given, setGiven] = useState({ role: '', unit: '', district: '' });
  const [proposed, setProposed] = useState(false);
  const choose = (
    name: keyof typeof given,
    none: LocalizedText,
    of: readonly { id: string; title: LocalizedText }[],
  ) => (
    <Question label={say(peopleWords[name.toUpperCase() as 'ROLE'])}>
      {(ties) => (
        <select {...ties} value={given[name]} onChange={({ target }) => setGiven({ ...given, [name]: target.value })}>
          <option value="">{say(none)}</option>
          {of.map(({ id, title }) => (
            <option key={id} value={id}>
              {say(title)}
            </option>
          ))}
        </select>
      )}
    </Question>
  );
  async function send() {
    const { role, unit, district } = given;
    const done = await grant.act({ person, role, unit: unit || null, district: district || null });
    if (done) setProposed(done.grantRole === null);
  }
  return (
    <details>
      <summary>{say(peopleWords.GRANT)}</summary>
      {choose('role', peopleWords.NO_UNIT, roles)}
      {choose('unit', peopleWords.NO_UNIT, units)}
      {choose('district', peopleWords.EVERYWHERE, districts)}
      {grant.refusal}
      {proposed && (
        <p className="notice" role="status">
          {say(peopleWords.PROPOSED)}
        </p>
      )}
      <button type="button" className="button small" aria-disabled={grant.busy} onClick={send}>
        {say(peopleWords.GRANT)}
      </button>
    </details>
  );
}
