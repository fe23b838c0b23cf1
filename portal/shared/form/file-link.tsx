import { useTongue } from '../language.js';
import { documentWords } from '../messages/documents.js';
import { useForm } from './context.js';

/** The file that an answer names, to be opened beside the other answers of its entry. */
export function FileLink({ of }: { of: unknown }) {
  const { files } = useForm();
  const { say } = useTongue();
  const file = files?.list.find(({ sha256 }) => sha256 === of);
  if (!file) return say(documentWords.ATTACHED);
  return (
    <a href={file.url} target="_blank" rel="noreferrer">
      <bdi>{file.fileName}</bdi>
    </a>
  );
}
