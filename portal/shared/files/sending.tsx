import { useTongue } from '../language.js';
import { documentWords } from '../messages/documents.js';

interface SendingProps {
  /** of the document that the file is for */
  title: string;
  /** 0 to 1; undefined where nothing is on its way */
  progress: number | undefined;
  /** why the last one was not taken */
  refused: string | undefined;
}

/** How far a file has come, and why it has not. */
export function Sending({ title, progress, refused }: SendingProps) {
  const { say, number } = useTongue();
  return (
    <>
      <div role="status">
        {progress !== undefined && (
          <>
            <progress value={progress} aria-label={title} />
            <small>{say(documentWords.PROGRESS({ percent: number(Math.round(progress * 100)) }))}</small>
          </>
        )}
      </div>
      {refused !== undefined && (
        <p className="issue" role="alert">
          {say(documentWords.FAILED({ why: refused }))}
        </p>
      )}
    </>
  );
}
