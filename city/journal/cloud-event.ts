import { encodePlace, placeOf } from './cursor.js';
import { eventName, type JournalEvent } from './event.js';

/** An event as CloudEvents 1.0 has it, in its structured JSON form: the same over SSE, in webhooks and over GraphQL. */
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
  /** where to go on after it, as `after` and `Last-Event-ID` take it; none of a test */
  cursor?: string;
  data: Record<string, unknown>;
}

/** Of a message that tells of nothing, so that a receiver can be tried. */
export const TEST_EVENT = 'parvaneh.webhook.test';

/** It names no person. `publicUrl`: where this installation is reached; without it nothing says where to read on. */
export function cloudEvent(event: JournalEvent, publicUrl: string | undefined): CloudEvent {
  const { id, type, subject, at, permitType, districtId, status, revision } = event;
  const isCase = !subject.includes('/');
  return {
    ...envelope({ id, type: eventName(type), subject, at }, publicUrl),
    cursor: encodePlace(placeOf(event)),
    data: {
      ...event.data,
      actor: event.actor,
      ...(isCase && { reference: subject }),
      ...(permitType !== null && { permitType }),
      ...(districtId !== null && { district: districtId }),
      ...(status !== null && { status }),
      ...(revision !== null && { revision }),
      ...(isCase && publicUrl !== undefined && { link: linkTo(publicUrl, subject) }),
    },
  };
}

export const testEvent = (id: string, subject: string, publicUrl: string | undefined): CloudEvent =>
  envelope({ id, type: TEST_EVENT, subject, at: new Date() }, publicUrl);

const envelope = (
  { id, type, subject, at }: { id: string; type: string; subject: string; at: Date },
  source = 'urn:parvaneh',
): CloudEvent => ({
  specversion: '1.0',
  id,
  source,
  type,
  subject,
  time: at.toISOString(),
  datacontenttype: 'application/json',
  data: {},
});

/** A query of the API that a client with a token of its own sends as it is. */
function linkTo(publicUrl: string, reference: string): string {
  const query = `{application(reference:${JSON.stringify(reference)}){reference status revision}}`;
  return `${publicUrl}/graphql?${new URLSearchParams({ query })}`;
}
