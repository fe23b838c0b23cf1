import { type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import {
  GatewayError,
  type PaymentGateway,
  type PaymentVerdict,
  RETURN_PATH,
  type Visit,
} from '../city/payments/gateway.js';
import { isReturnAddress, type ReturnSites } from '../city/payments/return-sites.js';
import { settleMoney } from '../city/payments/settle.js';
import type { CaseTeller } from '../city/payments/tell-cases.js';
import { endVisit, isVisitId, noteOutcome } from '../city/payments/visits.js';
import { currencyIn } from '../forms/money.js';
import type { PrismaClient } from '../prisma/client.js';
import { PAGE_HEADERS, type PaymentResult, resultPage, unknownPage } from './payment-page.js';

interface ReturnDependencies {
  prisma: PrismaClient;
  cases: CaseTeller;
  gateway: PaymentGateway | undefined;
  sites: ReturnSites;
  log: Logger;
}

/**
 * Where a payer comes back to from the gateway. What the browser brings along is not even read: the gateway is asked what
 * became of the visit, and its word goes the same way as every other confirmation.
 */
export function returnRoutes({ prisma, cases, gateway, sites, log }: ReturnDependencies): Router {
  async function ask(visit: Visit): Promise<PaymentVerdict> {
    try {
      return (await gateway?.verify(visit)) ?? { outcome: 'pending' };
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      log.warn({ err: error, visit: visit.id }, 'the gateway did not say what became of a visit');
      return { outcome: 'pending' };
    }
  }

  async function resultOf(visit: Visit): Promise<PaymentResult> {
    const verdict = await ask(visit);
    if (verdict.outcome === 'pending') return 'pending';
    await noteOutcome(prisma, visit.id, verdict.outcome);
    if (verdict.outcome === 'failed') return 'failed';
    const { trackingNumber, amount } = verdict;
    const paidFor = { sessionId: visit.id };
    const settlement = await settleMoney(prisma, { trackingNumber, amount, paidFor, channel: 'GATEWAY' });
    if (settlement.result === 'unmatched') log.warn({ settlement }, 'money that fits no slip');
    try {
      await cases.tell(settlement);
      await endVisit(prisma, visit.id);
    } catch (error) {
      // The payer has paid, whether or not the case can be told of it now.
      log.warn({ err: error, visit: visit.id }, 'a paid case could not be told yet');
      cases.catchUp();
    }
    return settlement.result;
  }

  const comeBack: RequestHandler<{ id: string }> = async (request, response) => {
    const { id } = request.params;
    const visit = isVisitId(id)
      ? await prisma.paymentSession.findUnique({ where: { id }, include: { slip: { select: { lines: true } } } })
      : null;
    response.set(PAGE_HEADERS);
    if (!visit) {
      response.status(404).type('html').send(unknownPage());
      return;
    }
    const result = await resultOf(visit);
    // Where the visit was begun before the installation named its sites, too.
    if (visit.returnUrl && isReturnAddress(sites, visit.returnUrl)) {
      const back = new URL(visit.returnUrl);
      back.searchParams.set('paymentSession', visit.id);
      back.searchParams.set('result', result);
      response.redirect(303, back.href);
      return;
    }
    response
      .status(result === 'unmatched' ? 409 : 200)
      .type('html')
      .send(resultPage({ ...visit, currency: currencyIn(visit.slip.lines) }, result));
  };

  const router = Router();
  router.get(`${RETURN_PATH}/:id`, comeBack);
  // Some gateways send the payer back with a form.
  router.post(`${RETURN_PATH}/:id`, comeBack);
  return router;
}
