import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { outermost, ROOMS } from '../house/rooms.js';
import { decisionPages } from './decisions.js';
import { everyMention, filesOf, isThere, mentionsIn } from './mentions.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (page: string) => readFileSync(join(root, page), 'utf8');

const pages = filesOf(root, ['*.md']);

const ROOM_FOLDERS = [...new Set(ROOMS.map(({ name }) => outermost(name)))].filter((name) => !name.endsWith('.ts'));

describe('the pages', () => {
  it('and the comments of sources name only files and folders that are there', () => {
    const mentions = everyMention(root);
    expect(mentions.length).toBeGreaterThan(200);
    expect(mentions.filter((mention) => !isThere(root, mention))).toEqual([]);
  });

  it('are held against what is there', () => {
    const text =
      'See `cases/no-such-file.ts`, `no-such-room/`, [this](no-such-page.md), `forms/load.ts` and `DATA_DIR/x.pem`.';
    const mentions = mentionsIn('docs/page.md', text, new Set(['cases', 'forms']));
    expect(mentions.filter((mention) => !isThere(root, mention)).map(({ path }) => path)).toEqual([
      'cases/no-such-file.ts',
      'no-such-room/',
      'no-such-page.md',
    ]);
  });

  it('name every setting', () => {
    const sources = readdirSync(join(root, 'runtime/config')).map((file) => `runtime/config/${file}`);
    const keys = [...sources, 'runtime/config.ts'].flatMap((file) => [...read(file).matchAll(/^ +([A-Z][A-Z_]+): /gm)]);
    const ofTheMachine = ['PATH', 'XDG_CACHE_HOME'];
    const settings = new Set(keys.flatMap(([, key = '']) => (ofTheMachine.includes(key) ? [] : [key])));
    expect(settings.size).toBeGreaterThan(50);
    const told = read('docs/operations.md') + read('docs/verification.md');
    expect([...settings].filter((key) => !told.includes(`\`${key}\``))).toEqual([]);
  });

  it('name only scripts and commands that are there', () => {
    const text = pages.map(read).join('\n');
    const { scripts } = JSON.parse(read('package.json'));
    const run = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, script = '']) => script);
    expect(run.filter((script) => !(script in scripts))).toEqual([]);
    const asked = [...text.matchAll(/npx parvaneh ([a-z][a-z-]*)/g)].map(([, command = '']) => command);
    expect(asked.length).toBeGreaterThan(30);
    expect(asked.filter((command) => !existsSync(join(root, `cli/commands/${command}.ts`)))).toEqual([]);
  });

  it('of decisions have numbers of their own', async () => {
    const numbers = (await decisionPages()).map(({ number }) => number);
    expect(numbers.filter((number) => !/^\d{4}$/.test(number))).toEqual([]);
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
  });

  it('follow five journeys in ten lines each', () => {
    const [, journeys = ''] = read('docs/architecture.md').split('\n## Five journeys\n');
    const told = journeys.split('\n### ').slice(1);
    const steps = told.map((journey) => journey.split('\n').filter((line) => /^\d+\. /.test(line)));
    expect(steps.map((lines) => lines.length)).toEqual([10, 10, 10, 10, 10]);
    const files = steps.flat().map((line) => [line, line.match(/`[\w./-]+\.ts`/g)?.length ?? 0] as const);
    expect(files.filter(([, count]) => count === 0)).toEqual([]);
  });

  it('of the root list the rooms from the ground up', () => {
    const [, map = ''] = read('README.md').split('\n## The rooms\n');
    const rows = [...map.matchAll(/^\| `([\w.]+)\/?` /gm)].map(([, room]) => room);
    expect(rows).toEqual([...new Set(ROOMS.map(({ name }) => outermost(name))), 'test', 'docs']);
  });

  it('stand in every room, 15 lines at the most', () => {
    const lines = [...ROOM_FOLDERS, 'test'].map(
      (room) => [room, read(`${room}/README.md`).trimEnd().split('\n').length] as const,
    );
    expect(lines.filter(([, count]) => count > 15)).toEqual([]);
  });
});
