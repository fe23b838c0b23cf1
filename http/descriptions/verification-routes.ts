import { html, type RouteDescription, refusal } from './route-description.js';

/** What anybody may ask of a permit. */
export const VERIFICATION_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/verify',
    tag: 'verification',
    summary: 'The page on which anybody verifies a permit',
    answers: { 200: html('The page.') },
  },
  {
    method: 'get',
    path: '/verify/plain',
    tag: 'verification',
    summary: 'The same for browsers without JavaScript',
    answers: { 200: html('The page.') },
  },
  {
    method: 'post',
    path: '/verify',
    tag: 'verification',
    summary: 'Verifies the token of a permit’s QR code',
    body: { media: 'application/x-www-form-urlencoded', schema: 'VerificationForm' },
    answers: { 200: html('What the register says of it.'), 429: refusal('Too many from one address.') },
  },
  {
    method: 'get',
    path: '/verify/verify.js',
    tag: 'verification',
    summary: 'The script of that page',
    answers: { 200: { text: 'The script.', media: ['text/javascript'] } },
  },
  {
    method: 'get',
    path: '/verify/verify.css',
    tag: 'verification',
    summary: 'Its style',
    answers: { 200: { text: 'The style.', media: ['text/css'] } },
  },
  {
    method: 'get',
    path: '/verify/vazirmatn.woff2',
    tag: 'verification',
    summary: 'Its font',
    answers: { 200: { text: 'The font.', media: ['font/woff2'] } },
  },
  {
    method: 'get',
    path: '/.well-known/jwks.json',
    tag: 'verification',
    summary: 'The public keys that permits are signed with',
    answers: {
      200: { text: 'A JSON Web Key Set (RFC 7517).', json: 'KeySet' },
      429: refusal('Too many from one address.'),
    },
  },
  {
    method: 'get',
    path: '/permits/status.jws',
    tag: 'verification',
    summary: 'How permits stand that are not simply in force',
    answers: {
      200: { text: 'A compact JWS; `docs/verification.md` describes its claims.', media: ['application/jose'] },
      429: refusal('Too many from one address.'),
    },
  },
];
