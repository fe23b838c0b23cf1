import type { ReactNode } from 'react';
import { isCalculated } from '../../../forms/agenda/calculated.js';
import type { AskedField } from '../../../forms/agenda/look.js';
import { useTongue } from '../language.js';
import { hintsAt, idOf, useForm } from './context.js';
import { fieldWords } from './messages.js';
import { Value } from './value.js';
import { wordIn, wordingOf } from './wording.js';

interface FrameProps {
  field: AskedField;
  /** a question with several inputs has a legend instead of a label */
  group?: boolean;
  children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode;
}

/** A question with its help and what is wrong with the answer, tied together for those who listen. */
export function Frame({ field, group = false, children }: FrameProps) {
  const { say, language } = useTongue();
  const { ui, issueAt, correctionAt } = useForm();
  const { title = field.name, description } = wordingOf(field.schema, language);
  const help = wordIn(hintsAt(ui, field.path)['ui:help'], language) ?? description;
  const [example] = Array.isArray(field.schema.examples) ? field.schema.examples : [];
  const issue = issueAt(field.path);
  const correction = correctionAt?.(field.path);
  const id = idOf(field.path);
  const optional = field.needed ? undefined : fieldWords.OPTIONAL;
  const aside = isCalculated(field.schema) ? fieldWords.CALCULATED : optional;
  const describedBy =
    [(help || example !== undefined) && `${id}-help`, correction && `${id}-correction`, issue && `${id}-issue`]
      .filter(Boolean)
      .join(' ') || undefined;
  const name = (
    <>
      {title} {aside && <small>({say(aside)})</small>}
    </>
  );
  const rest = (
    <>
      {(help || example !== undefined) && (
        <small id={`${id}-help`} className="help">
          {help}{' '}
          {example !== undefined && (
            <>
              {say(fieldWords.EXAMPLE)} <Value of={example} schema={field.schema} />
            </>
          )}
        </small>
      )}
      {correction && (
        <p id={`${id}-correction`} className="correction">
          {say(fieldWords.CORRECTION)} <bdi>{correction}</bdi>
        </p>
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
