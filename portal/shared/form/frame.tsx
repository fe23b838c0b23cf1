import type { ReactNode } from 'react';
import type { AskedField } from '../../../forms/agenda/look.js';
import { useTongue } from '../language.js';
import { idOf, useForm } from './context.js';
import { fieldWords } from './messages.js';
import { wordingOf } from './wording.js';

interface FrameProps {
  field: AskedField;
  /** a question with several inputs has a legend instead of a label */
  group?: boolean;
  /** how an answer looks, where the form says nothing of it */
  example?: string | undefined;
  children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode;
}

/** A question with its help and what is wrong with the answer, tied together for those who listen. */
export function Frame({ field, group = false, example, children }: FrameProps) {
  const { say, language } = useTongue();
  const { issueAt } = useForm();
  const { title = field.name, description = example } = wordingOf(field.schema, language);
  const issue = issueAt(field.path);
  const id = idOf(field.path);
  const describedBy = [description && `${id}-help`, issue && `${id}-issue`].filter(Boolean).join(' ') || undefined;
  const name = (
    <>
      {title} {!field.needed && <small>({say(fieldWords.OPTIONAL)})</small>}
    </>
  );
  const rest = (
    <>
      {description && (
        <small id={`${id}-help`} className="help">
          {description}
        </small>
      )}
      {children({ id, describedBy, invalid: issue !== undefined })}
      {issue && (
        <p id={`${id}-issue`} className="issue">
          {say(issue)}
        </p>
      )}
    </>
  );
  if (group) {
    return (
      <fieldset className="question" aria-describedby={describedBy} id={id}>
        <legend>{name}</legend>
        {rest}
      </fieldset>
    );
  }
  return (
    <div className="question">
      <label htmlFor={id}>{name}</label>
      {rest}
    </div>
  );
}
