import type { RoleKind } from '../forms/language/role.js';
import { GENERAL, type GeneralOperation, WITHOUT_SIGN_IN } from './general.js';
import type { Relation } from './relations.js';
import type { Cell, PolicyCode } from './rows.js';
import type { StateOf } from './states.js';
import { type Operation, POLICY, type SubjectOf } from './table.js';

/** One cell of the table. */
export function cellOf<O extends Operation>(operation: O, relation: Relation, state: StateOf<SubjectOf<O>>): Cell {
  const row: Cell | Partial<Record<string, Cell>> = POLICY[operation].rows[relation];
  const cell = typeof row === 'string' ? row : row[state];
  if (!cell) throw new Error(`the policy says nothing of ${operation} by ${relation} in ${state}`);
  return cell;
}

/** The less a code gives away, the earlier it stands. */
const VAGUE: readonly Cell[] = ['UNAUTHENTICATED', 'NOT_FOUND', 'FORBIDDEN'];

/**
 * Undefined when the operation is allowed to somebody with these relations; otherwise the code it is refused with, the
 * most telling of those that the relations give.
 */
export function refusalFor<O extends Operation>(
  operation: O,
  relations: readonly Relation[],
  state: StateOf<SubjectOf<O>>,
): PolicyCode | undefined {
  let refusal: PolicyCode = 'UNAUTHENTICATED';
  for (const relation of relations) {
    const cell = cellOf(operation, relation, state);
    if (cell === 'allowed') return undefined;
    const [now, before] = [VAGUE.indexOf(cell), VAGUE.indexOf(refusal)];
    if (before >= 0 && (now < 0 || now > before)) refusal = cell;
  }
  return refusal;
}

/** The same for what belongs to no case. `kinds` is undefined for an anonymous caller. */
export function generalRefusal(
  operation: GeneralOperation,
  kinds: readonly RoleKind[] | undefined,
): PolicyCode | undefined {
  // Whoever signs in loses nothing by it, also where they have no role yet.
  if (WITHOUT_SIGN_IN.has(operation)) return undefined;
  if (!kinds) return 'UNAUTHENTICATED';
  const allowed: readonly RoleKind[] = GENERAL[operation];
  return kinds.some((kind) => allowed.includes(kind)) ? undefined : 'FORBIDDEN';
}
