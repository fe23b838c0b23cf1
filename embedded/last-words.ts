import { readFileSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

const FULL_DISK = /no space left|disk is full|quota exceeded/i;

const lastLines = (logFile: string): string[] => readFileSync(logFile, 'utf8').trim().split('\n').slice(-20);

/** The last line of a log that tells of a failure, or else its last line; empty when there is none. */
export function lastWords(logFile: string): string {
  const lines = lastLines(logFile);
  return tellingLine(lines.join('\n')) ?? lines.at(-1) ?? '';
}

/** Whether the end of a log holds these words, however long the line is in which they stand. */
export const hasSaid = (logFile: string, words: string): boolean => lastLines(logFile).join('\n').includes(words);

/** The line of a program's output that tells of a failure, without PostgreSQL's time and process number. */
export function tellingLine(output: string): string | undefined {
  const lines = output.split('\n').filter((line) => /fatal|error|panic|no space|denied/i.test(line));
  // What follows a full disk only tells of its consequences.
  const telling = lines.find((line) => FULL_DISK.test(line)) ?? lines.at(-1);
  return telling
    ?.replace(/^[\d-]+ [\d:.]+ \w+ \[\d+\] /, '')
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '')
    .trim()
    .slice(0, 400);
}

/** Why a server that keeps its data beside `logFile` has ended, as one sentence that says what to do. */
export function endSentence(name: string, said: string, logFile: string): string {
  const words = said && ` (${said})`;
  if (FULL_DISK.test(said) || isFull(dirname(logFile))) {
    return `The disk is full, so ${name} cannot run${words}; free some space, or set DATA_DIR to another disk.`;
  }
  if (/read-only file system/i.test(said)) {
    return `${name} cannot write its data${words}; set DATA_DIR to a folder that can be written.`;
  }
  return `${name} ended at once${words}; see ${logFile}.`;
}

function isFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < 1024 * 1024;
}
