import type { RequestListener } from 'node:http';
import type { Client } from '@temporalio/client';
import express, { type Router } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { PAY_PATH } from '../cases/payment-link.js';
import { RETURN_PATH } from '../city/payments/gateway.js';
import { redactLikely } from '../city/privacy/redact.js';
import { loggedError } from '../city/privacy/safe-error.js';
import type { ServerDependencies } from '../graphql/context.js';
import { createGraphql } from '../graphql/yoga.js';
import type { LimitsSettings } from '../runtime/config/limits.js';
import type { DiskRoom } from '../runtime/disk-room.js';
import { requestId, withRequestId } from '../runtime/request-id.js';
import { apiSchemaRoute } from './api-schema.js';
import { limitPlainBodies } from './body-limit.js';
import { listedOrigins } from './cross-origin.js';
import { decisionPaperRoutes } from './decision-paper.js';
import { descriptionRoutes } from './descriptions/serve.js';
import { documentRoutes } from './document-download.js';
import { answerErrors } from './error-answer.js';
import { eventRoutes } from './event-stream.js';
import { graphiqlOptions, graphiqlPolicy, renderGraphiql } from './graphiql.js';
import { healthRoutes } from './health.js';
import { askedOnce, identifyFirst } from './identify-first.js';
import { evaluationCounter, limitedRoute, uploadCounter } from './limits/limited.js';
import type { RateLimits } from './limits/rate-limit.js';
import { mcpRoutes } from './mcp/routes.js';
import { measureRequests } from './measure-requests.js';
import { NOTICE_FILES, noticeFileRoutes } from './notice-files.js';
import { confirmationRoutes } from './payment-confirmations.js';
import { paymentLinkRoutes } from './payment-links.js';
import { returnRoutes } from './payment-return.js';
import { type PaperRouteDependencies, permitPaperRoutes } from './permit-papers.js';
import { plainRequests } from './plain-requests.js';
import { portalRoutes } from './portal-files.js';
import { receiveUpload } from './receive-upload.js';
import type { SignIn } from './sign-in/index.js';
import { traceRequests } from './trace-requests.js';
import { verificationRoutes } from './verification-routes.js';

interface AppOptions {
  limits: LimitsSettings;
  rates: RateLimits;
  production: boolean;
  signIn: Pick<SignIn, 'identify' | 'registered' | 'authenticate' | 'routes' | 'issuer'>;
  temporal: Client;
  disk: Pick<DiskRoom, 'isLow'>;
  bankSecret: string;
  /** what printed papers are drawn, signed and verified with */
  papers: Omit<PaperRouteDependencies, 'authenticate'>;
  /** of one attached file */
  maxUploadBytes: number;
  /** offer the query editor at /graphql */
  graphiql: boolean;
  /** puts requests and operations into spans */
  traced: boolean;
  /** where people go on with a case; this server where there is no other */
  portalUrl?: string | undefined;
  /** the built pages; undefined where they were not built */
  portal: string | undefined;
  /** routes of the sandbox bank, where there is one */
  bank: Router | undefined;
}

/** Without what is asked for, and without the secret of a link by which anybody may pay. */
const pathOf = (url: unknown): string => (String(url).split('?')[0] ?? '').replace(/^(\/pay\/[^.]*\.).*/, '$1…');

/** Answers every request to the server. */
export function createApp(deps: ServerDependencies, options: AppOptions): RequestListener {
  const { signIn, temporal, bankSecret, papers, maxUploadBytes, graphiql, bank, limits, rates, production } = options;
  const { authenticate } = signIn;
  const { prisma, paidCases, bank: gateway, readLog, log } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', limits.trustProxy);
  app.use(withRequestId);
  app.use(measureRequests);
  if (options.traced) app.use(traceRequests);
  app.use(
    pinoHttp({
      logger: log,
      genReqId: (_, response) => String(response.getHeader('x-request-id')),
      // Addresses of visits to the bank and search terms may name a person; the path alone says enough.
      serializers: {
        req: ({ id, method, url }) => ({ id, method, path: redactLikely(pathOf(url)) }),
        err: loggedError,
      },
      customLogLevel: (_, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
    }),
  );
  const headings = [helmet(), ...(limits.corsOrigins.length > 0 ? [listedOrigins(limits.corsOrigins)] : [])];
  app.use(...headings);
  app.use(healthRoutes(prisma, temporal, options.disk));
  app.use(confirmationRoutes({ prisma, cases: paidCases, secret: bankSecret, log }));
  const open = [
    RETURN_PATH,
    PAY_PATH,
    NOTICE_FILES,
    '/permits/status.jws',
    '/.well-known/jwks.json',
    '/openapi.json',
    '/asyncapi.json',
  ];
  app.use(open, limitedRoute('public', rates));
  app.use(descriptionRoutes());
  app.use(paymentLinkRoutes(deps));
  app.use(returnRoutes({ prisma, cases: paidCases, gateway, sites: deps, log }));
  app.use(documentRoutes({ ...deps, readLog, authenticate }));
  app.use(noticeFileRoutes(deps));
  app.use(eventRoutes({ ...deps, authenticate }));
  app.use(permitPaperRoutes({ ...papers, authenticate }));
  app.use(decisionPaperRoutes({ ...papers, calendar: deps.calendar, cityPolicy: deps.cityPolicy, authenticate }));
  app.use(apiSchemaRoute(authenticate));
  app.post('/verify', limitedRoute('verify', rates));
  app.use(verificationRoutes({ ...papers, portal: options.portal !== undefined }));
  app.use('/sign-in', limitedRoute('signIn', rates));
  app.use(signIn.routes);
  if (bank) app.use(bank);
  const editor = graphiql ? { options: graphiqlOptions, render: renderGraphiql } : undefined;
  const identify = askedOnce(signIn.identify);
  const authenticateOnce = askedOnce(signIn.registered(identify));
  const countEvaluation = evaluationCounter(rates);
  const { handler, plainly, run } = createGraphql(deps, {
    authenticate: authenticateOnce,
    countEvaluation,
    requestId,
    production,
    persisted: limits.persistedDocuments,
    graphiql: editor,
    traced: options.traced,
  });
  if (graphiql) app.use('/graphql', graphiqlPolicy);
  const upload = receiveUpload(maxUploadBytes, uploadCounter(authenticateOnce, rates));
  app.use('/graphql', limitPlainBodies, identifyFirst(authenticateOnce), upload, (request, response) =>
    handler(request, response),
  );
  const { publicUrl } = deps;
  const portalUrl = () => options.portalUrl ?? publicUrl();
  const { issuer } = signIn;
  app.use(
    mcpRoutes({ run, authenticate: authenticateOnce, issuer, publicUrl, portalUrl, origins: limits.corsOrigins }),
  );
  if (options.portal) app.use(portalRoutes(options.portal));
  app.use((_, response) => {
    response.status(404).json({ code: 'NOT_FOUND' });
  });
  app.use(answerErrors(log));
  if (!plainly) return app;
  return plainRequests({ app, plainly, identify, authenticate: authenticateOnce, countEvaluation, headings, log });
}
