import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SERVERS = 'test/support/servers.ts';
const BUNDLE = 'runtime/workflow-bundle.ts';
const THREADS = 'runtime/threads/pool.ts';
const SIZES = 'test/support/sample-size.ts';

interface TestFiles {
  /** Quick: no server, no process or thread of their own, no bundling. */
  unit: string[];
  /** All the others. */
  servers: string[];
  /** Those that do more of the same when they are asked to soak. */
  soak: string[];
}

/** Sorts the test files by what they import, so that nobody has to list them. */
export function testFiles(): TestFiles {
  const files: TestFiles = { unit: [], servers: [], soak: [] };
  for (const file of listed()) {
    const reached = reach(file);
    const alone = ![SERVERS, BUNDLE, THREADS, 'node:child_process'].some((needed) => reached.has(needed));
    files[alone ? 'unit' : 'servers'].push(file);
    if (reached.has(SIZES)) files.soak.push(file);
  }
  return files;
}

/** Also what is not committed yet. */
function listed(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts', '*.test.tsx'];
  const names = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n');
  return names.filter((name) => name && existsSync(join(root, name)));
}

const imports = new Map<string, string[]>();

/** Everything that is imported statically, and processes where the tests themselves start them. */
function reach(test: string): Set<string> {
  const reached = new Set<string>();
  const waiting = [test];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const found = imports.get(file) ?? importsOf(file);
    imports.set(file, found);
    for (const name of found)
      if (name !== 'node:child_process' || file === test || file.startsWith('test/support/')) waiting.push(name);
  }
  return reached;
}

function importsOf(file: string): string[] {
  const path = [join(root, file), join(root, `${file}x`)].find(existsSync);
  if (!path?.endsWith('x') && !path?.endsWith('.ts')) return [];
  const statements = readFileSync(path, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*?'([^']+)'/gm);
  return [...statements].flatMap(([statement, name = '']) => {
    // What the global set-up tells is of the servers that it started.
    if (name === 'vitest' && /\binject\b/.test(statement)) return [SERVERS];
    if (name === 'node:child_process') return [name];
    return name.startsWith('.') ? [normalize(join(file, '..', name)).replace(/\.js$/, '.ts')] : [];
  });
}
