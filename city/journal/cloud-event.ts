import { encodePlace, placeOf } from './cursor.js';
import { eventName, type JournalEvent } from './event.js';

/** An event as CloudEvents 1.0 has it, in its structured JSON form. */
export interface CloudEvent {
  specversion: '1.0';
  /** unique for the source */
  id: string;
  /** the address of the installation */
  source: string;
  /** `parvaneh.application.filed`, … */
  type: string;
  subject: string;
  /** RFC 3339 */
  time: string;
  datacontenttype: 'application/json';
  /** where to go on after it, as `after` and `Last-Event-ID` take it */
  cursor: string;
  data: Record<string, unknown>;
}

/** `source`: where this installation is reached, as in webhooks. */
export const cloudEvent = (event: JournalEvent, source: string): CloudEvent => ({
  specversion: '1.0',
  id: event.id,
  source,
  type: eventName(event.type),
  subject: event.subject,
  time: event.at.toISOString(),
  datacontenttype: 'application/json',
  cursor: encodePlace(placeOf(event)),
  data: {
    ...event.data,
    actor: event.actor,
    ...(event.permitType !== null && { permitType: event.permitType }),
    ...(event.districtId !== null && { district: event.districtId }),
    ...(event.status !== null && { status: event.status }),
    ...(event.revision !== null && { revision: event.revision }),
  },
});
