import type { Notification } from '../../prisma/generated/client/client.js';
import { type SendingDependencies, sendMessages } from './send.js';
import { aloneIdOf, type DeliveryStarter } from './start-delivery.js';
import { MOST_TOGETHER, takeOne, takeWaiting } from './take.js';

export type DeliveryDependencies = SendingDependencies;

/** Some channel is out of order. The codes say how; what a server answered may name people and is kept out of it. */
export class ChannelUnavailableError extends Error {
  override name = 'ChannelUnavailableError';
  constructor(readonly codes: readonly string[]) {
    super(`Not every message could be sent: ${[...new Set(codes)].join(', ')}.`);
  }
}

/** Another delivery has the message, and sends it or lets it go. */
export class MessageTakenError extends Error {
  override name = 'MessageTakenError';
  constructor() {
    super('The message is on its way with others.');
  }
}

/**
 * Sends a message over every channel that its recipients want and have an address for, each once. What was sent is
 * noted one by one, so that an attempt goes on where the last one failed. Throws ChannelUnavailableError, MessageTakenError.
 */
export async function deliver(deps: DeliveryDependencies, id: string, progress: () => void): Promise<void> {
  const { prisma } = deps;
  const message = await prisma.notification.findUnique({ where: { id } });
  if (!message || message.sentAt) return;
  if (!(await takeOne(prisma, id, aloneIdOf(id)))) throw new MessageTakenError();
  const { outages } = await sendMessages(deps, [message], progress);
  const codes = outages.get(id);
  if (codes) throw new ChannelUnavailableError(codes);
}

/**
 * Sends all that nobody has taken, in the name of the workflow `by`. A message that meets an outage gets a workflow of
 * its own, so that none waits for another.
 */
export async function deliverAll(
  deps: DeliveryDependencies & { delivery: Pick<DeliveryStarter, 'alone'> },
  by: string,
  progress: () => void,
): Promise<void> {
  for (let more = true; more; ) {
    const taken = await takeWaiting(deps.prisma, by);
    // Whatever is written from now on has a workflow that begins after it.
    more = taken.length === MOST_TOGETHER;
    if (taken.length === 0) return;
    const { outages } = await sendMessages(deps, taken, progress);
    await Promise.all(taken.filter(({ id }) => outages.has(id)).map((message) => handOver(deps, message)));
  }
}

/** Started first: a process that dies in between finds the message still its own, and starts it once more. */
async function handOver(
  { prisma, delivery }: DeliveryDependencies & { delivery: Pick<DeliveryStarter, 'alone'> },
  { id }: Notification,
): Promise<void> {
  await delivery.alone(id);
  await prisma.notification.update({ where: { id }, data: { takenBy: aloneIdOf(id) }, select: { id: true } });
}
