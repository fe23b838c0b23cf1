import { randomInt, randomUUID } from 'node:crypto';
import { appendToTrail } from '../../city/trail/append.js';
import type { NoticeResponseKind } from '../../forms/language/publish-notice.js';
import { tellApplicationChanged } from '../../prisma/application-changed.js';
import type { Transaction } from '../../prisma/client.js';
import type { Acting } from '../acting.js';
import { byViewer } from '../acting.js';
import { type Attempt, onlyOnce } from '../idempotency.js';
import { findCase } from '../open-case.js';
import { must } from '../permission.js';
import { invalidInput, NotFoundError, RateLimitedError, Refusal } from '../refusals.js';
import { requiredWords, wordsOf } from '../text-input.js';
import { filledIn } from '../work-answers.js';
import { responseMessages } from './messages.js';
import { openNotice, takenBy } from './read.js';

const LONGEST = 4_000;
/** Of one person in an hour, over all notices. */
const MOST_IN_AN_HOUR = 10;
const HOUR = 3_600;
/** On one notice: more than any desk could read, and less than would fill a disk. */
const MOST_ON_ONE = 5_000;

export interface Responding {
  notice: string;
  kind: NoticeResponseKind;
  text?: string | null | undefined;
  answers?: unknown;
}

/** Files an objection, or the wish to be told the decision, on a notice that is public now. Gives its code. */
export async function respondToNotice(acting: Acting, given: Responding, attempt: Attempt): Promise<string> {
  must(acting.viewer, 'respondToNotice');
  const { row, step } = (await openNotice(acting, acting.prisma, given.notice)) ?? notFound();
  const { kind } = given;
  if (!takenBy(step).includes(kind)) throw invalidInput('kind', 'NOT_TAKEN', responseMessages.NOT_TAKEN);
  const objects = kind === 'objection';
  const text = objects
    ? requiredWords('text', given.text ?? '', LONGEST)
    : (wordsOf('text', given.text, LONGEST) ?? '');
  const form = objects ? step.form : undefined;
  if (!form && given.answers != null) throw invalidInput('answers', 'FORM_NOT_ASKED', responseMessages.FORM_NOT_ASKED);
  const answers = form && JSON.parse(filledIn(form, given.answers ?? {}));
  const { reference } = row;
  return onlyOnce(acting, attempt, async (tx) => {
    // Whoever files waits for whoever else does, and for the case: what is counted at the end of its time is all there is.
    await tx.$queryRaw`SELECT 1 FROM "Application" WHERE reference = ${reference} FOR NO KEY UPDATE`;
    const now = (await openNotice(acting, tx, given.notice)) ?? notFound();
    const viewed = await findCase(acting, reference, tx);
    const own = viewed.relations().some((relation) => relation === 'owner' || relation === 'office');
    if (own) throw new Refusal('CONFLICT', responseMessages.OWN_CASE);
    await mustNotFlood(acting, tx, { notice: now.row.code, kind });
    const code = newCode();
    const at = new Date();
    await tx.noticeResponse.create({
      data: {
        id: randomUUID(),
        code,
        reference,
        notice: now.row.code,
        step: now.row.step,
        kind: objects ? 'OBJECTION' : 'REQUEST',
        person: acting.viewer.id,
        text,
        ...(form && { answers, formHash: now.row.permitTypeHash }),
        filedAt: at,
      },
    });
    await tellApplicationChanged(tx, reference);
    await appendToTrail(tx, [
      byViewer(acting, { subject: reference, act: 'NOTICE_RESPONDED', at, changed: { response: code, kind } }),
    ]);
    return code;
  });
}

async function mustNotFlood(
  { viewer }: Acting,
  tx: Transaction,
  { notice, kind }: { notice: string; kind: NoticeResponseKind },
): Promise<void> {
  const since = new Date(Date.now() - HOUR * 1_000);
  const lately = await tx.noticeResponse.findMany({
    where: { person: viewer.id, filedAt: { gt: since } },
    orderBy: { filedAt: 'asc' },
    select: { filedAt: true },
  });
  const [first] = lately;
  if (first && lately.length >= MOST_IN_AN_HOUR) {
    throw new RateLimitedError(Math.max(1, Math.ceil((first.filedAt.getTime() - since.getTime()) / 1_000)));
  }
  const own = await tx.noticeResponse.count({
    where: { person: viewer.id, notice, kind: kind === 'objection' ? 'OBJECTION' : 'REQUEST', withdrawnAt: null },
  });
  if (own > 0) throw new Refusal('CONFLICT', responseMessages.FILED_BEFORE);
  if ((await tx.noticeResponse.count({ where: { notice } })) >= MOST_ON_ONE) {
    throw new Refusal('CONFLICT', responseMessages.FULL);
  }
}

const notFound = (): never => {
  throw new NotFoundError();
};

/** Without signs that are taken for one another. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What people name it by: 50 bits, so that nobody comes upon another's by trying. */
const newCode = (): string => `N-${Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)]).join('')}`;

/** Takes back what one has filed, while the case is open. Again changes nothing. */
export async function withdrawNoticeResponse(acting: Acting, code: string): Promise<void> {
  const { prisma, viewer } = acting;
  await prisma.$transaction(async (tx) => {
    const row = await tx.noticeResponse.findUnique({ where: { code } });
    if (row?.person !== viewer.id) throw new NotFoundError();
    const { reference } = row;
    await tx.$queryRaw`SELECT 1 FROM "Application" WHERE reference = ${reference} FOR NO KEY UPDATE`;
    if ((await tx.noticeResponse.count({ where: { code, withdrawnAt: null } })) === 0) return;
    if ((await findCase(acting, reference, tx)).isClosed) throw new Refusal('APPLICATION_CLOSED');
    const at = new Date();
    await tx.noticeResponse.update({ where: { code }, data: { withdrawnAt: at } });
    await tellApplicationChanged(tx, reference);
    await appendToTrail(tx, [
      byViewer(acting, { subject: reference, act: 'NOTICE_RESPONSE_WITHDRAWN', at, changed: { response: code } }),
    ]);
  });
}
