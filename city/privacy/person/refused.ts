import { refusedBecause } from '../messages/person.js';

export type PersonCode = keyof typeof refusedBecause;

/** Nothing can be done about this person now. `names` are the cases, tasks or roles that stand in the way. */
export class PersonRefusedError extends Error {
  override name = 'PersonRefusedError';
  constructor(
    readonly code: PersonCode,
    readonly names: readonly string[] = [],
  ) {
    const list = names.length > 0 ? ` (${names.join(', ')})` : '';
    super(`${code}: ${refusedBecause[code].en}${list}\n${refusedBecause[code].fa}`);
  }
}
