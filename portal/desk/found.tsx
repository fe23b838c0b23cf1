import { AnswerStanding, isAskedOfEntry } from '../shared/entry-asked.js';
import { WorkFilesOf } from '../shared/files/work-files.js';
import { Filled } from '../shared/form/filled.js';
import { InWords } from '../shared/in-words.js';
import { useTongue } from '../shared/language.js';
import { reasonOf } from '../shared/said-with.js';
import type { DeskTask } from './operations.js';

type Application = DeskTask['application'];
type Other = Application['tasks'][number];

/** What others have found in the case by now, each by the form of their work, and who of a list is still asked. */
export function Found({ of, timeline }: { of: readonly Other[]; timeline: Application['timeline'] }) {
  // Of what happens to a task only its decision may set conditions.
  const decided = timeline.filter(({ data }) => 'conditions' in Object(data));
  const said = new Map(decided.map(({ data }) => [Object(data).task, reasonOf(data)]));
  return of
    .filter((task) => isAskedOfEntry(task) || task.chosen || (task.form && task.answers) || task.files.length > 0)
    .map((task) => <One key={task.id} task={task} reason={said.get(task.id)} />);
}

function One({ task, reason }: { task: Other; reason: string | undefined }) {
  const { id, step, chosen, entry, form: asked, answers: given } = task;
  const { say } = useTongue();
  return (
    <section className="stated">
      <h3>{say(step.title)}</h3>
      {isAskedOfEntry(task) ? <AnswerStanding of={task} /> : chosen && <p>{say(chosen.title)}</p>}
      {reason && (
        <blockquote>
          <bdi>{reason}</bdi>
        </blockquote>
      )}
      <InWords of={entry} />
      <Filled of={asked} answers={given} />
      <WorkFilesOf id={id} of={task} />
    </section>
  );
}
