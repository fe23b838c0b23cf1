import { useState } from 'react';
import type { AskedField } from '../../../forms/agenda/look.js';
import { fileOf } from '../../../forms/files-in-form.js';
import { FileButton } from '../files/file-button.js';
import { RefusedFileError } from '../files/send-file.js';
import { Sending } from '../files/sending.js';
import { useTongue } from '../language.js';
import { documentWords } from '../messages/documents.js';
import { useForm } from './context.js';
import { FileLink } from './file-link.js';
import { Frame } from './frame.js';
import { valueAt } from './paths.js';
import { wordingOf } from './wording.js';

/** A file that stands in a field: sent at once, and the field's answer once it is there. */
export function FileField({ field }: { field: AskedField }) {
  const { answers, answer, files } = useForm();
  const { say, language } = useTongue();
  const [progress, setProgress] = useState<number>();
  const [refused, setRefused] = useState<string>();
  const { path, schema, name } = field;
  const title = wordingOf(schema, language).title ?? name;
  const given = valueAt(answers, path);
  const code = fileOf(schema) ?? '';

  async function send([file]: File[]) {
    if (!file || !files?.attach) return;
    setRefused(undefined);
    try {
      answer(path, await files.attach(code, file, setProgress));
    } catch (error) {
      if (!(error instanceof RefusedFileError)) throw error;
      setRefused(`${file.name}: ${say(error.why)}`);
    }
    setProgress(undefined);
  }
  return (
    <Frame field={field} group>
      {() => (
        <>
          {given !== undefined && (
            <p className="row">
              <FileLink of={given} />
              <button type="button" className="button quiet" onClick={() => answer(path, undefined)}>
                {say(documentWords.REMOVE({ name: title }))}
              </button>
            </p>
          )}
          {files?.attach && (
            <p className="row">
              <FileButton name={say(documentWords.CHOOSE({ title }))} accept={files.acceptOf(code)} onFiles={send} />
              {files.acceptOf(code).includes('image/jpeg') && (
                <FileButton
                  name={say(documentWords.PHOTOGRAPH({ title }))}
                  accept={['image/*']}
                  capture
                  onFiles={send}
                />
              )}
            </p>
          )}
          <Sending title={title} progress={progress} refused={refused} />
        </>
      )}
    </Frame>
  );
}
