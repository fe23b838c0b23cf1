import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { kindOn, mustTake } from '../cases/public-notices/on-notice.js';
import { newResponseCode } from '../cases/public-notices/response-code.js';
import { NOTICED, type NoticedRow } from '../cases/public-notices/rows.js';
import { Refusal } from '../cases/refusals.js';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import { appendToTrail } from '../city/trail/append.js';
import { valueAt } from '../forms/each.js';
import { isClosedState } from '../policy/states.js';
import { tellApplicationChanged } from '../prisma/application-changed.js';
import type { PrismaClient, Transaction } from '../prisma/client.js';
import { ask, type Database } from '../prisma/sql.js';
import type { Transition } from '../workflows/transition.js';

interface Sources {
  catalogue: Catalogue;
}

const hold = (tx: Transaction, reference: string) =>
  tx.$queryRaw`SELECT 1 FROM "Application" WHERE reference = ${reference} FOR NO KEY UPDATE`;

/**
 * Keeps what is filed on a notice while that is open: whoever counts what was filed waits, and sees what is being filed.
 * Refuses with CONFLICT once its time is over, or where the notice does not lead to such a case any more.
 */
export async function whileItIsOpen(
  { prisma, catalogue }: Sources & { prisma: PrismaClient },
  { onNotice, type }: { onNotice: string | null; type: string },
  keep: (database: Database) => Promise<void>,
): Promise<void> {
  const notice = onNotice ?? '';
  // Its definition is read before: within the transaction that would wait for a second connection.
  const [noticed] = await ask<NoticedRow>(prisma, NOTICED, [notice]);
  if (noticed) await catalogue.definition(noticed.permitTypeHash);
  await prisma.$transaction(async (tx) => {
    if (noticed) await hold(tx, noticed.reference);
    try {
      await mustTake({ catalogue }, tx, { notice, permitType: type });
    } catch (error) {
      if (error instanceof Refusal) throw ApplicationFailure.nonRetryable(error.message, 'CONFLICT', error.messages);
      throw error;
    }
    await keep(tx);
  });
}

interface Following extends Pick<Transition, 'reference' | 'revision' | 'at' | 'status' | 'timeline'> {
  onNotice: string;
  ownerId: string;
  /** code of its permit type */
  type: string;
}

/**
 * What a case is on the notice of another follows it: filed with it, its words with every filing, taken back where it comes
 * to nothing, and there again where it is taken up anew. Once the other case has ended nothing moves any more.
 */
export async function followOnNotice(tx: Transaction, sources: Sources, on: Following): Promise<void> {
  const [notice] = await ask<NoticedRow>(tx, NOTICED, [on.onNotice]);
  if (!notice) return;
  const { reference } = notice;
  await hold(tx, reference);
  const noticed = await tx.application.findUniqueOrThrow({ where: { reference }, select: { status: true } });
  const own = await tx.noticeResponse.findUnique({ where: { filedAs: on.reference } });
  const filing = on.timeline.find(({ type }) => type === 'FILED' || type === 'REFILED');
  const as = filing && (await kindOn(sources, notice, on.type));
  const at = new Date(on.at);
  const tell = async (act: string, by: string, changed: Record<string, string>) => {
    await tellApplicationChanged(tx, reference);
    const facts = { ...changed, application: on.reference };
    await appendToTrail(tx, [{ subject: reference, act, by, at, changed: facts }]);
  };
  if (!own) {
    if (!as) return;
    const { kind } = as;
    const [code, text] = [newResponseCode(), await wordsOf(tx, on, as.words)];
    await tx.noticeResponse.create({
      data: {
        id: randomUUID(),
        ...{ code, reference, text, filedAt: at, filedAs: on.reference, person: on.ownerId },
        notice: notice.code,
        step: notice.step,
        kind: kind === 'objection' ? 'OBJECTION' : 'REQUEST',
      },
    });
    return tell('NOTICE_RESPONDED', filing?.actor ?? 'engine', { response: code, kind });
  }
  if (isClosedState(noticed.status)) return;
  const { code } = own;
  const stands = !isClosedState(on.status) || on.status === 'ISSUED';
  if (stands === (own.withdrawnAt !== null)) {
    await tx.noticeResponse.update({ where: { code }, data: { withdrawnAt: stands ? null : at } });
    if (stands) return tell('NOTICE_RESPONDED', 'engine', { response: code, kind: own.kind.toLowerCase() });
    return tell('NOTICE_RESPONSE_WITHDRAWN', 'engine', { response: code, status: on.status });
  }
  const text = as ? await wordsOf(tx, on, as.words) : own.text;
  if (text === own.text) return;
  await tx.noticeResponse.update({ where: { code }, data: { text } });
  await tell('NOTICE_RESPONSE_CHANGED', filing?.actor ?? 'engine', { response: code });
}

/** Longer words are read in the case itself. */
const LONGEST = 4_000;

async function wordsOf(tx: Transaction, { reference, revision }: Following, path: string | undefined): Promise<string> {
  if (path === undefined) return '';
  const { answers } = await tx.submission.findUniqueOrThrow({
    where: { reference_revision: { reference, revision } },
    select: { answers: true },
  });
  const value = valueAt(answers, path);
  return typeof value === 'string' ? value.slice(0, LONGEST) : '';
}
