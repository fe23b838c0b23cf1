import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSettings } from '../runtime/config.js';
import { failureSentence } from './failure.js';
import { endSentence, hasSaid, lastWords } from './last-words.js';

const folder = mkdtempSync(join(tmpdir(), 'parvaneh-failure-'));
const settings = loadSettings({
  DATA_DIR: folder,
  DATABASE_URL: 'postgresql://db/permits',
  TEMPORAL_ADDRESS: 'cluster:7233',
});
rmSync(folder, { recursive: true });

const failure = (facts: object) => Object.assign(new Error('what went wrong\nat some place'), facts);

test.each([
  [{ code: 'EADDRINUSE' }, /Port 4000 is taken; set PORT/],
  [{ code: 'EADDRNOTAVAIL', syscall: 'listen' }, /Port 4000 cannot be used \(.*\); set PORT, or HOST/],
  [{ code: 'EACCES', syscall: 'listen' }, /Port 4000 cannot be used \(.*\); set PORT, or HOST/],
  [{ code: 'ENOSPC', path: '/data/x' }, /disk is full \(\/data\/x\); free some space/],
  [{ code: 'EACCES', path: '/data/x' }, /\/data\/x cannot be written \(EACCES\).*set DATA_DIR/],
  [{ code: 'ECONNREFUSED' }, /database cannot be used \(ECONNREFUSED.*check DATABASE_URL/],
  [{ code: '28P01' }, /database cannot be used \(28P01.*check DATABASE_URL/],
  [{ name: 'TransportError' }, /Temporal server at cluster:7233 cannot be reached; check TEMPORAL_ADDRESS/],
  [{}, /^what went wrong$/],
])('%j becomes one line that says what to do', (facts, sentence) => {
  expect(failureSentence(failure(facts), settings)).toMatch(sentence);
  expect(failureSentence(failure(facts), settings)).not.toContain('\n');
});

test("PostgreSQL's word for a full disk is about this machine only where PostgreSQL is embedded", () => {
  const full = failure({ code: '53100' });
  expect(failureSentence(full, { ...settings, databaseUrl: undefined })).toMatch(
    /^The disk is full .*; free some space/,
  );
  expect(failureSentence(full, settings)).toMatch(/^The database cannot be used/);
});

test('what stands at the end of a long line is found, too', () => {
  const log = join(mkdtempSync(join(tmpdir(), 'parvaneh-log-')), 'temporal.log');
  writeFileSync(
    log,
    `Error: failed starting server: ${'could not build arguments: '.repeat(40)}bind: address already in use\n`,
  );
  expect(lastWords(log)).not.toContain('address already in use');
  expect(hasSaid(log, 'address already in use')).toBe(true);
  rmSync(join(log, '..'), { recursive: true });
});

test("a full disk is found in a server's log before what follows from it", () => {
  const log = join(mkdtempSync(join(tmpdir(), 'parvaneh-log-')), 'postgres.log');
  const at = '2026-11-24 04:43:31.131 UTC [15237]';
  writeFileSync(log, `${at} FATAL:  could not extend: No space left on device\n${at} PANIC:  cannot abort\n`);
  const said = lastWords(log);
  expect(said).toBe('FATAL: could not extend: No space left on device');
  expect(endSentence('PostgreSQL', said, log)).toMatch(/^The disk is full, so PostgreSQL cannot run/);
  expect(endSentence('PostgreSQL', 'PANIC: cannot abort', log)).toMatch(/^PostgreSQL ended at once .*postgres\.log/);
  rmSync(join(log, '..'), { recursive: true });
});
