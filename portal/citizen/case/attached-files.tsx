import { useTongue } from '../../shared/language.js';
import { caseWords } from './messages.js';
import type { Case } from './operations.js';

/** The files of a case under the names of what they are. */
export function AttachedFiles({ of: { documents, permitType } }: { of: Case }) {
  const { say, number } = useTongue();
  if (documents.length === 0) return null;
  const titles = new Map(permitType.documents.map(({ code, title }) => [code, title]));
  return (
    <details>
      <summary>{say(caseWords.DOCUMENTS({ count: number(documents.length) }))}</summary>
      <ul>
        {documents.map(({ id, code, fileName, url }) => {
          const title = titles.get(code);
          return (
            <li key={id}>
              {title && <>{say(title)}: </>}
              <a href={url}>
                <bdi>{fileName}</bdi>
              </a>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
