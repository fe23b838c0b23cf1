import type { Capacity } from '../policy/holding.js';
import type { Deciders, TaskItem } from './case-shape.js';
import type { Actor } from './messages.js';
import type { Parties } from './parties.js';

/** Who counts as deciding where somebody acts in a capacity. */
export const decidersOf = ({ id, office }: Pick<Actor, 'id' | 'office'>, capacity: Capacity): Deciders => ({
  people: [id, capacity.for].filter((person) => person !== undefined),
  offices: [office, capacity.office].filter((each) => each !== undefined),
});

export type KeptApart = 'FILED_AT_COUNTER' | 'OWN_CASE' | 'OFFICE_ACTS_FOR_OWNER' | 'DECIDED_BEFORE';

/** Nobody decides what they filed at a counter, their own case, nor one that their office acts for, nor again what they decided before. */
export function keptApart(
  parties: Pick<Parties, 'hasPerson' | 'hasOffice' | 'hasClerk' | 'decidersOf'>,
  task: Pick<TaskItem, 'notBy' | 'separateFrom' | 'apart'>,
  { people, offices }: Deciders,
): KeptApart | undefined {
  // Whatever the step says: the municipality's own people are its second pair of eyes.
  if (people.some((person) => parties.hasClerk(person))) return 'FILED_AT_COUNTER';
  if (task.notBy.includes('applicant') && people.some((person) => parties.hasPerson(person))) return 'OWN_CASE';
  if (task.notBy.includes('office') && offices.some((office) => parties.hasOffice(office))) {
    return 'OFFICE_ACTS_FOR_OWNER';
  }
  if (people.some((person) => task.apart?.includes(person))) return 'DECIDED_BEFORE';
  const before = task.separateFrom.flatMap((step) => parties.decidersOf(step) ?? []);
  const again = before.some(
    (others) =>
      people.some((person) => others.people.includes(person)) ||
      offices.some((office) => others.offices.includes(office)),
  );
  return again ? 'DECIDED_BEFORE' : undefined;
}
