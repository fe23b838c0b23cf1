/** The states that an operation may turn on, by what the operation is about. */
export const STATES = {
  /** DISCARDED: withdrawn before it was ever filed. PAID: every slip is settled and the permit not granted yet. */
  application: [
    'DRAFT',
    'DISCARDED',
    'UNDER_REVIEW',
    'RETURNED',
    'REFERRED',
    'AWAITING_PAYMENT',
    'PAID',
    'RECALCULATION_DUE',
    'ISSUED',
    'REJECTED',
    'WITHDRAWN',
    'EXPIRED',
  ],
  slip: ['DRAFT', 'PAYABLE', 'PAID', 'VOID', 'EXPIRED', 'REFUNDED'],
  /** REPLACED: called off by a newer revision. CASE_CLOSED: called off by the end of the case. */
  task: ['OPEN', 'CLAIMED_BY_CALLER', 'CLAIMED_BY_ANOTHER', 'DONE', 'CALLED_OFF', 'REPLACED', 'CASE_CLOSED'],
  mandate: ['OFFERED', 'ACTIVE', 'DECLINED', 'REVOKED', 'EXPIRED'],
  /** there is nothing yet, or it has no states */
  none: ['ANY'],
} as const;

export type Subject = keyof typeof STATES;
export type StateOf<S extends Subject> = (typeof STATES)[S][number];
export type ApplicationState = StateOf<'application'>;
export type TaskState = StateOf<'task'>;
export type MandateState = StateOf<'mandate'>;

/** What a case’s row says; the other two states follow from its rows. */
export type ApplicationStatus = Exclude<ApplicationState, 'DISCARDED' | 'PAID'>;

export function applicationState(row: { status: ApplicationStatus; revision: number }): ApplicationState {
  return row.status === 'WITHDRAWN' && row.revision === 0 ? 'DISCARDED' : row.status;
}

/** Ends of a case that no permit comes of. They are final. */
export const ENDED_WITHOUT_PERMIT = [
  'REJECTED',
  'WITHDRAWN',
  'EXPIRED',
] as const satisfies readonly ApplicationStatus[];

/** Statuses of a case that has ended. */
export const CLOSED_STATUSES = ['ISSUED', ...ENDED_WITHOUT_PERMIT] as const;

/** Statuses of a task that somebody has yet to do. */
export const OPEN_TASK_STATUSES = ['OPEN', 'CLAIMED'] as const;

const CLOSED: ReadonlySet<ApplicationState> = new Set(['DISCARDED', ...CLOSED_STATUSES]);

export const isClosedState = (state: ApplicationState): boolean => CLOSED.has(state);

/** Statuses of a filed case that waits for its applicant. */
export const WITH_APPLICANT_STATUSES = [
  'RETURNED',
  'AWAITING_PAYMENT',
  'RECALCULATION_DUE',
] as const satisfies readonly ApplicationStatus[];

const WITH_APPLICANT: ReadonlySet<ApplicationState> = new Set(WITH_APPLICANT_STATUSES);

/** Whose turn it is in a filed case that has not ended: only while it is the municipality's does its time count. */
export function turnOf(state: ApplicationState): 'applicant' | 'municipality' | undefined {
  if (state === 'DRAFT' || isClosedState(state)) return undefined;
  return WITH_APPLICANT.has(state) ? 'applicant' : 'municipality';
}

interface TaskFacts {
  state: 'open' | 'done' | 'cancelled';
  assignee?: string | null | undefined;
  /** of the application when it was opened */
  revision: number;
}

/** Of a task as `caller` finds it in a case that stands at `revision`. */
export function taskState(task: TaskFacts, at: { closed: boolean; revision: number }, caller: string): TaskState {
  if (task.state === 'done') return 'DONE';
  if (task.state === 'cancelled') {
    if (at.closed) return 'CASE_CLOSED';
    return task.revision < at.revision ? 'REPLACED' : 'CALLED_OFF';
  }
  if (!task.assignee) return 'OPEN';
  return task.assignee === caller ? 'CLAIMED_BY_CALLER' : 'CLAIMED_BY_ANOTHER';
}

/** A mandate runs out with its last day (Jalali days compare as text); nobody has to write that down. */
export function mandateState(
  mandate: { status: Exclude<MandateState, 'EXPIRED'>; validUntil: string },
  today: string,
): MandateState {
  const lasting = mandate.status === 'OFFERED' || mandate.status === 'ACTIVE';
  return lasting && mandate.validUntil < today ? 'EXPIRED' : mandate.status;
}
