import { AnswerStanding, isAskedOfEntry } from '../shared/entry-asked.js';
import { WorkFilesOf } from '../shared/files/work-files.js';
import { Filled } from '../shared/form/filled.js';
import { InWords } from '../shared/in-words.js';
import { useTongue } from '../shared/language.js';
import type { DeskTask } from './operations.js';

type Other = DeskTask['application']['tasks'][number];

/** What others have found in the case by now, each by the form of their work, and who of a list is still asked. */
export function Found({ of }: { of: readonly Other[] }) {
  return of
    .filter((task) => isAskedOfEntry(task) || task.chosen || (task.form && task.answers) || task.files.length > 0)
    .map((task) => <One key={task.id} task={task} />);
}

function One({ task }: { task: Other }) {
  const { id, step, chosen, entry, form: asked, answers: given } = task;
  const { say } = useTongue();
  return (
    <section className="stated">
      <h3>{say(step.title)}</h3>
      {isAskedOfEntry(task) ? <AnswerStanding of={task} /> : chosen && <p>{say(chosen.title)}</p>}
      <InWords of={entry} />
      <Filled of={asked} answers={given} />
      <WorkFilesOf id={id} of={task} />
    </section>
  );
}
