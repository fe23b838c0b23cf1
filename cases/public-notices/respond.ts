import { randomUUID } from 'node:crypto';
import { appendToTrail } from '../../city/trail/append.js';
import type { NoticeResponseKind } from '../../forms/language/publish-notice.js';
import { takenBy } from '../../forms/notices.js';
import { tellApplicationChanged } from '../../prisma/application-changed.js';
import type { Acting } from '../acting.js';
import { byViewer } from '../acting.js';
import { type Attempt, onlyOnce } from '../idempotency.js';
import { findCase } from '../open-case.js';
import { must } from '../permission.js';
import { invalidInput, NotFoundError, Refusal } from '../refusals.js';
import { mustBeRecorded } from '../register-choices.js';
import { requiredWords, wordsOf } from '../text-input.js';
import { filledIn } from '../work-answers.js';
import { responseMessages } from './messages.js';
import { mustNotFlood } from './not-flood.js';
import { openNotice } from './read.js';
import { newResponseCode } from './response-code.js';

const LONGEST = 4_000;

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
  const taken = takenBy(step).find((each) => each.kind === kind);
  if (taken?.application) throw invalidInput('kind', 'FILED_AS_CASE', responseMessages.FILED_AS_CASE);
  if (!taken) throw invalidInput('kind', 'NOT_TAKEN', responseMessages.NOT_TAKEN);
  const objects = kind === 'objection';
  const text = objects
    ? requiredWords('text', given.text ?? '', LONGEST)
    : (wordsOf('text', given.text, LONGEST) ?? '');
  const form = objects ? step.form : undefined;
  if (!form && given.answers != null) throw invalidInput('answers', 'FORM_NOT_ASKED', responseMessages.FORM_NOT_ASKED);
  const answers = form && JSON.parse(filledIn(form, given.answers ?? {}));
  if (form) await mustBeRecorded(acting.registers, form, answers, 'answers');
  const { reference } = row;
  return onlyOnce(acting, attempt, async (tx) => {
    // Whoever files waits for whoever else does, and for the case: what is counted at the end of its time is all there is.
    await tx.$queryRaw`SELECT 1 FROM "Application" WHERE reference = ${reference} FOR NO KEY UPDATE`;
    const now = (await openNotice(acting, tx, given.notice)) ?? notFound();
    const viewed = await findCase(acting, reference, tx);
    const own = viewed.relations().some((relation) => relation === 'owner' || relation === 'office');
    if (own) throw new Refusal('CONFLICT', responseMessages.OWN_CASE);
    await mustNotFlood(tx, { person: acting.viewer.id, notice: now.row.code, kind });
    const code = newResponseCode();
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

const notFound = (): never => {
  throw new NotFoundError();
};

/** Takes back what one has filed, while the case is open. Again changes nothing. */
export async function withdrawNoticeResponse(acting: Acting, code: string): Promise<void> {
  const { prisma, viewer } = acting;
  await prisma.$transaction(async (tx) => {
    const row = await tx.noticeResponse.findUnique({ where: { code } });
    if (row?.person !== viewer.id) throw new NotFoundError();
    const { reference } = row;
    if (row.filedAs !== null && row.withdrawnAt === null)
      throw new Refusal('CONFLICT', responseMessages.WITHDRAW_CASE({ reference: row.filedAs }));
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
