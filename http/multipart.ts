import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { DocumentRefusedError } from '../city/documents/errors.js';
import { Upload } from '../city/documents/upload.js';
import { jsonExcess } from '../forms/json-excess.js';
import { REQUEST_BOUNDS } from '../graphql/request-bounds.js';

/** Not what the GraphQL multipart request specification says. The message is one sentence. */
export class MultipartError extends Error {
  override name = 'MultipartError';
}

const BROKEN = 'The upload broke off; send the file again.';
const OPERATIONS_LIMIT = 1024 * 1024;
const PLACE = /^variables\.(\w+)$/;

interface ReadOperation {
  operation: object;
  hasFile: boolean;
  /** of the parts before the file */
  textBytes: number;
}

/**
 * Reads a multipart GraphQL request as far as its file, and gives its operation with an Upload in the place that `map`
 * names; the file itself is read when it is taken. One file a request: two could not both wait for their turn unbuffered.
 * Rejects with MultipartError.
 */
export function readOperation(request: IncomingMessage): Promise<ReadOperation> {
  return new Promise((resolve, reject) => {
    const parser = createParser(request);
    const texts = new Map<string, string>();
    let file: Readable | undefined;

    const fail = (message: string) => reject(new MultipartError(message));
    const breakOff = () => {
      fail(BROKEN);
      file?.destroy(new DocumentRefusedError('UPLOAD_BROKEN', BROKEN));
    };
    const attempt = (make: () => object) => {
      try {
        const textBytes = [...texts.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
        resolve({ operation: make(), hasFile: file !== undefined, textBytes });
      } catch (error) {
        reject(error);
      }
    };

    parser.on('field', (name, text, _nameCut, textCut) => {
      if (textCut) fail(`The part "${name}" is longer than 1 MiB.`);
      texts.set(name, text);
    });
    parser.on('file', (name, content, fileName, _encoding, mediaType) => {
      file = content;
      // Somebody reads it, or nobody does; either way its failing must not end the process.
      content.on('error', () => undefined);
      attempt(() => withFile(texts, name, new Upload({ fileName: fileName ?? '', mediaType }, content)));
    });
    parser.on('finish', () => attempt(() => withoutFile(texts)));
    parser.on('error', breakOff);
    request.once('close', () => {
      if (!request.complete) breakOff();
    });
    request.pipe(parser);
  });
}

function createParser(request: IncomingMessage): BusboyInstance {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      // What the two parts call themselves differs between clients.
      isPartAFile: (name) => name !== 'operations' && name !== 'map',
      preservePath: true,
      limits: { fieldSize: OPERATIONS_LIMIT, fields: 2, files: 1, parts: 10, headerPairs: 20 },
    });
  } catch {
    throw new MultipartError('The Content-Type names no boundary between the parts.');
  }
}

function withFile(texts: Map<string, string>, name: string, upload: Upload): object {
  const operation = objectOf(texts, 'operations');
  const map = Object.entries(objectOf(texts, 'map'));
  const [entry] = map;
  if (!entry || map.length > 1) throw new MultipartError('Send one file a request: "map" must name exactly one.');
  const [key, places] = entry;
  if (key !== name) throw new MultipartError(`"map" names the file "${key}", but "${name}" was sent.`);
  const [place, another]: unknown[] = Array.isArray(places) ? places : [];
  const variable = typeof place === 'string' ? PLACE.exec(place)?.[1] : undefined;
  if (variable === undefined || another !== undefined) {
    throw new MultipartError('"map" must give the file one place, a variable, as "variables.file".');
  }
  put(operation, variable, upload);
  return operation;
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

function objectOf(texts: Map<string, string>, name: string): Record<string, unknown> {
  const text = texts.get(name);
  if (text === undefined) throw new MultipartError(`The part "${name}" must be sent, before the file.`);
  if (jsonExcess(text, REQUEST_BOUNDS))
    throw new MultipartError(`The part "${name}" is too large or nested too deeply.`);
  const value = parsed(text);
  if (isObject(value) && !Array.isArray(value)) return value;
  throw new MultipartError(`The part "${name}" must be one JSON object.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Only in the place of a null that is there. */
function put({ variables }: Record<string, unknown>, name: string, upload: Upload): void {
  if (isObject(variables) && Object.hasOwn(variables, name) && variables[name] === null) variables[name] = upload;
  else throw new MultipartError(`"operations" has no null at variables.${name}, where "map" puts the file.`);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
