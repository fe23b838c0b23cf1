import { useState } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../shared/api/graphql.js';
import { Asked } from '../../shared/asked.js';
import { Answers } from '../../shared/form/answers.js';
import { FormContext } from '../../shared/form/context.js';
import { useFormState } from '../../shared/form/use-form-state.js';
import { wordingOf } from '../../shared/form/wording.js';
import { useTongue } from '../../shared/language.js';
import { caseWords } from './messages.js';
import { StatedQuery } from './operations.js';

/** What was stated, fetched once somebody wants to see it. */
export function Stated({ reference }: { reference: string }) {
  const { say } = useTongue();
  const [isOpen, setOpen] = useState(false);
  const asked = useQuery({ query: StatedQuery, variables: { reference }, pause: !isOpen });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(caseWords.ANSWERS)}</summary>
      {isOpen && <Asked of={asked}>{({ application }) => application && <Shown of={application} />}</Asked>}
    </details>
  );
}

function Shown({ of }: { of: NonNullable<ResultOf<typeof StatedQuery>['application']> }) {
  const { language } = useTongue();
  const answers = (of.answers ?? {}) as Record<string, unknown>;
  const { form, agenda } = useFormState({ of: of.permitType, answers, issues: [], answer: () => undefined });
  return (
    <FormContext value={{ ...form, files: { list: of.documents, acceptOf: () => [] } }}>
      {agenda.fields.map((field) => (
        <div key={field.path}>
          <h3>{wordingOf(field.schema, language).title ?? field.name}</h3>
          <Answers of={field.fields.length > 0 ? field.fields : [field]} />
        </div>
      ))}
    </FormContext>
  );
}
