import type { LocalizedText } from '../language.js';
import { stateWords } from '../messages/shell.js';

interface SendOptions {
  /** a mutation whose variable `$file` is the file */
  query: string;
  variables: Record<string, unknown>;
  file: File;
  /** told how much has arrived, from 0 to 1 */
  onProgress(share: number): void;
}

/** Sends a file by the GraphQL multipart request, and gives the answer's data. `fetch` tells nothing of its progress, so it is not by `fetch`. Rejects with RefusedFileError. */
export function sendFile<T>({ query, variables, file, onProgress }: SendOptions): Promise<T> {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query, variables: { ...variables, file: null } }));
  form.set('map', JSON.stringify({ file: ['variables.file'] }));
  form.set('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/graphql');
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-csrf', '1');
    request.setRequestHeader('x-graphql-yoga-csrf', '1');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const refusal = refusalIn(request.responseText);
      if (refusal === undefined) resolve((JSON.parse(request.responseText) as { data: T }).data);
      else reject(new RefusedFileError(refusal));
    };
    request.onerror = () => reject(new RefusedFileError(stateWords.AWAY));
    request.send(form);
  });
}

/** What the server has against a file, in its own sentence; a proxy before it answers as it likes. */
function refusalIn(text: string): LocalizedText | undefined {
  try {
    const { data, errors } = JSON.parse(text) as {
      data?: unknown;
      errors?: { message: string; extensions: { messages?: LocalizedText; issues?: { message: LocalizedText }[] } }[];
    };
    if (data && !errors) return undefined;
    return errors?.[0]?.extensions.messages ?? stateWords.AWAY;
  } catch {
    return stateWords.AWAY;
  }
}

/** A file that was not taken. */
export class RefusedFileError extends Error {
  override name = 'RefusedFileError';
  constructor(readonly why: LocalizedText) {
    super(why.en);
  }
}
