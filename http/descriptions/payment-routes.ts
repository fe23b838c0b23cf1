import { PAY_PATH } from '../../cases/payment-link.js';
import { RETURN_PATH } from '../../city/payments/gateway.js';
import { CONFIRMATION_PATH } from '../payment-confirmations.js';
import { html, type RouteDescription, refusal, SEE_OTHER } from './route-description.js';

/** Where money is paid and confirmed. */
export const PAYMENT_ROUTES: readonly RouteDescription[] = [
  {
    method: 'post',
    path: CONFIRMATION_PATH,
    tag: 'payments',
    summary: 'Where the bank confirms a payment, signed by Standard Webhooks',
    headers: {
      'webhook-id': 'Of the message, whatever the try.',
      'webhook-timestamp': 'Seconds since 1970.',
      'webhook-signature': 'Over id, timestamp and body.',
    },
    body: { media: 'application/json', schema: 'PaymentConfirmation' },
    answers: {
      200: { text: 'It is kept, and settles a slip or waits for somebody to decide.', json: 'PaymentSettlement' },
      400: refusal('It is no confirmation.'),
      401: refusal('It is not signed by the bank.'),
    },
  },
  {
    method: 'get',
    path: `${RETURN_PATH}/{id}`,
    tag: 'payments',
    summary: 'Where a payer comes back to from the bank',
    answers: {
      200: html('What became of the payment.'),
      303: SEE_OTHER,
      404: html('There was no such visit.'),
      409: html('The money fits no slip; somebody will decide.'),
    },
  },
  {
    method: 'post',
    path: `${RETURN_PATH}/{id}`,
    tag: 'payments',
    summary: 'The same, of banks that send the payer by a form',
    answers: {
      200: html('What became of the payment.'),
      303: SEE_OTHER,
      404: html('There was no such visit.'),
      409: html('The money fits no slip; somebody will decide.'),
    },
  },
  {
    method: 'get',
    path: `${PAY_PATH}/{token}`,
    tag: 'payments',
    summary: 'The page of a link by which anybody may pay a slip',
    answers: {
      200: html('What is to be paid.'),
      404: html('There is no such link.'),
      409: html('It cannot be paid now.'),
    },
  },
  {
    method: 'post',
    path: `${PAY_PATH}/{token}`,
    tag: 'payments',
    summary: 'Leads the payer to the bank',
    answers: {
      303: SEE_OTHER,
      404: html('There is no such link.'),
      409: html('It cannot be paid now.'),
      503: html('The bank does not answer now.'),
    },
  },
];
