import { useState } from 'react';
import { useTongue } from '../../shared/language.js';
import { workWords } from '../../shared/work/messages.js';
import { Question } from '../../shared/work/question.js';
import { useAct } from '../../shared/work/use-act.js';
import { peopleWords } from './messages.js';
import { SavePerson } from './operations.js';

/** Registers somebody, or corrects their entry, under the id that the sign-in provider knows them by. */
export function NewPerson() {
  const { say } = useTongue();
  const save = useAct(SavePerson, ['Person', 'PersonConnection']);
  const [given, setGiven] = useState({ ID: '', NAME_FA: '', NAME_EN: '', OFFICE: '' });
  const [done, setDone] = useState(false);
  async function send(event: React.FormEvent) {
    event.preventDefault();
    const name = { fa: given.NAME_FA.trim(), en: given.NAME_EN.trim() };
    setDone(Boolean(await save.act({ id: given.ID.trim(), name, officeId: given.OFFICE.trim() || null })));
  }
  return (
    <details className="block">
      <summary>{say(peopleWords.NEW)}</summary>
      <form className="filters" onSubmit={send}>
        {(['ID', 'NAME_FA', 'NAME_EN', 'OFFICE'] as const).map((name) => (
          <Question key={name} label={say(peopleWords[name])}>
            {(ties) => (
              <input
                {...ties}
                dir="auto"
                value={given[name]}
                onChange={({ target }) => setGiven({ ...given, [name]: target.value })}
              />
            )}
          </Question>
        ))}
        <button type="submit" className="button">
          {say(workWords.SAVE)}
        </button>
      </form>
      {save.refusal}
      {done && <p role="status">{say(workWords.DONE)}</p>}
    </details>
  );
}
