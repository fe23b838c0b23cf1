import { randomUUID } from 'node:crypto';
import { openTasks, type Recipient, type TaskView, workersOf } from '../city/notices/recipients.js';
import { appendToTrail } from '../city/trail/append.js';
import { tellApplicationChanged } from '../prisma/application-changed.js';
import type { Transaction } from '../prisma/client.js';
import { type Acting, onCase } from './acting.js';
import type { CaseRow } from './case-head.js';
import { isApart, sideOf } from './case-messages.js';
import { type Attempt, onlyOnce } from './idempotency.js';
import { findCase, type ViewedCase } from './open-case.js';
import { ForbiddenError, RateLimitedError } from './refusals.js';
import { requiredWords } from './text-input.js';

const LONGEST = 2_000;
/** Of one person about one case in an hour, in s: a talk, and no flood in anybody's inbox. */
const MOST_IN_AN_HOUR = 20;
const HOUR = 3_600;

interface Written {
  reference: string;
  text: string;
}

/** Writes from the side of the case that the viewer is on to the other, who is told without the words. Gives the id. */
export async function sendMessage(acting: Acting, written: Written, attempt: Attempt): Promise<string> {
  const id = await write(acting, written, attempt, false);
  await acting.notices.deliverWaiting();
  return id;
}

/** Notes something for those who work on the case; nobody is told. Gives its id. */
export const addNote = (acting: Acting, written: Written, attempt: Attempt): Promise<string> =>
  write(acting, written, attempt, true);

async function write(acting: Acting, given: Written, attempt: Attempt, internal: boolean): Promise<string> {
  const { reference } = given;
  const operation = internal ? 'addNote' : 'sendMessage';
  (await findCase(acting, reference)).must(operation);
  const text = requiredWords('text', given.text, LONGEST);
  if (internal && !(await isApart(acting, reference))) throw new ForbiddenError();
  return onlyOnce(acting, attempt, async (tx) => {
    // Who writes about a case waits for whoever else does: neither a count nor the state of the case is of before.
    await tx.$queryRaw`SELECT 1 FROM "Application" WHERE reference = ${reference} FOR NO KEY UPDATE`;
    const viewed = await findCase(acting, reference, tx);
    viewed.must(operation);
    await mustNotFlood(acting, tx, reference);
    const { row } = viewed;
    const id = randomUUID();
    const sentAt = new Date();
    const side = internal ? 'MUNICIPALITY' : sideOf(viewed);
    const author = acting.viewer.id;
    await tx.caseMessage.create({
      data: { id, reference, ownerId: row.ownerId, author, side, internal, text, sentAt },
    });
    if (!internal) {
      const told = { reference, event: 'NEW_MESSAGE', key: `message-${id}`, at: sentAt } as const;
      await acting.notices.tell(tx, { ...told, ...(await otherSide(tx, viewed)) });
      await tellApplicationChanged(tx, reference);
    }
    const act = internal ? 'NOTE_ADDED' : 'MESSAGE_SENT';
    await appendToTrail(tx, [by(acting, row, { act, id, at: sentAt, side })]);
    return id;
  });
}

/** Of the applying side whoever is not the owner acts for them; of the municipality nobody does. */
function by(acting: Acting, row: CaseRow, { act, id, at, side }: { act: string; id: string; at: Date; side: string }) {
  const told = { subject: row.reference, act, at, changed: { message: id } };
  return side === 'APPLICANT' ? onCase(acting, row, told) : { ...told, by: acting.viewer.id };
}

async function mustNotFlood({ viewer }: Acting, tx: Transaction, reference: string): Promise<void> {
  const since = new Date(Date.now() - HOUR * 1_000);
  const written = await tx.caseMessage.findMany({
    where: { reference, author: viewer.id, sentAt: { gt: since } },
    orderBy: { sentAt: 'asc' },
    select: { sentAt: true },
  });
  const [first] = written;
  if (!first || written.length < MOST_IN_AN_HOUR) return;
  throw new RateLimitedError(Math.max(1, Math.ceil((first.sentAt.getTime() - since.getTime()) / 1_000)));
}

/** Whom a message is for: whom the case is of, or those who work on it, and without any whoever had a part in it last. */
async function otherSide(tx: Transaction, viewed: ViewedCase): Promise<{ recipients?: Recipient[] }> {
  if (sideOf(viewed) === 'MUNICIPALITY') return {};
  const tasks = await tx.task.findMany({
    where: { reference: viewed.row.reference },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const open = workersOf(openTasks(tasks as TaskView[]));
  if (open.length > 0) return { recipients: open };
  const last = tasks.find(({ decidedBy }) => decidedBy !== null);
  if (last) return { recipients: [{ to: last.role, person: last.decidedBy }] };
  const overseers = await tx.role.findMany({ where: { kind: 'OVERSEER' }, select: { id: true }, take: 5 });
  return { recipients: overseers.map(({ id }) => ({ to: id, person: null })) };
}
