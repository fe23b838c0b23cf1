import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

/** A request that came. */
export interface Received {
  id: string;
  subject: string;
  type: string;
  taken: boolean;
  genuine: boolean;
}

export interface WebhookReceiver {
  url: string;
  /** in the order in which they came */
  received: Received[];
  /** signs what comes; until it is known nothing is genuine */
  secret: string;
  stop(): void;
}

type Answer = (event: Received, response: ServerResponse) => boolean | undefined | Promise<boolean | undefined>;

/**
 * An integrator's receiver on this machine. `answers`: whether an event is taken (204 or 500); undefined where it has answered by
 * itself, or never does.
 */
export async function openReceiver(answers: Answer): Promise<WebhookReceiver> {
  const received: Received[] = [];
  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const { id, subject, type } = JSON.parse(body) as Received;
    const came = { id, subject, type, taken: false, genuine: isGenuine(receiver.secret, request, body, id) };
    received.push(came);
    const taken = await answers(came, response);
    if (taken === undefined) return;
    came.taken = taken;
    response.writeHead(taken ? 204 : 500).end();
  }
  const server = createServer((request, response) => void receive(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    secret: '',
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;
}

function isGenuine(secret: string, { headers }: IncomingMessage, body: string, id: string): boolean {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
    return headers['webhook-id'] === id;
  } catch {
    return false;
  }
}

/** Fails by the toss of a coin, an event twice at the most: what fails on and on is waited for ever longer. */
export function halfOfTheTime(roll: () => number): (event: { id: string }) => boolean {
  const failed = new Map<string, number>();
  return ({ id }) => {
    const before = failed.get(id) ?? 0;
    if (before === 2 || roll() < 0.5) return true;
    failed.set(id, before + 1);
    return false;
  };
}

/** What is wrong with what came, beside the events of the journal in their order; empty when all is well. */
export function problemsOf(
  received: readonly Received[],
  journal: readonly { id: string; subject: string }[],
): string[] {
  const before = new Map<string, string[]>();
  const bySubject = new Map<string, string[]>();
  for (const { id, subject } of journal) {
    const earlier = bySubject.get(subject) ?? [];
    before.set(id, [...earlier]);
    bySubject.set(subject, [...earlier, id]);
  }
  const problems: string[] = [];
  const taken = new Set<string>();
  for (const { id, genuine, ...event } of received) {
    if (!genuine) problems.push(`${id} is not genuine`);
    if (!before.has(id)) problems.push(`${id} is no event of the journal`);
    if (before.get(id)?.some((each) => !taken.has(each))) problems.push(`${id} came before what was before it`);
    if (event.taken) taken.add(id);
  }
  const missing = journal.filter(({ id }) => !taken.has(id));
  return missing.length > 0 ? [...problems, `${missing.length} of ${journal.length} events never came`] : problems;
}
