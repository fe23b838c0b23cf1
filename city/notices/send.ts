import type { LocalizedText } from '../../forms/language/text.js';
import type { PrismaClient } from '../../prisma/client.js';
import type {
  Notification,
  NotificationDelivery,
  NotificationPreference,
} from '../../prisma/generated/client/client.js';
import { NotificationChannel } from '../../prisma/generated/client/enums.js';
import { ask, given } from '../../prisma/sql.js';
import { holdersOf } from '../people/holdings.js';
import { MessageRefusedError, type OutgoingMessage } from './channel.js';
import type { Channels } from './channels.js';
import { type Preferences, preferencesOf } from './preferences.js';
import { invitedTaskOf, personKey } from './recipients.js';

export interface SendingDependencies {
  prisma: PrismaClient;
  channels: Channels;
}

interface Recipient {
  id: string;
  email: string | null;
  mobile: string | null;
}

/**
 * Sends messages, those of one case in the order in which they were written, cases side by side: each over every channel that its recipients want and have an address for, and notes what
 * was sent. Answers with the codes of the outages that kept messages from being sent, by their ids.
 */
export async function sendMessages(
  deps: SendingDependencies,
  messages: readonly Notification[],
  progress: () => void,
): Promise<{ outages: Map<string, string[]> }> {
  const { prisma } = deps;
  const recipients = await recipientsOf(prisma, messages);
  const everybody = [...new Set([...recipients.values()].flat().map(({ id }) => id))];
  const { preferences, done } = await knownOf(prisma, messages, everybody);
  const preferred = new Map(preferences.map((row) => [row.person, row]));
  const outages = new Map<string, string[]>();
  const send = async (message: Notification): Promise<void> => {
    const codes: string[] = [];
    for (const recipient of recipients.get(message.id) ?? []) {
      const wanted = preferencesOf(preferred.get(recipient.id));
      for (const [channel, outgoing] of outgoingTo(message, recipient, wanted)) {
        const code = await sendOnce(deps, done, message.id, recipient.id, channel, outgoing);
        if (code) codes.push(`${channel} ${code}`);
        progress();
      }
    }
    if (codes.length > 0) outages.set(message.id, codes);
  };
  // Whatever fails, none is left on its way: whoever tries again would send it a second time.
  const attempts = await Promise.allSettled(
    casesOf(messages).map(async (ofCase) => {
      for (const message of ofCase) await send(message);
    }),
  );
  for (const attempt of attempts) if (attempt.status === 'rejected') throw attempt.reason;
  const sent = messages.flatMap(({ id }) => (outages.has(id) ? [] : [id]));
  await ask(prisma, SENT, [sent, new Date()]);
  return { outages };
}

const ADDRESSES = {
  name: 'where people are reached',
  text: `SELECT id, email, mobile FROM "Account" WHERE id = ANY(${given('$1::text[]')}::text[])`,
};
const KNOWN = {
  name: 'what is known of messages',
  text: `SELECT json_build_object(
    'preferences', (SELECT coalesce(json_agg(p), '[]') FROM "NotificationPreference" p WHERE p.person = ANY(${given('$2::text[]')}::text[])),
    'done', (SELECT coalesce(json_agg(d), '[]') FROM (SELECT "notificationId", person, channel FROM "NotificationDelivery"
      WHERE "notificationId" = ANY(${given('$1::text[]')}::text[])) d)) AS known`,
};
const SENT = {
  name: 'messages are sent',
  text: `UPDATE "Notification" SET "sentAt" = $2 WHERE id = ANY(${given('$1::text[]')}::text[]) AND "sentAt" IS NULL`,
};

type Done = Pick<NotificationDelivery, 'notificationId' | 'person' | 'channel'>;
interface Known {
  preferences: NotificationPreference[];
  /** what went out before, or was refused for good */
  done: Done[];
}

async function knownOf(
  prisma: PrismaClient,
  messages: readonly Notification[],
  people: readonly string[],
): Promise<Known> {
  const [row] = await ask<{ known: Known }>(prisma, KNOWN, [messages.map(({ id }) => id), people]);
  return row?.known ?? { preferences: [], done: [] };
}

