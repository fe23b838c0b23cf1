import type { Surroundings } from '../diagnose.js';
import { hashOf } from '../hash.js';
import { FormDefinition } from '../language/definition.js';
import type { Shipped } from '../load.js';

/** Nobody holds this role in the examples. */
const vacant = 'cashier';

/** What the examples of the codes are held against: what ships, one connector, and fragments that go round. */
export function exampleSurroundings({ rulebooks, roles, fragments }: Shipped, sound: unknown): Surroundings {
  const published = FormDefinition.parse(sound);
  const { code, version } = published;
  const names = roles.map(({ id }) => id);
  return {
    rulebookOf: (family) => rulebooks.find(({ code }) => code === family) ?? rulebooks[0],
    known: { roles: names, held: names.filter((role) => role !== vacant), connectors: ['sample'] },
    publishedOf: () => [published],
    given: [{ code, version, hash: hashOf(published) }],
    fragments: new Map([...fragments, ['sample/round', { use: 'sample/round' }], ['sample/list', []]]),
  };
}
