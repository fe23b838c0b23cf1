import type { LocalizedText } from '../../forms/language/text.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import { NotificationChannel } from '../../prisma/generated/client/enums.js';
import { holdersOf } from '../people/holdings.js';
import { MessageRefusedError, type OutgoingMessage } from './channel.js';
import type { Channels } from './channels.js';
import { preferencesOf } from './preferences.js';
import { personKey } from './recipients.js';

export interface DeliveryDependencies {
  prisma: PrismaClient;
  channels: Channels;
}

/** Some channel is out of order. The codes say how; what a server answered may name people and is kept out of it. */
export class ChannelUnavailableError extends Error {
  override name = 'ChannelUnavailableError';
  constructor(readonly codes: readonly string[]) {
    super(`Not every message could be sent: ${[...new Set(codes)].join(', ')}.`);
  }
}

const withDeliveries = { include: { deliveries: true } } satisfies Prisma.NotificationDefaultArgs;
type Notification = Prisma.NotificationGetPayload<typeof withDeliveries>;
type Account = Prisma.AccountGetPayload<{ select: { id: true; email: true; mobile: true } }>;

/**
 * Sends a message over every channel that its recipients want and have an address for, each once. What was sent is
 * noted one by one, so that an attempt goes on where the last one failed. Throws ChannelUnavailableError.
 */
export async function deliver(deps: DeliveryDependencies, id: string, progress: () => void): Promise<void> {
  const { prisma } = deps;
  const notification = await prisma.notification.findUnique({ where: { id }, ...withDeliveries });
  if (!notification || notification.sentAt) return;
  const outages: string[] = [];
  for (const account of await accountsOf(prisma, notification)) {
    for (const [channel, message] of await messagesFor(prisma, notification, account)) {
      const outage = await sendOnce(deps, notification, account.id, channel, message);
      if (outage) outages.push(`${channel} ${outage}`);
      progress();
    }
  }
  if (outages.length > 0) throw new ChannelUnavailableError(outages);
  await prisma.notification.updateMany({ where: { id, sentAt: null }, data: { sentAt: new Date() } });
}

function accountsOf(prisma: PrismaClient, { person, to, districtId }: Notification): Promise<Account[]> {
  const where = person === null ? holdersOf(to, new Date(), districtId) : { id: person };
  return prisma.account.findMany({ where, select: { id: true, email: true, mobile: true }, orderBy: { id: 'asc' } });
}

async function messagesFor(prisma: PrismaClient, notification: Notification, account: Account) {
  const { event } = notification;
  const row = await prisma.notificationPreference.findUnique({ where: { person: account.id } });
  const { language, channels } = preferencesOf(row);
  const subject = notification.subject as unknown as LocalizedText;
  const body = notification.message as unknown as LocalizedText;
  const languages = ({ FA: ['fa'], EN: ['en'], BOTH: ['fa', 'en'] } as const)[language];
  const message: Omit<OutgoingMessage, 'to'> = {
    // A message to a role is another message to each who holds it.
    id: notification.person === null ? `${notification.id}-${personKey(account.id)}` : notification.id,
    reference: notification.reference,
    event,
    texts: languages.map((each) => ({ language: each, subject: subject[each], body: body[each] })),
  };
  const addresses = { [NotificationChannel.MAIL]: account.email, [NotificationChannel.SMS]: account.mobile };
  return channels[event].flatMap((channel): [NotificationChannel, OutgoingMessage][] => {
    const to = addresses[channel];
    return to ? [[channel, { ...message, to }]] : [];
  });
}

/** Answers with the code of an outage, if there is one. */
async function sendOnce(
  { prisma, channels }: DeliveryDependencies,
  { id: notificationId, deliveries }: Notification,
  person: string,
  channel: NotificationChannel,
  message: OutgoingMessage,
): Promise<string | undefined> {
  const carrier = channels[channel];
  if (!carrier || deliveries.some((done) => done.person === person && done.channel === channel)) return undefined;
  let refusal: string | null = null;
  try {
    await carrier.send(message);
  } catch (error) {
    if (!(error instanceof MessageRefusedError)) return codeOf(error);
    refusal = error.why.slice(0, 500);
  }
  const sentAt = refusal === null ? new Date() : null;
  await prisma.notificationDelivery.createMany({
    data: { notificationId, person, channel, sentAt, refusal },
    skipDuplicates: true,
  });
  return undefined;
}

/** Codes are short words, as ECONNREFUSED; anything longer might be a sentence about somebody. */
function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  const reported = String(cause?.code ?? code ?? '');
  return /^[A-Z][A-Z0-9_]{1,40}$/.test(reported) ? reported : 'FAILED';
}
