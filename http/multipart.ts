import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { DocumentRefusedError } from '../city/documents/errors.js';
import { Upload } from '../city/documents/upload.js';
import { type Arriving, type KeptFiles, keptFiles } from './kept-files.js';
import { MOST_FILES, MultipartError, objectOf, placesIn, put } from './multipart-places.js';

const BROKEN = 'The upload broke off; send the file again.';
const OPERATIONS_LIMIT = 1024 * 1024;

interface ReadOperation {
  operation: object;
  files: number;
  /** of the parts before the first file */
  textBytes: number;
  /** Keeps several files in a folder until they are taken, in whatever order; of one there is nothing to keep. */
  keep(folder: string): Promise<void>;
}

/**
 * Reads a multipart GraphQL request as far as its first file, and gives its operation with an Upload in each place that
 * `map` names. The only file of a request is read when it is taken; several, which nobody knows the turn of, are kept first.
 * Rejects with MultipartError.
 */
export function readOperation(request: IncomingMessage, maxBytes: number): Promise<ReadOperation> {
  return new Promise((resolve, reject) => {
    const parser = createParser(request, maxBytes);
    const texts = new Map<string, string>();
    let file: Readable | undefined;
    let kept: KeptFiles | undefined;

    const fail = (message: string) => {
      reject(new MultipartError(message));
      kept?.fail(new MultipartError(message));
    };
    const breakOff = () => {
      fail(BROKEN);
      file?.destroy(new DocumentRefusedError('UPLOAD_BROKEN', BROKEN));
    };
    const attempt = (make: () => Omit<ReadOperation, 'textBytes'>) => {
      try {
        const textBytes = [...texts.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
        resolve({ ...make(), textBytes });
      } catch (error) {
        reject(error);
      }
    };
    const begin = (first: Arriving): Omit<ReadOperation, 'textBytes'> => {
      const operation = objectOf(texts, 'operations');
      const places = placesIn(texts, operation);
      if (places.size > 1) {
        kept = keptFiles(places, operation);
        kept.add(first);
        return { operation, files: places.size, keep: kept.keep };
      }
      const place = places.get(first.name);
      if (!place) throw new MultipartError(`"map" does not name the file "${first.name}" that was sent.`);
      put(operation, place, new Upload(first.claim, first.content));
      return { operation, files: 1, keep: async () => undefined };
    };

    parser.on('field', (name, text, _nameCut, textCut) => {
      if (textCut) fail(`The part "${name}" is longer than 1 MiB.`);
      texts.set(name, text);
    });
    parser.on('file', (name, content, fileName, _encoding, mediaType) => {
      file = content;
      // Somebody reads it, or nobody does; either way its failing must not end the process.
      content.on('error', () => undefined);
      const arriving = { name, content, claim: { fileName: fileName ?? '', mediaType } };
      if (kept) kept.add(arriving);
      else attempt(() => begin(arriving));
    });
    parser.on('finish', () => {
      kept?.end();
      attempt(() => ({ operation: withoutFile(texts), files: 0, keep: async () => undefined }));
    });
    parser.on('error', breakOff);
    request.once('close', () => {
      if (!request.complete) breakOff();
    });
    request.pipe(parser);
  });
}

function createParser(request: IncomingMessage, maxBytes: number): BusboyInstance {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      // What the two parts call themselves differs between clients.
      isPartAFile: (name) => name !== 'operations' && name !== 'map',
      preservePath: true,
      // One byte more than is taken, so that whoever takes it sees that it is too large.
      limits: {
        fieldSize: OPERATIONS_LIMIT,
        fields: 2,
        files: MOST_FILES,
        fileSize: maxBytes + 1,
        parts: 10,
        headerPairs: 20,
      },
    });
  } catch {
    throw new MultipartError('The Content-Type names no boundary between the parts.');
  }
}

/** An operation that wants no file may come this way too. */
function withoutFile(texts: Map<string, string>): object {
  const operation = objectOf(texts, 'operations');
  if (texts.has('map') && Object.keys(objectOf(texts, 'map')).length > 0) {
    throw new MultipartError('The file that "map" names was not sent.');
  }
  if (Object.keys(operation).length > 0) return operation;
  throw new MultipartError('The part "operations" must hold a query.');
}
