import type { AskedField } from '../../../forms/agenda/look.js';
import { useTongue } from '../language.js';
import { idOf, useForm } from './context.js';
import { valueAt } from './paths.js';
import { wordingOf } from './wording.js';

/** What has to be declared: a box that nobody but the person ticks. */
export function DeclarationField({ field }: { field: AskedField }) {
  const { answers, answer, issueAt } = useForm();
  const { say, language } = useTongue();
  const id = idOf(field.path);
  const issue = issueAt(field.path);
  return (
    <div className="question">
      <label className="choice">
        <input
          id={id}
          type="checkbox"
          aria-invalid={issue !== undefined}
          aria-describedby={issue && `${id}-issue`}
          checked={valueAt(answers, field.path) === true}
          onChange={({ target }) => answer(field.path, target.checked ? true : undefined)}
        />
        {wordingOf(field.schema, language).title ?? field.name}
      </label>
      {issue && (
        <p id={`${id}-issue`} className="issue">
          {say(issue)}
        </p>
      )}
    </div>
  );
}
