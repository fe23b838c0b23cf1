import { useState } from 'react';
import type { AskedField } from '../../../forms/agenda/look.js';
import { geometryText } from '../../../forms/geometry.js';
import { FileButton } from '../files/file-button.js';
import { useTongue } from '../language.js';
import { useForm } from './context.js';
import { Frame } from './frame.js';
import { fieldWords } from './messages.js';
import { valueAt } from './paths.js';
import { Area } from './value.js';

const TYPES = ['.geojson', '.json', 'application/geo+json', 'application/json'];

/** An area of the ground, from a file or pasted; drawn once it is one, so that a wrong one is seen to be. */
export function GeometryField({ field }: { field: AskedField }) {
  const { answers, answer } = useForm();
  const { say } = useTongue();
  const { path } = field;
  const given = valueAt(answers, path);
  const [typed, setTyped] = useState<string>();
  /** What is no area is kept as it is: the form says what is wrong with it. */
  function take(text: string) {
    setTyped(undefined);
    answer(path, text.trim() === '' ? undefined : (geometryText(text) ?? text.trim()));
  }
  return (
    <Frame field={field}>
      {({ id, describedBy, invalid }) => (
        <>
          {given !== undefined && <Area of={given} />}
          <textarea
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            rows={3}
            dir="ltr"
            spellCheck={false}
            placeholder='{"type": "Polygon", "coordinates": …}'
            value={typed ?? (given === undefined ? '' : String(given))}
            onChange={({ target }) => setTyped(target.value)}
            onBlur={() => typed !== undefined && take(typed)}
          />
          <p className="row">
            <FileButton
              name={say(fieldWords.GEOMETRY_FILE)}
              accept={TYPES}
              onFiles={async ([file]) => {
                if (file) take(await file.text());
              }}
            />
          </p>
        </>
      )}
    </Frame>
  );
}
