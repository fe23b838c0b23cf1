import { fileTypeFromBuffer } from 'file-type';
import { DocumentRefusedError } from './errors.js';

/** What is taken, with the file name extensions and the other media types that people's systems give it. */
const ACCEPTED: Record<string, { extensions: string[]; aliases: string[] }> = {
  'application/pdf': { extensions: ['pdf'], aliases: ['application/x-pdf'] },
  'image/jpeg': { extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], aliases: ['image/jpg', 'image/pjpeg'] },
  'image/png': { extensions: ['png'], aliases: ['image/x-png'] },
};
/** What systems send that do not know: no claim. */
const UNKNOWN = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

/** how many first bytes tell a file's type */
export const HEAD_BYTES = 4_100;

/** What the sender says of a file. */
export interface Claim {
  fileName: string;
  mediaType?: string | undefined;
}

/** The media type that the first bytes show. Throws DocumentRefusedError for all but PDF, JPEG and PNG. */
export async function acceptedType(head: Uint8Array): Promise<string> {
  const sniffed = (await fileTypeFromBuffer(head))?.mime;
  if (sniffed && Object.hasOwn(ACCEPTED, sniffed)) return sniffed;
  throw new DocumentRefusedError('TYPE_REFUSED', `A document of type ${sniffed ?? 'unknown'} is not accepted.`);
}

/** Refuses content that is not what its media type and its name say. Either may be missing; neither may lie. */
export function mustAgree({ fileName, mediaType = '' }: Claim, found: string): void {
  const { extensions = [], aliases = [] } = ACCEPTED[found] ?? {};
  const declared = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  const honest = UNKNOWN.has(declared) || declared === found || aliases.includes(declared);
  if (honest && (extension === undefined || extensions.includes(extension))) return;
  throw new DocumentRefusedError('TYPE_MISMATCH', `The content is ${found}, which its name or media type denies.`, {
    found,
  });
}
