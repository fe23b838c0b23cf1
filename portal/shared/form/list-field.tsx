import type { ReactNode } from 'react';
import type { AskedField } from '../../../forms/agenda/look.js';
import type { Schema } from '../../../forms/expression/schema.js';
import { useTongue } from '../language.js';
import { useForm } from './context.js';
import { Frame } from './frame.js';
import { fieldWords } from './messages.js';
import { wordingOf } from './wording.js';

interface ListProps {
  field: AskedField;
  items: Schema;
  /** draws a field of an element */
  show(field: AskedField): ReactNode;
}

/** Several of one thing, each with its own fields. */
export function ListField({ field, items, show }: ListProps) {
  const { answer } = useForm();
  const { say, language, number } = useTongue();
  const what = wordingOf(items, language).title ?? say(fieldWords.ITEM);
  const isFull = typeof field.schema.maxItems === 'number' && field.items.length >= field.schema.maxItems;
  const blank = items.type === 'object' ? {} : '';
  return (
    <Frame field={field} group>
      {() => (
        <>
          {field.items.length === 0 && <p className="dim">{say(fieldWords.NONE_YET)}</p>}
          {field.items.map((item, i) => (
            <div className="item" key={item.path}>
              <div className="row">
                <strong>
                  {what} {number(i + 1)}
                </strong>
                <button type="button" className="button quiet" onClick={() => answer(item.path, undefined)}>
                  {say(fieldWords.REMOVE({ what, number: i + 1 }))}
                </button>
              </div>
              {(item.fields.length > 0 ? item.fields : [item]).map(show)}
            </div>
          ))}
          {!isFull && (
            <button
              type="button"
              className="button second"
              onClick={() => answer(`${field.path}[${field.items.length}]`, blank)}
            >
              {say(fieldWords.ADD({ what }))}
            </button>
          )}
        </>
      )}
    </Frame>
  );
}
