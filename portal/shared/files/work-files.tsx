import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql, type ResultOf } from '../api/graphql.js';
import { useTongue } from '../language.js';
import { documentWords } from '../messages/documents.js';
import { FileButton } from './file-button.js';
import { RefusedFileError, sendFile } from './send-file.js';
import { Sending } from './sending.js';

export const WorkFilesFragment = graphql(`
  fragment WorkFiles on Task @_unmask {
    documentsAsked { code title { fa en } optional many maxFiles accept }
    files { id code fileName url note takenAt takenAtFrom latitude longitude placeFrom }
  }
`);

type WorkFiles = ResultOf<typeof WorkFilesFragment>;
type Asked = WorkFiles['documentsAsked'][number];
type File_ = WorkFiles['files'][number];

const Remove = graphql(`
  mutation RemoveFromTask($id: ID!, $file: ID!) {
    removeFromTask(id: $id, file: $file) { id files { id } }
  }
`);

const RemoveOwn = graphql(`
  mutation RemoveFromInvitation($id: ID!, $file: ID!) {
    removeFromInvitation(id: $id, file: $file) { id files { id } }
  }
`);

/** By whoever decides, by the applying side, or by whoever is invited to answer. */
type By = 'attachToTask' | 'attachEvidence' | 'attachToInvitation';

const attach = (by: By) => `
  mutation Attach($id: ID!, $code: ID!, $file: Upload!, $note: String, $takenAt: DateTime, $latitude: Float, $longitude: Float) {
    ${by}(id: $id, code: $code, file: $file, note: $note, takenAt: $takenAt, latitude: $latitude, longitude: $longitude) { id }
  }`;

const TITLES = {
  attachToTask: documentWords.TITLE,
  attachEvidence: documentWords.EVIDENCE,
  attachToInvitation: documentWords.ASKED_OF_YOU,
};

interface Props {
  id: string;
  of: WorkFiles;
  /** undefined where the caller only looks */
  by?: By | undefined;
  onChange?(): void;
}

/** What is attached to a task, by what it is, with when and where photographs were taken. */
export function WorkFilesOf({ id, of, by, onChange = () => undefined }: Props) {
  const { say } = useTongue();
  const shown = of.documentsAsked.filter(({ code }) => by || of.files.some((file) => file.code === code));
  if (shown.length === 0) return null;
  return (
    <section aria-label={say(TITLES[by ?? 'attachToTask'])}>
      <h3>{say(TITLES[by ?? 'attachToTask'])}</h3>
      {shown.map((asked) => (
        <One
          key={asked.code}
          id={id}
          asked={asked}
          files={of.files.filter(({ code }) => code === asked.code)}
          by={by}
          onChange={onChange}
        />
      ))}
    </section>
  );
}

function One({
  id,
  asked,
  files,
  by,
  onChange,
}: Omit<Props, 'of'> & { asked: Asked; files: File_[]; onChange(): void }) {
  const { say } = useTongue();
  const [progress, setProgress] = useState<number>();
  const [refused, setRefused] = useState<string>();
  const [note, setNote] = useState('');
  const [, remove] = useMutation<unknown, { id: string; file: string }>(
    by === 'attachToInvitation' ? RemoveOwn : Remove,
  );
  const { code, many, maxFiles, accept, optional } = asked;
  const title = say(asked.title);

  async function send(chosen: File[], isTaken = false) {
    setRefused(undefined);
    const place = isTaken ? await whereNow() : {};
    for (const file of chosen) {
      const taken = isTaken ? { takenAt: new Date().toISOString(), ...place } : {};
      const variables = { id, code, note: note.trim() || null, ...taken };
      try {
        await sendFile({ query: attach(by ?? 'attachToTask'), variables, file, onProgress: setProgress });
      } catch (error) {
        if (!(error instanceof RefusedFileError)) throw error;
        setRefused(`${file.name}: ${say(error.why)}`);
      }
    }
    setProgress(undefined);
    setNote('');
    onChange();
  }
  return (
    <div className="question" id={`w-${code}`}>
      <h4>
        {title} {optional && <small>({say(documentWords.OPTIONAL)})</small>}
      </h4>
      <ul className="files">
        {files.map((file) => (
          <li key={file.id}>
            <a href={file.url} target="_blank" rel="noreferrer">
              <bdi>{file.fileName}</bdi>
            </a>
            {file.note && (
              <p>
                <bdi>{file.note}</bdi>
              </p>
            )}{' '}
            <Taken of={file} />
            {(by === 'attachToTask' || by === 'attachToInvitation') && (
              <button
                type="button"
                className="button quiet small"
                onClick={() => void remove({ id, file: file.id }).then(onChange)}
              >
                {say(documentWords.REMOVE({ name: file.fileName }))}
              </button>
            )}
          </li>
        ))}
      </ul>
      {by && (files.length < maxFiles || !many) && (
        <>
          <label htmlFor={`note-${code}`}>{say(documentWords.NOTE)}</label>
          <input
            id={`note-${code}`}
            type="text"
            maxLength={1000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
          <p className="row">
            <FileButton name={say(documentWords.CHOOSE({ title }))} accept={accept} many={many} onFiles={send} />
            {accept.includes('image/jpeg') && (
              <FileButton
                name={say(documentWords.PHOTOGRAPH({ title }))}
                accept={['image/*']}
                capture
                onFiles={(chosen) => send(chosen, true)}
              />
            )}
          </p>
        </>
      )}
      <Sending title={title} progress={progress} refused={refused} />
    </div>
  );
}

/** When and where a photograph was taken, and who says so. */
function Taken({ of: { takenAt, takenAtFrom, latitude, longitude, placeFrom } }: { of: File_ }) {
  const { say, moment, number } = useTongue();
  const by = (from: 'FILE' | 'CLIENT' | null) =>
    say(from === 'FILE' ? documentWords.BY_PICTURE : documentWords.BY_SENDER);
  return (
    <small>
      {takenAt && (
        <>
          {say(documentWords.TAKEN({ at: moment(takenAt) }))} ({by(takenAtFrom)}){' '}
        </>
      )}
      {latitude !== null && longitude !== null && (
        <>
          {say(documentWords.PLACE({ latitude: number(Number(latitude)), longitude: number(Number(longitude)) }))} (
          {by(placeFrom)})
        </>
      )}
    </small>
  );
}

/** Where the device is, where it knows and may say so; a picture is sent without. */
function whereNow(): Promise<{ latitude?: number; longitude?: number }> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve({});
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      () => resolve({}),
      { timeout: 5_000, maximumAge: 60_000 },
    );
  });
}
