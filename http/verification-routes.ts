import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { createStatusList, STATUS_LIST_TTL } from '../city/papers/status-list.js';
import { type RegisterVerdict, verifyOnRegister } from '../city/papers/verification.js';
import type { PermitSigner } from '../city/signing/signer.js';
import type { PrismaClient } from '../prisma/client.js';
import { announcedLimit } from './limits/announced-limit.js';
import { verifyPage } from './verify-page.js';

export interface VerificationDependencies {
  prisma: PrismaClient;
  signer: PermitSigner;
  /** named in the status list */
  issuer: string;
  /** whether the portal has a page of its own at `/verify` */
  portal?: boolean;
  /** verifications that one address may ask for in a minute */
  perMinute?: number;
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const Form = z.object({ token: z.string().max(8_000) });
const asset = (name: string) => fileURLToPath(new URL(`verify/${name}`, import.meta.url));
const font = createRequire(import.meta.url).resolve('vazirmatn/fonts/webfonts/Vazirmatn[wght].woff2');

/**
 * What anyone may ask without signing in: the page `/verify` (the portal's where it is built, and one that needs no script at
 * `/verify/plain`), the public keys at `/.well-known/jwks.json`, and the signed
 * status list at `/permits/status.jws`.
 */
export function verificationRoutes(deps: VerificationDependencies): Router {
  const { signer, portal = false, perMinute = 60 } = deps;
  const router = Router();
  const statusList = createStatusList(deps);

  const page = (result?: RegisterVerdict): RequestHandler => {
    return (_request, response) => {
      response.set({
        'content-security-policy': POLICY,
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
      response.type('html').send(verifyPage(result));
    };
  };
  const file = (path: string): RequestHandler => {
    return (_request, response) => response.sendFile(path, { maxAge: '1h', dotfiles: 'allow' });
  };
  const verify: RequestHandler = async (request, response, next) => {
    const form = Form.safeParse(request.body);
    const result = await verifyOnRegister(deps, form.success ? form.data.token : '');
    page(result)(request, response, next);
  };

  router.get('/verify', portal ? (_request, _response, next) => next() : page());
  router.get('/verify/plain', page());
  router.post('/verify', announcedLimit(perMinute), express.urlencoded({ extended: false, limit: '16kb' }), verify);
  router.get('/verify/verify.js', file(asset('verify.js')));
  router.get('/verify/verify.css', file(asset('verify.css')));
  router.get('/verify/vazirmatn.woff2', file(font));
  // Readable from any origin: verifiers run in other people's pages.
  router.get('/.well-known/jwks.json', (_request, response) => {
    response.set({ 'cache-control': `public, max-age=${STATUS_LIST_TTL}`, 'access-control-allow-origin': '*' });
    response.json(signer.keySet());
  });
  router.get('/permits/status.jws', async (_request, response) => {
    const list = await statusList();
    response.set({ 'cache-control': `public, max-age=${STATUS_LIST_TTL}`, 'access-control-allow-origin': '*' });
    response.type('application/jose').send(list);
  });
  return router;
}
