import { describe, expect, it } from 'vitest';
import { problem } from '../check/problem.js';
import { compose } from './compose.js';

const fragments = new Map<string, unknown>([
  ['a/steps', [{ id: 'one' }, { use: 'a/two' }]],
  ['a/two', { id: 'two', role: 'x' }],
  ['a/fields', { name: { title: 'N' }, use: { title: 'U' } }],
  ['a/more', { use: 'a/fields', extra: {} }],
  ['a/round', [{ use: 'a/trip' }]],
  ['a/trip', [{ use: 'a/round' }]],
  ['a/bomb0', Array(50).fill('x'.repeat(5))],
  ...[1, 2, 3, 4, 5].map((n): [string, unknown] => [`a/bomb${n}`, Array(50).fill({ use: `a/bomb${n - 1}` })]),
  ...[...'abcdefghij'].map((c, i): [string, unknown] => [
    `deep/${c}`,
    [{ use: `deep/${String.fromCharCode(98 + i)}` }],
  ]),
]);
fragments.set('a/bomb-one', fragments.get('a/bomb1'));

describe('puts fragments in their place', () => {
  it.each<[string, unknown, unknown]>([
    ['a list into a list', [0, { use: 'a/steps' }, 9], [0, { id: 'one' }, { id: 'two', role: 'x' }, 9]],
    ['an object into a list', [{ use: 'a/two' }], [{ id: 'two', role: 'x' }]],
    ['an object with changes', [{ use: 'a/two', role: 'y' }], [{ id: 'two', role: 'y' }]],
    ['groups of fields', { use: ['a/more'], own: 1 }, { name: { title: 'N' }, use: { title: 'U' }, extra: {}, own: 1 }],
    [
      'a field that is called use',
      { properties: { use: { type: 'string' } } },
      { properties: { use: { type: 'string' } } },
    ],
    ...[
      { carryOver: [{ rename: { use: 'purpose' }, compute: { use: 'answers.purpose' } }] },
      { dependentRequired: { use: ['area'] }, 'x-labels': { use: 'Use' }, 'ui:options': { use: 'x' } },
      { properties: { default: { title: 'D' }, examples: { enum: ['use'] } } },
    ].map((same): [string, unknown, unknown] => ['nothing where names are written', same, same]),
    [
      'a field that is called as a keyword',
      { properties: { default: { use: 'a/two' } } },
      { properties: { default: { id: 'two', role: 'x' } } },
    ],
    ['nothing into examples', { examples: [{ use: 'RES' }] }, { examples: [{ use: 'RES' }] }],
  ])('%s', (_, written, value) => {
    expect(compose(written, fragments)).toMatchObject({ value, issues: [] });
  });
});

describe('refuses', () => {
  it.each<[string, unknown, string]>([
    ['an unknown fragment', [{ use: 'a/step' }], 'UNKNOWN_FRAGMENT'],
    ['an address', [{ use: 'https://example.org/x.json' }], 'REMOTE_REFERENCE'],
    ['a file', [{ use: '../../../etc/passwd' }], 'REMOTE_REFERENCE'],
    ['a prototype', [{ use: '__proto__/x' }], 'REMOTE_REFERENCE'],
    ['a circle', [{ use: 'a/round' }], 'FRAGMENT_CYCLE'],
    ['a chain', [{ use: 'deep/a' }], 'TOO_DEEP'],
    ['a list as an object', { x: { use: 'a/steps' } }, 'WRONG_FRAGMENT'],
  ])('%s', (_, written, code) => {
    expect(compose(written, fragments).issues).toMatchObject([{ code }]);
  });

  it('a bomb, without building it', () => {
    const bombs = new Map(
      [...fragments].map(([name, value]) => [name.replace(/(\d)$/, (n) => 'abcdef'[Number(n)] ?? ''), value]),
    );
    for (const [n, c] of [...'abcdef'].entries()) {
      bombs.set(`a/bomb${c}`, n === 0 ? Array(50).fill('x') : Array(50).fill({ use: `a/bomb${'abcdef'[n - 1]}` }));
    }
    expect(compose([{ use: 'a/bombf' }], bombs).issues).toMatchObject([{ code: 'TOO_LARGE' }]);
  });
});

it('tells where a part was written, in the document or in a fragment it uses', () => {
  const { atOrigin } = compose({ steps: [{ id: 'a' }, { use: 'a/steps' }, { id: 'z' }] }, fragments);
  const origin = (path: string) => atOrigin(problem(path, 'UNKNOWN_ROLE', 'no role'));
  expect(origin('steps[0].id')).toMatchObject({ path: 'steps[0].id', message: 'no role' });
  expect(origin('steps[3].id')).toMatchObject({ path: 'steps[2].id' });
  expect(origin('steps[1].role')).toMatchObject({
    path: 'steps[1]',
    message: 'in the fragment a/steps[0].role: no role',
  });
  expect(origin('steps[2].role')).toMatchObject({ path: 'steps[1]', message: 'in the fragment a/two.role: no role' });
});
