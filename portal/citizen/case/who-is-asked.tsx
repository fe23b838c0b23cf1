import { AnswerStanding, isAskedOfEntry } from '../../shared/entry-asked.js';
import { InWords } from '../../shared/in-words.js';
import { useTongue } from '../../shared/language.js';
import { askedWords } from '../../shared/messages/asked-of.js';
import type { Case } from './operations.js';

/** Everybody who is asked for an entry of the answers, as each neighbour, with what was stated of them and how their answer stands. */
export function WhoIsAsked({ of }: { of: Case }) {
  const { say } = useTongue();
  const asked = of.tasks.filter(isAskedOfEntry);
  if (asked.length === 0) return null;
  return (
    <section aria-labelledby="who-is-asked">
      <h2 id="who-is-asked">{say(askedWords.TITLE)}</h2>
      {asked.map((task) => (
        <section key={task.id} className="stated">
          <h3>{say(task.step.title)}</h3>
          <AnswerStanding of={task} />
          <InWords of={task.entry} />
        </section>
      ))}
    </section>
  );
}
