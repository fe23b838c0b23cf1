import type { ApplicationStatus, EventActor, EventType } from '../../prisma/generated/client/enums.js';

/** Something that happened, as the journal keeps it. Nothing personal stands in it. */
export interface JournalEvent {
  id: string;
  /** 1, 2, 3, … in the order in which it was committed */
  position: bigint;
  at: Date;
  type: EventType;
  /** an application's reference, or `mandate/…`, `office/…`, `permit-type/…`, `rulebook/…`, `template/…` */
  subject: string;
  permitType: string | null;
  districtId: string | null;
  actor: EventActor;
  /** of the application, once it had happened */
  status: ApplicationStatus | null;
  revision: number | null;
  /** codes, ids, amounts as text: whole numbers of the smallest unit of their currency, which stands beside them where it is not the rial */
  data: Record<string, unknown>;
}

/**
 * What an event is called outside: `APPLICATION_FILED` is `parvaneh.application.filed`.
 * @public
 */
export const eventName = (type: EventType): string => `parvaneh.${type.toLowerCase().replace('_', '.')}`;
