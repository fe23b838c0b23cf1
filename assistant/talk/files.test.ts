import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compose } from '../../forms/compose/compose.js';
import { loadFragments } from '../../forms/load.js';
import { parseDefinition } from '../../forms/parse.js';
import { askedNow } from '../conversation/now.js';
import { newTalk, type World } from './state.js';
import { fill, goOn, turn } from './turn.js';

const fragments = await loadFragments();
function example(name: string): World {
  const written = JSON.parse(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8'));
  const { definition } = parseDefinition(compose(written, fragments).value);
  if (!definition) throw new Error('the example is sound');
  return { definition, today: '1405/09/08' };
}
const world = example('completion-certificate');
const { definition } = world;
const { answers = {} } = definition.examples?.[0] ?? {};
const building = answers.building as { floors: object[] };
const shop = { level: 2, use: 'COM', area: '40' };
const path = 'building.floors[2].photo';

it('asks for the file of an entry by its button, and takes the file that was attached', () => {
  const talk = newTalk('fa', { ...answers, building: { ...building, floors: [...building.floors, shop] } });
  let asked = goOn(world, talk);
  // What may be left out comes first.
  for (let i = 0; i < 5 && asked.state.asking?.isNeeded === false; i += 1) asked = turn(world, asked.state, 'رد شو');
  expect(asked.state.asking).toMatchObject({ kind: 'field', paths: [path] });
  expect(asked.reply).toContain('عکس طبقه: با دکمه پیوستش کنید.');
  expect(askedNow(definition, asked.state)?.file).toBe('FLOOR_PHOTO');
  const taken = fill(world, asked.state, path, 'a'.repeat(64));
  expect(taken.acts).toContainEqual(expect.objectContaining({ kind: 'filled', path }));
  expect(taken.state.asking?.paths).not.toContain(path);
});

it('offers an area that may be left out once, and goes on without it', () => {
  const works = example('works-declaration');
  const [{ answers: said = {} } = {}] = works.definition.examples ?? [];
  let asked = goOn(works, newTalk('fa', said));
  const offered: string[] = [];
  for (
    let i = 0;
    i < 12 && asked.state.asking?.kind !== 'documents' && asked.state.asking?.kind !== 'confirm';
    i += 1
  ) {
    offered.push(...(asked.state.asking?.paths ?? []));
    expect(asked.state.asking?.isNeeded).toBe(false);
    if (asked.state.asking?.paths.includes('works.geometry'))
      expect(asked.reply).toContain('محدودهٔ کار: با دکمه پیوستش کنید');
    asked = turn(works, asked.state, 'رد شو');
  }
  expect(offered.filter((each) => each === 'works.geometry')).toHaveLength(1);
  expect(asked.state.answers).not.toHaveProperty('works.geometry');
});

it('offers once the documents that may be left out, after those that are needed', () => {
  const papers = [
    { code: 'DEED', title: { fa: 'سند', en: 'Deed' }, needed: true },
    { code: 'VIEW', title: { fa: 'نما', en: 'View' }, needed: false },
  ];
  const attached = new Set<string>();
  const documentsOf = () => papers.map((paper) => ({ ...paper, attached: attached.has(paper.code) }));
  const [{ answers: said = {} } = {}] = example('works-declaration').definition.examples ?? [];
  const works: World = { ...example('works-declaration'), documentsOf };
  let asked = goOn(works, newTalk('fa', said));
  for (let i = 0; i < 12 && asked.state.asking?.kind !== 'documents'; i += 1) asked = turn(works, asked.state, 'رد شو');
  expect(asked.state.asking?.paths).toEqual(['DEED']);
  attached.add('DEED');
  asked = goOn(works, asked.state);
  expect(asked.state.asking?.paths).toEqual(['VIEW']);
  expect(asked.reply).toContain('اگر دارید، این‌ها را هم می‌توانید پیوست کنید: نما.');
  expect(turn(works, asked.state, 'رد شو').state.asking?.kind).toBe('confirm');
});
