import type { Viewer } from '../city/people/viewer.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { refusalFor } from '../policy/judge.js';
import type { Relation } from '../policy/relations.js';
import { type ApplicationState, applicationState, isClosedState, type StateOf } from '../policy/states.js';
import type { Operation, SubjectOf } from '../policy/table.js';
import type { Transaction } from '../prisma/client.js';
import type { Acting } from './acting.js';
import { type CaseHead, type CaseRow, type CaseTask, caseRow } from './case-head.js';
import { ApplicationClosedError, NotFoundError, Refusal, StaleRevisionError } from './refusals.js';
import { relationsTo } from './viewer-relations.js';

export type OperationOn<S> = { [O in Operation]: SubjectOf<O> extends S ? O : never }[Operation];
type CaseOperation = OperationOn<'application'>;

/** Throws what the policy refuses an operation on a case of this revision with. */
export function mustBeAllowed<O extends Operation>(
  operation: O,
  to: readonly Relation[],
  state: StateOf<SubjectOf<O>>,
  revision?: number,
): void {
  const code = refusalFor(operation, to, state);
  if (code === 'NOT_FOUND') throw new NotFoundError();
  if (code === 'STALE_REVISION' && revision !== undefined) throw new StaleRevisionError(revision);
  if (code) throw new Refusal(code);
}

type PolicyFacts = Omit<CaseHead, 'reference' | 'permitTypeHash' | 'filedById' | 'tasks'> & {
  tasks: Pick<CaseTask, 'role' | 'escalatedTo'>[];
};

export const rolesOfTask = ({ role, escalatedTo }: Pick<CaseTask, 'role' | 'escalatedTo'>): string[] =>
  escalatedTo === null ? [role] : [role, escalatedTo];

/** A case as the policy has it for one viewer. */
export class ViewedCase<Row extends PolicyFacts = CaseHead> {
  constructor(
    readonly row: Row,
    readonly viewer: Viewer,
  ) {}

  get state(): ApplicationState {
    return applicationState(this.row);
  }

  get isClosed(): boolean {
    return isClosedState(this.state);
  }

  /** What the viewer is to it. `drafting`: the parcel that a mandate is for may be missing from the answers yet. */
  relations({ drafting = true } = {}): Relation[] {
    return relationsTo(this.viewer, { ...this.row, drafting, taskRoles: this.row.tasks.flatMap(rolesOfTask) });
  }

  may(operation: CaseOperation): boolean {
    return refusalFor(operation, this.relations({ drafting: operation !== 'submit' }), this.state) === undefined;
  }

  /** Refuses with the policy's code. */
  must(operation: CaseOperation): void {
    const relations = this.relations({ drafting: operation !== 'submit' });
    mustBeAllowed(operation, relations, this.state, this.row.revision);
  }

  /** Refuses what no longer fits: a closed case, or one that has moved past the revision the caller looked at. */
  mustBeCurrent(revision: number | null | undefined): void {
    if (this.isClosed) throw new ApplicationClosedError();
    if (revision != null && revision !== this.row.revision) throw new StaleRevisionError(this.row.revision);
  }
}

/** A case that is worked on: read once, with its pinned definition, and handed on. */
export class OpenCase extends ViewedCase<CaseRow> {
  constructor(
    row: CaseRow,
    viewer: Viewer,
    readonly definition: FormDefinition,
  ) {
    super(row, viewer);
  }

  /** The definition's. */
  get hash(): string {
    return this.row.permitTypeHash;
  }

  /** The case as it will be with other answers. */
  withParcel(parcel: string | null): OpenCase {
    return new OpenCase({ ...this.row, parcel }, this.viewer, this.definition);
  }
}

type Database = Pick<Transaction, '$queryRaw'>;

/** A case that the viewer may do this to. Refuses with the policy's code. */
export async function viewCase(
  { prisma, viewer }: Acting,
  reference: string,
  operation: CaseOperation,
  database: Database = prisma,
): Promise<ViewedCase<CaseRow>> {
  const row = await caseRow(database, reference);
  if (!row) throw new NotFoundError();
  const viewed = new ViewedCase(row, viewer);
  viewed.must(operation);
  return viewed;
}

/** The same, to work on. */
export async function openCase(acting: Acting, reference: string, operation: CaseOperation): Promise<OpenCase> {
  const { row, viewer } = await viewCase(acting, reference, operation);
  return new OpenCase(row, viewer, await acting.catalogue.definition(row.permitTypeHash));
}