/** The messages of each case, as they were written one after another. */
function casesOf(messages: readonly Notification[]): Notification[][] {
  const cases = new Map<string, Notification[]>();
  const inOrder = [...messages].sort((a, b) => +a.createdAt - +b.createdAt || a.transition - b.transition);
  for (const message of inOrder) cases.set(message.reference, [...(cases.get(message.reference) ?? []), message]);
  return [...cases.values()];
}

/** By the ids of the messages. */
async function recipientsOf(
  prisma: PrismaClient,
  messages: readonly Notification[],
): Promise<Map<string, readonly Recipient[]>> {
  const select = { id: true, email: true, mobile: true };
  const people = new Set(messages.flatMap(({ person }) => (person === null ? [] : [person])));
  const accounts = people.size > 0 ? await ask<Recipient>(prisma, ADDRESSES, [[...people]]) : [];
  const known = new Map(accounts.map((account) => [account.id, account]));
  const recipients = new Map<string, readonly Recipient[]>();
  for (const { id, person, to, districtId } of messages) {
    const task = invitedTaskOf(to);
    if (person !== null) recipients.set(id, [known.get(person) ?? []].flat());
    else if (task !== undefined) {
      const { nationalId = null, mobile = null } =
        (await prisma.invitation.findUnique({ where: { taskId: task } })) ?? {};
      const account = nationalId === null ? null : await prisma.account.findUnique({ where: { nationalId }, select });
      recipients.set(id, [account ?? { id: to, email: null, mobile }]);
    } else {
      const where = holdersOf(to, new Date(), districtId);
      recipients.set(id, await prisma.account.findMany({ where, select, orderBy: { id: 'asc' } }));
    }
  }
  return recipients;
}

function outgoingTo(
  notification: Notification,
  recipient: Recipient,
  { language, channels }: Preferences,
): [NotificationChannel, OutgoingMessage][] {
  const { event } = notification;
  const subject = notification.subject as unknown as LocalizedText;
  const body = notification.message as unknown as LocalizedText;
  const languages = ({ FA: ['fa'], EN: ['en'], BOTH: ['fa', 'en'] } as const)[language];
  const message: Omit<OutgoingMessage, 'to'> = {
    // A message to a role is another message to each who holds it.
    id: notification.person === null ? `${notification.id}-${personKey(recipient.id)}` : notification.id,
    reference: notification.reference,
    event,
    texts: languages.map((each) => ({ language: each, subject: subject[each], body: body[each] })),
  };
  const addresses = { [NotificationChannel.MAIL]: recipient.email, [NotificationChannel.SMS]: recipient.mobile };
  return channels[event].flatMap((channel): [NotificationChannel, OutgoingMessage][] => {
    const to = addresses[channel];
    return to ? [[channel, { ...message, to }]] : [];
  });
}

/** Answers with the code of an outage, if there is one. */
async function sendOnce(
  { prisma, channels }: SendingDependencies,
  done: readonly Done[],
  notificationId: string,
  person: string,
  channel: NotificationChannel,
  message: OutgoingMessage,
): Promise<string | undefined> {
  const carrier = channels[channel];
  const isDone = (each: Done) =>
    each.notificationId === notificationId && each.person === person && each.channel === channel;
  if (!carrier || done.some(isDone)) return undefined;
  let refusal: string | null = null;
  try {
    await carrier.send(message);
  } catch (error) {
    if (!(error instanceof MessageRefusedError)) return codeOf(error);
    refusal = error.why.slice(0, 500);
  }
  const sentAt = refusal === null ? new Date() : null;
  await ask(prisma, NOTE, [notificationId, person, channel, sentAt, refusal]);
  return undefined;
}

/** Eight times for a permit. */
const NOTE = {
  name: 'note-delivery',
  text: `INSERT INTO "NotificationDelivery" ("notificationId", person, channel, "sentAt", refusal)
    VALUES ($1, $2, $3::"NotificationChannel", $4::timestamptz, $5) ON CONFLICT DO NOTHING`,
};

/** Codes are short words, as ECONNREFUSED; anything longer might be a sentence about somebody. */
function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  const reported = String(cause?.code ?? code ?? '');
  return /^[A-Z][A-Z0-9_]{1,40}$/.test(reported) ? reported : 'FAILED';
}
