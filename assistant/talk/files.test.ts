import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compose } from '../../forms/compose/compose.js';
import { loadFragments } from '../../forms/load.js';
import { parseDefinition } from '../../forms/parse.js';
import { askedNow } from '../conversation/now.js';
import { newTalk, type World } from './state.js';
import { fill, goOn, turn } from './turn.js';

const written = JSON.parse(
  readFileSync(new URL('../../examples/completion-certificate.json', import.meta.url), 'utf8'),
);
const { definition } = parseDefinition(compose(written, await loadFragments()).value);
if (!definition) throw new Error('the example is sound');
const world: World = { definition, today: '1405/09/08' };
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
