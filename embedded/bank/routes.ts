import express, { type RequestHandler, type Response, Router } from 'express';
import { RETURN_PATH } from '../../city/payments/gateway.js';
import { isVisitId } from '../../city/payments/visits.js';
import { currencyIn } from '../../forms/money.js';
import { PAGE_HEADERS, unknownPage } from '../../http/payment-page.js';
import type { PrismaClient } from '../../prisma/client.js';
import { bankWords } from '../messages.js';
import type { Deliveries } from './deliveries.js';
import { formPage, messagePage } from './page.js';

export const PAGE_PATH = '/bank/sessions';

type VisitHandler = RequestHandler<{ id: string }>;
interface BankRouteOptions {
  prisma: PrismaClient;
  publicUrl: () => string;
}

export function bankRoutes({ prisma, publicUrl }: BankRouteOptions, deliveries: Deliveries): Router {
  const visitOf = async (id: string) =>
    isVisitId(id)
      ? prisma.paymentSession.findUnique({ where: { id }, include: { slip: { select: { lines: true } } } })
      : null;
  const back = (response: Response, id: string) => response.redirect(303, `${publicUrl()}${RETURN_PATH}/${id}`);

  const show: VisitHandler = async (request, response) => {
    const visit = await visitOf(request.params.id);
    if (!visit) return notFound(response);
    if (visit.outcome) return back(response, visit.id);
    response.type('html').send(formPage({ ...visit, currency: currencyIn(visit.slip.lines) }));
  };

  const answer: VisitHandler = async (request, response) => {
    const visit = await visitOf(request.params.id);
    if (!visit) return notFound(response);
    const outcome = String((request.body as { outcome?: unknown } | undefined)?.outcome);
    if (outcome !== 'paid' && outcome !== 'failed') {
      response.status(400).type('html').send(messagePage(bankWords.answerInvalid.fa, bankWords.outcomes.fa));
      return;
    }
    // The first answer of a visit is the one that counts, however often and at once it is posted.
    await prisma.paymentSession.updateMany({ where: { id: visit.id, outcome: null }, data: { outcome } });
    deliveries.deliver((await visitOf(visit.id)) ?? visit);
    back(response, visit.id);
  };

  const policy: RequestHandler = (_, response, next) => {
    response.set(PAGE_HEADERS);
    next();
  };

  const router = Router();
  router.use(PAGE_PATH, policy, express.urlencoded({ extended: false, limit: '4kb' }), express.json({ limit: '4kb' }));
  router.get(`${PAGE_PATH}/:id`, show);
  router.post(`${PAGE_PATH}/:id`, answer);
  return router;
}

function notFound(response: Response): void {
  response.status(404).type('html').send(unknownPage());
}
