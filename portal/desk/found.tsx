import { useMemo } from 'react';
import { agendaBy } from '../../forms/agenda/look.js';
import type { Schema } from '../../forms/expression/schema.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { AnswerStanding, isAskedOfEntry } from '../shared/entry-asked.js';
import { WorkFilesOf } from '../shared/files/work-files.js';
import { Answers } from '../shared/form/answers.js';
import { conditionsOf } from '../shared/form/conditions.js';
import { FormContext, type FormState } from '../shared/form/context.js';
import { useNames } from '../shared/form/names.js';
import { InWords } from '../shared/in-words.js';
import { useTongue } from '../shared/language.js';
import type { DeskTask } from './operations.js';

type Other = DeskTask['application']['tasks'][number];

const NOTHING = { type: 'object' };

/** What others have found in the case by now, each by the form of their work, and who of a list is still asked. */
export function Found({ of, type }: { of: readonly Other[]; type: DeskTask['application']['permitType'] }) {
  return of
    .filter((task) => isAskedOfEntry(task) || task.chosen || (task.form && task.answers) || task.files.length > 0)
    .map((task) => <One key={task.id} task={task} type={type} />);
}

function One({ task, type }: { task: Other; type: DeskTask['application']['permitType'] }) {
  const { id, step, chosen, entry, form: asked, answers: given } = task;
  const { say } = useTongue();
  const { code, version } = type;
  const source = useMemo(() => ({ permitType: code, version, step: step.id }), [code, version, step.id]);
  const schema = useNames((asked?.formSchema ?? NOTHING) as Schema, given, source);
  const form = useMemo(() => {
    const answers = (given ?? {}) as Record<string, unknown>;
    const of = { schema, ui: asked?.uiSchema ?? {} } as FormDefinition['form'];
    const state: FormState = { ...of, answers, answer: () => undefined, issueAt: () => undefined };
    return { state, fields: agendaBy(conditionsOf(of.schema), of, answers).fields };
  }, [schema, asked, given]);
  return (
    <section className="stated">
      <h3>{say(step.title)}</h3>
      {isAskedOfEntry(task) ? <AnswerStanding of={task} /> : chosen && <p>{say(chosen.title)}</p>}
      <InWords of={entry} />
      {given != null && (
        <FormContext value={form.state}>
          <Answers of={form.fields} />
        </FormContext>
      )}
      <WorkFilesOf id={id} of={task} />
    </section>
  );
}
