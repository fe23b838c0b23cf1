import { type RequestHandler, Router } from 'express';
import type { CaseServices } from '../cases/acting.js';
import { PAY_PATH, payByLink, slipByLink } from '../cases/payment-link.js';
import { UnavailableError } from '../cases/refusals.js';
import { paymentSentences, paymentWords } from './messages.js';
import { PAGE_HEADERS, paymentFacts, paymentPage, resultPage, unknownPage } from './payment-page.js';

/** The page of a link by which anybody may pay a slip: what is to be paid, and a button that leads to the bank. */
export function paymentLinkRoutes(services: CaseServices): Router {
  const show: RequestHandler<{ token: string }> = async (request, response) => {
    const slip = await slipByLink(services, request.params.token);
    response.set({ ...PAGE_HEADERS, 'x-robots-tag': 'noindex' }).type('html');
    if (!slip) return void response.status(404).send(unknownPage());
    if (!slip.payable) return void response.status(409).send(resultPage(slip, 'unpayable'));
    if (request.method !== 'POST') {
      const button = `<form method="post"><button value="paid">${paymentWords.pay.fa}</button></form>`;
      return void response.send(paymentPage(paymentWords.toPay.fa, `${paymentFacts(slip)}${button}`));
    }
    try {
      response.redirect(303, await payByLink(services, slip));
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      response
        .status(503)
        .send(paymentPage(paymentWords.toPay.fa, `<p>${paymentSentences.bankAway.fa}</p>${paymentFacts(slip)}`));
    }
  };
  const router = Router();
  router.get(`${PAY_PATH}/:token`, show);
  router.post(`${PAY_PATH}/:token`, show);
  return router;
}
