import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import type { ImportRow } from '../city/registers/import-records.js';
import { UsageError } from '../runtime/usage-error.js';

/** A record per line, so that a file of any size is read in little memory. */
const Ndjson = ['.ndjson', '.jsonl'];

/**
 * The records of a file: `{"parcels": […], "permits": […]}`, that under the key `registers`, or lines of
 * `{"register", "record"}`. Throws UsageError.
 */
export async function* registerRows(file: string): AsyncGenerator<ImportRow> {
  if (Ndjson.includes(extname(file)) || (await beginsWithRow(file))) yield* rowsOfLines(file);
  else yield* rowsOfDocument(file, await jsonOf(file));
}

/** The first 12 hexadecimal digits of the file's sha256. Throws UsageError. */
export async function fileVersion(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  } catch (error) {
    throw unreadable(file, error);
  }
  return hash.digest('hex').slice(0, 12);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRow = (value: unknown) => isObject(value) && 'register' in value && 'record' in value;

async function beginsWithRow(file: string): Promise<boolean> {
  for await (const line of linesOf(file)) {
    if (line.trim() === '') continue;
    try {
      return isRow(JSON.parse(line));
    } catch {
      return false;
    }
  }
  return false;
}

async function* rowsOfLines(file: string): AsyncGenerator<ImportRow> {
  let number = 0;
  for await (const line of linesOf(file)) {
    number += 1;
    if (line.trim() === '') continue;
    yield rowOfLine(`line ${number}`, line);
  }
}

function rowOfLine(at: string, line: string): ImportRow {
  try {
    const row: unknown = JSON.parse(line);
    if (isObject(row) && isRow(row)) return { at, register: row.register, record: row.record };
    return { at, problem: 'the line must be {"register": …, "record": {…}}' };
  } catch {
    return { at, problem: 'the line is not JSON' };
  }
}

function* rowsOfDocument(file: string, document: unknown): Generator<ImportRow> {
  const whole = isObject(document) && isObject(document.registers) ? document.registers : document;
  if (!isObject(whole)) throw new UsageError(`${file} must be an object of lists, like {"parcels": [{…}]}.`);
  for (const [register, records] of Object.entries(whole)) {
    if (!Array.isArray(records)) throw new UsageError(`${file}: "${register}" must be a list of records.`);
    for (const [i, record] of records.entries()) yield { at: `${register}[${i}]`, register, record };
  }
}

async function jsonOf(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UsageError(`${file} is not JSON; give {"parcels": […]} or one {"register", "record"} a line.`);
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const stream = createReadStream(file, 'utf8');
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      yield line.replace(/^\uFEFF/, '');
    }
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    stream.destroy();
  }
}

const unreadable = (file: string, error: unknown) =>
  new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
