import express, { type RequestHandler, type Response, Router } from 'express';
import type { PrismaClient } from '../../prisma/client.js';
import type { Deliveries } from './deliveries.js';
import { formPage, messagePage, resultPage } from './page.js';

export const PAGE_PATH = '/bank/sessions';
/** How long a payer waits for the server's word before the page says that it will follow, in ms. */
const PATIENCE = 12_000;

interface Session {
  id: string;
  slipId: string;
  amount: bigint;
  returnUrl: string | null;
  outcome: string | null;
}

type VisitHandler = RequestHandler<{ id: string }>;

export function bankRoutes(prisma: PrismaClient, deliveries: Deliveries): Router {
  async function sessionOf(id: string): Promise<Session | null> {
    const known = /^[0-9a-f-]{36}$/.test(id);
    return known ? prisma.paymentSession.findUnique({ where: { id } }) : null;
  }

  const show: VisitHandler = async (request, response) => {
    const session = await sessionOf(request.params.id);
    if (!session) return notFound(response);
    response.type('html').send(session.outcome ? resultPage(session, shown(session.outcome)) : formPage(session));
  };

  const answer: VisitHandler = async (request, response) => {
    const session = await sessionOf(request.params.id);
    if (!session) return notFound(response);
    const outcome = String((request.body as { outcome?: unknown } | undefined)?.outcome);
    if (outcome !== 'paid' && outcome !== 'failed') {
      const sentence = 'مقدار outcome باید paid یا failed باشد.';
      response.status(400).type('html').send(messagePage('پاسخ نامعتبر', sentence));
      return;
    }
    // The first answer of a visit is the one that counts, however often and at once it is posted.
    await prisma.paymentSession.updateMany({ where: { id: session.id, outcome: null }, data: { outcome } });
    const decided = (await sessionOf(session.id)) ?? session;
    const receipt = await inTime(deliveries.deliver(decided));
    const result = receipt?.result ?? 'pending';
    if (session.returnUrl) {
      const back = new URL(session.returnUrl);
      back.searchParams.set('paymentSession', session.id);
      back.searchParams.set('result', result);
      response.redirect(303, back.href);
      return;
    }
    response
      .status(result === 'unmatched' ? 409 : 200)
      .type('html')
      .send(resultPage(decided, result));
  };

  const router = Router();
  router.use(
    PAGE_PATH,
    pagePolicy,
    express.urlencoded({ extended: false, limit: '4kb' }),
    express.json({ limit: '4kb' }),
  );
  router.get(`${PAGE_PATH}/:id`, show);
  router.post(`${PAGE_PATH}/:id`, answer);
  return router;
}

/** A form may lead on to the payer's own site, which the server's general policy forbids. */
const pagePolicy: RequestHandler = (_, response, next) => {
  response.set({
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    'cache-control': 'no-store',
  });
  next();
};

const shown = (outcome: string) => (outcome === 'paid' ? 'settled' : 'failed');

function notFound(response: Response): void {
  response.status(404).type('html').send(messagePage('یافت نشد', 'چنین پرداختی آغاز نشده است.'));
}

async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
