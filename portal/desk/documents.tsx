import { lazy, Suspense, useState } from 'react';
import { useTongue } from '../shared/language.js';
import { stateWords } from '../shared/messages/shell.js';
import { taskWords } from './messages.js';
import type { DeskTask } from './operations.js';

const DocumentView = lazy(() => import('../shared/viewer/document-view.js'));

/** The attached files by what they are, and the one that is looked at. */
export function Documents({ application: { documents, documentsRequired } }: { application: DeskTask['application'] }) {
  const { say, number } = useTongue();
  const [open, setOpen] = useState<string>();
  const titles = new Map(documentsRequired.map(({ document: { code, title } }) => [code, say(title)]));
  const file = documents.find(({ id }) => id === open);
  return (
    <section className="block" aria-labelledby="documents">
      <h2 id="documents">{say(taskWords.DOCUMENTS)}</h2>
      {documents.length === 0 && <p className="dim">{say(taskWords.NO_DOCUMENTS)}</p>}
      <ul className="tasks">
        {documents.map(({ id, code, fileName, url, size }) => (
          <li key={id}>
            <button
              type="button"
              className="button quiet small"
              aria-pressed={id === open}
              onClick={() => setOpen(id === open ? undefined : id)}
            >
              {titles.get(code) ?? code}
            </button>
            <a href={url} target="_blank" rel="noreferrer">
              <bdi>{fileName}</bdi> <small>{say(taskWords.KILOBYTES({ size: number(Math.ceil(size / 1024)) }))}</small>
            </a>
          </li>
        ))}
      </ul>
      {file && (
        <Suspense fallback={<p role="status">{say(stateWords.LOADING)}</p>}>
          <DocumentView key={file.id} url={file.url} mediaType={file.mediaType} name={file.fileName} />
        </Suspense>
      )}
    </section>
  );
}
