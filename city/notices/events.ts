import type { NotificationEvent } from '../../prisma/generated/client/enums.js';
import type { TimelineDraft, Transition } from '../../workflows/transition.js';

/** What of a transition decides who is told what. */
export type Told = Pick<
  Transition,
  'reference' | 'number' | 'revision' | 'at' | 'status' | 'timeline' | 'notifications'
>;

/** A timeline entry that somebody is told about. */
export interface Occurrence {
  event: NotificationEvent;
  entry: TimelineDraft;
}

const ofType: Record<string, NotificationEvent> = {
  FILED: 'FILED',
  REFILED: 'FILED',
  RETURNED: 'RETURNED',
  RETURNED_FOR_CORRECTION: 'RETURNED',
  RETURNED_BY_CLOCK: 'RETURNED',
  APPROVED: 'APPROVED',
  APPROVED_BY_ENGINE: 'APPROVED',
  REMINDED: 'DUE_SOON',
  REASSIGNED: 'ASSIGNED',
  ESCALATED: 'ESCALATED',
  PAID: 'PAID',
  ISSUED: 'ISSUED',
  SLIPS_EXPIRED: 'EXPIRED',
  EXPIRED: 'EXPIRED',
  STUCK: 'STUCK',
  TRANSFERRED: 'TRANSFERRED',
  REJECTED: 'REJECTED',
  CLOCK_REFUSAL: 'REJECTED',
  REJECTION_STANDS: 'EXPIRED',
  AUDIT_DISMISSED: 'AUDITED',
  APPEAL_FILED: 'APPEALED',
  APPEAL_DECIDED: 'APPEALED',
  WITHDRAWN: 'WITHDRAWN',
  AUDITED: 'AUDITED',
  PERMIT_SUSPENDED: 'SUSPENDED',
  PERMIT_RESTORED: 'RESTORED',
  PERMIT_REVOKED: 'REVOKED',
};

/** Entries that close a case by time only when the transition says so. */
const whenExpired = new Set(['TASK_EXPIRED', 'ENDED']);

/** An audit that nobody made in time has found nothing. */
const isUndecided = ({ type, data }: TimelineDraft): boolean => type === 'AUDITED' && data?.result === 'expire';

/** What was found once the permit was granted. */
const isStage = ({ type, data }: TimelineDraft): boolean => type === 'DECIDED' && data?.stage !== undefined;

/** What of a transition people are told, in order; what lapses by the clock is told once, by its last entry. */
export function occurrencesOf({ timeline, status }: Pick<Transition, 'timeline' | 'status'>): Occurrence[] {
  const all = timeline.flatMap((entry): Occurrence[] => {
    const closes = status === 'EXPIRED' && whenExpired.has(entry.type);
    const event = closes ? 'EXPIRED' : isUndecided(entry) ? undefined : isStage(entry) ? 'VISIT' : ofType[entry.type];
    return event ? [{ event, entry }] : [];
  });
  const last = all.findLastIndex(({ event }) => event === 'EXPIRED');
  return all.filter(({ event }, i) => event !== 'EXPIRED' || i === last);
}
