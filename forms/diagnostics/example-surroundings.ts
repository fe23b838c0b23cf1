import type { PolicySurroundings } from '../check/decision-policy.js';
import type { Surroundings } from '../diagnose.js';
import { hashOf } from '../hash.js';
import type { DecisionPolicy } from '../language/decision-policy.js';
import { FormDefinition } from '../language/definition.js';
import type { Shipped } from '../load.js';

export interface ExampleSurroundings extends Surroundings {
  /** a sound decision policy, and what one is held against */
  policy: DecisionPolicy | undefined;
  policies: PolicySurroundings;
}

/** Nobody holds this role in the examples. */
const vacant = 'cashier';

/** What the examples of the codes are held against: what ships, one connector, and fragments that go round. */
export function exampleSurroundings(
  { rulebooks, roles, fragments, policies, definitions }: Shipped,
  sound: unknown,
): ExampleSurroundings {
  const published = FormDefinition.parse(sound);
  const { code, version } = published;
  const names = roles.map(({ id }) => id);
  return {
    rulebookOf: (family) => rulebooks.find(({ code }) => code === family) ?? rulebooks[0],
    known: {
      roles: names,
      held: names.filter((role) => role !== vacant),
      connectors: ['sample'],
      onNotice: ['decision-request'],
    },
    publishedOf: () => [published],
    given: [{ code, version, hash: hashOf(published) }],
    policy: policies[0],
    policies: {
      types: [...definitions, published],
      rulebooksOf: (family) => rulebooks.filter((book) => book.code === family),
      roles: names,
    },
    fragments: new Map([...fragments, ['sample/round', { use: 'sample/round' }], ['sample/list', []]]),
  };
}
