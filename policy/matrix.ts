import { RoleKind } from '../forms/language/role.js';
import { GENERAL, type GeneralOperation } from './general.js';
import { cellOf, generalRefusal } from './judge.js';
import { RELATIONS, type Relation } from './relations.js';
import type { Cell } from './rows.js';
import { STATES } from './states.js';
import { type Operation, POLICY } from './table.js';

export interface MatrixCell {
  operation: Operation;
  relation: Relation;
  state: string;
  cell: Cell;
}

const keysOf = <T extends object>(of: T) => Object.keys(of) as (keyof T)[];

export const OPERATIONS: readonly Operation[] = keysOf(POLICY);
export const GENERAL_OPERATIONS: readonly GeneralOperation[] = keysOf(GENERAL);

/** Every operation by every relation in every state. Throws where the table says nothing. */
export function everyCell(): MatrixCell[] {
  return OPERATIONS.flatMap((operation) =>
    RELATIONS.flatMap((relation) =>
      STATES[POLICY[operation].about].map((state) => ({
        operation,
        relation,
        state,
        cell: cellOf(operation, relation, state as never),
      })),
    ),
  );
}

const shown = (cell: Cell): string => (cell === 'allowed' ? '**yes**' : cell);
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const ruled = (head: readonly string[], rows: string[][]): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];

function sectionOf(operation: Operation, cells: readonly MatrixCell[]): string[] {
  const { about } = POLICY[operation];
  const states = STATES[about];
  const head = about === 'none' ? ['', 'always'] : [about, ...states];
  const rows = RELATIONS.map((relation) => [
    relation,
    ...states.map((state) =>
      shown(
        cells.find((each) => each.operation === operation && each.relation === relation && each.state === state)
          ?.cell ?? 'FORBIDDEN',
      ),
    ),
  ]);
  return ['', `## ${operation}`, '', ...ruled(head, rows)];
}

/** The policy as a page for people. */
export function printMatrix(): string {
  const cells = everyCell();
  const kinds = RoleKind.options;
  const general = GENERAL_OPERATIONS.map((operation) => [
    operation,
    ...kinds.map((kind) => shown(generalRefusal(operation, [kind]) ?? 'allowed')),
    shown(generalRefusal(operation, undefined) ?? 'allowed'),
  ]);
  return [
    '# Who may do what',
    '',
    'Printed from `policy/table.ts`; `npm run generate` prints it anew. **yes**, or the code of the refusal. Whoever is',
    'several things to a case may do what any of them may. `policy/relations.ts` and `policy/states.ts` say what the rows',
    'and columns mean.',
    '',
    '## What belongs to no case',
    '',
    ...ruled(['', ...kinds, 'anonymous'], general),
    ...OPERATIONS.flatMap((operation) => sectionOf(operation, cells)),
    '',
  ].join('\n');
}
