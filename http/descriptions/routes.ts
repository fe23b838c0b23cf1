import { LOGOUT_PATH } from '../sign-in/logout-path.js';
import { ASSISTANT_ROUTES } from './assistant-routes.js';
import { PAYMENT_ROUTES } from './payment-routes.js';
import {
  html,
  NOT_HERE,
  pdf,
  REFUSED_INPUT,
  type RouteDescription,
  refusal,
  SEE_OTHER,
  UNAVAILABLE,
} from './route-description.js';
import { VERIFICATION_ROUTES } from './verification-routes.js';

/** Every route beside `/graphql`. A test holds that none is missing. */
export const ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/healthz',
    tag: 'operation',
    summary: 'Whether this process lives',
    answers: { 200: { text: 'It does.', json: 'Health' } },
  },
  {
    method: 'get',
    path: '/readyz',
    tag: 'operation',
    summary: 'Whether what it needs can be reached',
    answers: { 200: { text: 'All of it.', json: 'Health' }, 503: { text: 'What is `false` cannot.', json: 'Health' } },
  },
  {
    method: 'get',
    path: '/events',
    tag: 'events',
    summary: 'What happens, as server-sent events; `asyncapi.json` describes them',
    signedIn: true,
    query: {
      after:
        'A cursor to go on after; `beginning` for the oldest event that is kept. Without it the stream begins with now.',
      types: 'Only these types, with commas between: `APPLICATION_FILED,PERMIT_GRANTED`.',
      permitTypes: 'Only of applications of these permit types, by code, with commas between.',
      subject: 'Only what is about this: a reference, `mandate/ID`, …',
    },
    headers: { 'last-event-id': 'The cursor of the last event, of a client that comes back; goes before `after`.' },
    answers: {
      200: {
        text: 'A stream of CloudEvents, with a comment every 15 seconds. It ends after an hour, and with the right to it.',
        media: ['text/event-stream'],
      },
      400: REFUSED_INPUT,
      410: refusal('CURSOR_EXPIRED or CURSOR_UNKNOWN: the cursor leads nowhere any more, and how to go on.'),
      429: refusal('Too many streams at once.'),
    },
  },
  {
    method: 'get',
    path: '/notice-files/{code}/{sha256}',
    tag: 'documents',
    summary: 'A file that a public notice shows, for everybody and for as long as it does',
    answers: {
      200: { text: 'The file.', media: ['application/pdf', 'image/jpeg', 'image/png'] },
      404: refusal('The notice does not show it, or no longer.'),
      429: refusal('Too many from one address.'),
    },
  },
  {
    method: 'get',
    path: '/applications/{reference}/documents/{code}',
    tag: 'documents',
    summary: 'A file that was attached to an application: by a signed link, or with a token',
    signedIn: true,
    query: {
      file: 'The id of one of several files of that code.',
      expires: 'Of a signed link.',
      signature: 'Of a signed link.',
    },
    answers: {
      200: { text: 'The file.', media: ['application/pdf', 'image/jpeg', 'image/png', 'application/octet-stream'] },
      403: refusal('The link is not genuine, or the file is masked for the caller.'),
      404: NOT_HERE,
      410: refusal('The link has run out.'),
    },
  },
  {
    method: 'get',
    path: '/applications/{reference}/permit',
    tag: 'papers',
    summary: 'The permit of an application, as PDF',
    signedIn: true,
    answers: { 200: pdf, 404: NOT_HERE, 409: refusal('NOT_PAID: not every slip is paid.'), 503: UNAVAILABLE },
  },
  {
    method: 'get',
    path: '/permits/{number}/document',
    tag: 'papers',
    summary: 'The same by its number',
    signedIn: true,
    answers: { 200: pdf, 404: NOT_HERE, 409: refusal('NOT_PAID: not every slip is paid.'), 503: UNAVAILABLE },
  },
  {
    method: 'get',
    path: '/slips/{id}/document',
    tag: 'papers',
    summary: 'A slip as PDF; a receipt once it is paid',
    signedIn: true,
    answers: { 200: pdf, 404: NOT_HERE, 503: UNAVAILABLE },
  },
  {
    method: 'get',
    path: '/sign-in',
    tag: 'signing in',
    summary: 'Sends the browser to the sign-in provider',
    query: { to: 'A path of this server to come to afterwards.' },
    answers: { 303: SEE_OTHER, 503: UNAVAILABLE },
  },
  {
    method: 'get',
    path: '/sign-in/callback',
    tag: 'signing in',
    summary: 'Where the provider sends the browser back',
    query: { code: 'As the provider gives it.', state: 'As it was sent along.' },
    answers: { 303: SEE_OTHER, 400: html('It did not succeed.'), 503: UNAVAILABLE },
  },
  {
    method: 'post',
    path: '/sign-out',
    tag: 'signing in',
    summary: 'Ends the session here and at the provider',
    answers: {
      200: { text: 'Where to go from here, for whoever accepts JSON alone.', json: 'SignedOut' },
      303: SEE_OTHER,
      403: refusal('The request came from a page of another site.'),
    },
  },
  {
    method: 'get',
    path: '/session',
    tag: 'signing in',
    summary: 'Who is signed in',
    signedIn: true,
    answers: { 200: { text: 'The caller.', json: 'Session' } },
  },
  {
    method: 'post',
    path: LOGOUT_PATH,
    tag: 'signing in',
    summary: 'Where the provider says that somebody has signed out of it (OpenID Connect Back-Channel Logout)',
    body: { media: 'application/x-www-form-urlencoded', schema: 'LogoutForm' },
    answers: {
      200: { text: 'Their sessions here have ended.' },
      400: { text: 'The token is not accepted.', json: 'LogoutRefusal' },
      503: UNAVAILABLE,
    },
  },
  {
    method: 'get',
    path: '/graphql/schema.graphql',
    tag: 'descriptions',
    summary: 'The types of the GraphQL API in its own language',
    signedIn: true,
    answers: {
      200: { text: 'The schema.', media: ['application/graphql'] },
      403: refusal('The caller’s role does not allow it.'),
    },
  },
  {
    method: 'get',
    path: '/openapi.json',
    tag: 'descriptions',
    summary: 'This document',
    answers: { 200: { text: 'OpenAPI 3.1.', media: ['application/openapi+json'] } },
  },
  {
    method: 'get',
    path: '/asyncapi.json',
    tag: 'descriptions',
    summary: 'What is sent by itself: events over SSE, and webhooks',
    answers: { 200: { text: 'AsyncAPI 3.0.', media: ['application/vnd.aai.asyncapi+json'] } },
  },
  ...PAYMENT_ROUTES,
  ...ASSISTANT_ROUTES,
  ...VERIFICATION_ROUTES,
];
