import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { agendaBy } from '../../forms/agenda/look.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { Asked } from '../shared/asked.js';
import { EvaluationShown } from '../shared/evaluation/evaluation.js';
import { Answers } from '../shared/form/answers.js';
import { conditionsOf } from '../shared/form/conditions.js';
import { FormContext, type FormState } from '../shared/form/context.js';
import { useTongue } from '../shared/language.js';
import { NotFoundPage } from '../shared/not-found-page.js';
import { Page } from '../shared/page.js';
import { Changes } from './changes.js';
import { Decision } from './decision.js';
import { taskWords } from './messages.js';
import { type DeskTask, TaskQuery } from './operations.js';

/** A case as whoever decides needs it: what changed and what fails first, then everything else, then the decision. */
export default function TaskPage() {
  const { id } = useParams({ from: '/desk/task/$id' });
  const found = useQuery({ query: TaskQuery, variables: { id }, requestPolicy: 'network-only' });
  return <Asked of={found}>{({ task }) => (task ? <TaskShown key={task.id} task={task} /> : <NotFoundPage />)}</Asked>;
}

function TaskShown({ task }: { task: DeskTask }) {
  const { say, code } = useTongue();
  const { step, application } = task;
  const { reference, permitType, evaluation, documents, revision } = application;
  return (
    <Page title={`${say(step.title)}: ${say(permitType.title)} ${code(reference)}`}>
      <p>
        <Link to="/desk">{say(taskWords.TO_QUEUE)}</Link>
      </p>
      {revision > 1 && <Changes reference={reference} revision={revision} />}
      {evaluation && <EvaluationShown evaluation={evaluation} />}
      <h2>{say(taskWords.ANSWERS)}</h2>
      <Stated application={application} />
      {documents.length > 0 && <h2>{say(taskWords.DOCUMENTS)}</h2>}
      <ul>
        {documents.map(({ id, fileName, url }) => (
          <li key={id}>
            <a href={url} target="_blank" rel="noreferrer">
              <bdi>{fileName}</bdi>
            </a>
          </li>
        ))}
      </ul>
      <Decision task={task} />
    </Page>
  );
}

/** The answers in the order of their form, to be read. */
function Stated({ application: { answers: given, permitType } }: { application: DeskTask['application'] }) {
  const form = useMemo(() => {
    const answers = given as Record<string, unknown>;
    const of = { schema: permitType.formSchema, ui: permitType.uiSchema } as FormDefinition['form'];
    const state: FormState = { ...of, answers, answer: () => undefined, issueAt: () => undefined };
    return { state, fields: agendaBy(conditionsOf(of.schema), of, answers).fields };
  }, [given, permitType]);
  return (
    <FormContext value={form.state}>
      <Answers of={form.fields} />
    </FormContext>
  );
}
