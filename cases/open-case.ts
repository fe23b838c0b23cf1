import type { Viewer } from '../city/people/viewer.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { refusalFor } from '../policy/judge.js';
import type { Relation } from '../policy/relations.js';
import { type ApplicationState, applicationState, isClosedState, type StateOf } from '../policy/states.js';
import type { Operation, SubjectOf } from '../policy/table.js';
import type { Database } from '../prisma/sql.js';
import type { Acting } from './acting.js';
import { type CaseHead, type CaseRow, type CaseTask, caseRow } from './case-head.js';
import { ApplicationClosedError, NotFoundError, Refusal, StaleRevisionError } from './refusals.js';
import { relationsTo } from './viewer-relations.js';

export type OperationOn<S> = { [O in Operation]: SubjectOf<O> extends S ? O : never }[Operation];
type CaseOperation = OperationOn<'application'>;

/** What the policy refuses an operation on a case of this revision with. */
export function policyRefusal<O extends Operation>(
  operation: O,
  to: readonly Relation[],
  state: StateOf<SubjectOf<O>>,
  revision?: number,
): Refusal | undefined {
  const code = refusalFor(operation, to, state);
  if (code === 'NOT_FOUND') return new NotFoundError();
  if (code === 'STALE_REVISION' && revision !== undefined) return new StaleRevisionError(revision);
  return code && new Refusal(code);
}

/** Throws what the policy refuses an operation on a case of this revision with. */
export function mustBeAllowed<O extends Operation>(
  operation: O,
  to: readonly Relation[],
  state: StateOf<SubjectOf<O>>,
  revision?: number,
): void {
  const refusal = policyRefusal(operation, to, state, revision);
  if (refusal) throw refusal;
}

/** What a case is refused with for how it stands, and not for who asks. */
const OF_STATE: ReadonlySet<string> = new Set([
  'APPLICATION_CLOSED',
  'CONFLICT',
  'STALE_REVISION',
  'TASK_CLOSED',
  'TASK_NOT_YOURS',
]);

export const isOfState = (code: string): boolean => OF_STATE.has(code);

/** Throws a refusal of who asks. One of how the case stands is handed back: its workflow may know better than its rows. */
export function unlessOfState(refusal: Refusal | undefined): Refusal | undefined {
  if (refusal && !isOfState(refusal.code)) throw refusal;
  return refusal;
}

type PolicyFacts = Omit<
  CaseHead,
  'reference' | 'permitTypeHash' | 'filedById' | 'hasStanding' | 'handedOver' | 'generation' | 'tasks'
> & {
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

  /** What the policy refuses it with. */
  refusal(operation: CaseOperation): Refusal | undefined {
    const relations = this.relations({ drafting: operation !== 'submit' });
    return policyRefusal(operation, relations, this.state, this.row.revision);
  }

  must(operation: CaseOperation): void {
    const refusal = this.refusal(operation);
    if (refusal) throw refusal;
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

  /** Refuses a change of another working copy than the one that is there. */
  mustBeCopy(draftVersion: number | null | undefined): void {
    if (draftVersion != null && draftVersion !== this.row.draftVersion) throw new StaleRevisionError(this.row.revision);
  }

  /** The case as it will be with other answers. */
  withParcels({ parcel, parcels = [] }: { parcel: string | null; parcels?: string[] }): OpenCase {
    return new OpenCase({ ...this.row, parcel, parcels }, this.viewer, this.definition);
  }
}

/** A case as the viewer finds it, whatever they may do to it. */
export async function findCase(
  { prisma, viewer }: Acting,
  reference: string,
  database: Database = prisma,
): Promise<ViewedCase<CaseRow>> {
  const row = await caseRow(database, reference);
  if (!row) throw new NotFoundError();
  return new ViewedCase(row, viewer);
}

/** A case that the viewer may do this to. Refuses with the policy's code. */
export async function viewCase(
  acting: Acting,
  reference: string,
  operation: CaseOperation,
  database: Database = acting.prisma,
): Promise<ViewedCase<CaseRow>> {
  const viewed = await findCase(acting, reference, database);
  viewed.must(operation);
  return viewed;
}

/** The same, to work on. */
export async function openCase(acting: Acting, reference: string, operation: CaseOperation): Promise<OpenCase> {
  const { row, viewer } = await viewCase(acting, reference, operation);
  return new OpenCase(row, viewer, await acting.catalogue.definition(row.permitTypeHash));
}
