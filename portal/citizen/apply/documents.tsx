import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import type { Schema } from '../../../forms/expression/schema.js';
import { codesInForm } from '../../../forms/files-in-form.js';
import { Asked } from '../../shared/asked.js';
import { FileButton } from '../../shared/files/file-button.js';
import { RefusedFileError } from '../../shared/files/send-file.js';
import { Sending } from '../../shared/files/sending.js';
import { fieldWords } from '../../shared/form/messages.js';
import { useTongue } from '../../shared/language.js';
import { documentWords } from '../../shared/messages/documents.js';
import { attachFile } from './attach.js';
import { type AskedDocument, DocumentsQuery, type Draft, RemoveDocument } from './operations.js';

/** The papers that are asked for now and not in a field of the form, each sent by itself with its progress, and taken out again. */
export function Documents({ draft: { reference, corrections, permitType } }: { draft: Draft }) {
  const asked = useQuery({ query: DocumentsQuery, variables: { reference }, requestPolicy: 'network-only' });
  const [, again] = asked;
  return (
    <Asked of={asked}>
      {({ application }) =>
        application?.documentsRequired
          .filter(({ document }) => !codesInForm(permitType.formSchema as Schema).has(document.code))
          .map((each) => (
            <DocumentCard
              key={each.document.code}
              reference={reference}
              asked={each}
              correction={corrections.find(({ path }) => path === each.document.code)?.text}
              onChange={() => again({ requestPolicy: 'network-only' })}
            />
          ))
      }
    </Asked>
  );
}

interface CardProps {
  reference: string;
  asked: AskedDocument;
  correction: string | undefined;
  onChange(): void;
}

function DocumentCard({ reference, asked, correction, onChange }: CardProps) {
  const { document, files, needed, why } = asked;
  const { say } = useTongue();
  const { code, many, maxFiles, accept } = document;
  const [progress, setProgress] = useState<number>();
  const [refused, setRefused] = useState<string>();
  const [, remove] = useMutation(RemoveDocument);
  const title = say(document.title);

  async function send(chosen: File[]) {
    setRefused(undefined);
    for (const file of chosen) {
      try {
        await attachFile({ reference, code, file, onProgress: setProgress });
      } catch (error) {
        if (!(error instanceof RefusedFileError)) throw error;
        setRefused(`${file.name}: ${say(error.why)}`);
      }
    }
    setProgress(undefined);
    onChange();
  }
  return (
    <section className="card document" id={`d-${code}`}>
      <h2>
        {title} {!needed && <small>({say(documentWords.OPTIONAL)})</small>}
      </h2>
      <p className="dim">{say(why)}</p>
      {correction && (
        <p className="correction">
          {say(fieldWords.CORRECTION)} <bdi>{correction}</bdi>
        </p>
      )}
      <ul className="files">
        {files.map(({ id, fileName, url }) => (
          <li key={id} className="row">
            <a href={url}>
              <bdi>{fileName}</bdi>
            </a>
            <span className="badge good">{say(documentWords.ATTACHED)}</span>
            <button
              type="button"
              className="button quiet"
              onClick={async () => {
                await remove({ reference, code, id });
                onChange();
              }}
            >
              {say(documentWords.REMOVE({ name: fileName }))}
            </button>
          </li>
        ))}
      </ul>
      {(files.length < maxFiles || !many) && (
        <p className="row">
          <FileButton name={say(documentWords.CHOOSE({ title }))} accept={accept} many={many} onFiles={send} />
          {accept.includes('image/jpeg') && (
            <FileButton name={say(documentWords.PHOTOGRAPH({ title }))} accept={['image/*']} capture onFiles={send} />
          )}
        </p>
      )}
      <Sending title={title} progress={progress} refused={refused} />
    </section>
  );
}
