import type { Surroundings } from '../diagnose.js';
import { FormDefinition } from '../language/definition.js';
import type { Shipped } from '../load.js';

/** Nobody holds this role in the examples. */
const vacant = 'cashier';

/** What the examples of the codes are held against: what ships, one connector, and fragments that go round. */
export function exampleSurroundings({ rulebooks, roles, fragments }: Shipped, sound: unknown): Surroundings {
  const names = roles.map(({ id }) => id);
  return {
    rulebookOf: (family) => rulebooks.find(({ code }) => code === family) ?? rulebooks[0],
    known: { roles: names, held: names.filter((role) => role !== vacant), connectors: ['sample'] },
    publishedOf: () => [FormDefinition.parse(sound)],
    fragments: new Map([...fragments, ['sample/round', { use: 'sample/round' }], ['sample/list', []]]),
  };
}
