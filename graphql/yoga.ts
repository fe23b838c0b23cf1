import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import { createYoga, type GraphiQLOptions, type YogaServerInstance } from 'graphql-yoga';
import type { Authenticate } from '../city/people/viewer.js';
import { refusals } from '../runtime/metrics.js';
import { createAcceptedDocuments } from './accepted-documents.js';
import { type AnswerPlainly, createAnswerPlainly } from './answer-plainly.js';
import { type Context, createContext, type ServerDependencies } from './context.js';
import { documentCache } from './document-cache.js';
import { documentLimits } from './document-limits.js';
import { maskError } from './mask-error.js';
import { persistedDocuments, withoutAutomaticDocuments } from './persisted-documents.js';
import { boundedRequest } from './request-bounds.js';
import { createRunDocument, type RunDocument } from './run-document.js';
import { schema } from './schema/index.js';
import { createStandings } from './standings.js';
import { tellFaults } from './stay-at-field.js';
import { timeLimit } from './time-limit.js';
import { traceOperations } from './trace-operations.js';

interface Carried {
  req: IncomingMessage & { id?: unknown };
  res: ServerResponse;
}

interface GraphqlOptions {
  authenticate: Authenticate;
  /** counts an evaluation that somebody who has not signed in asks for */
  countEvaluation: (request: Carried['req']) => Promise<void>;
  /** the id of the request under way, for the log and the caller */
  requestId: () => string | undefined;
  /** tells strangers nothing about the schema */
  production: boolean;
  /** files with the only documents that are answered */
  persisted: readonly string[] | undefined;
  /** puts each operation into a span */
  traced: boolean;
  /** the query editor, where it is offered */
  graphiql: { options: GraphiQLOptions; render: (options?: GraphiQLOptions) => Promise<string> } | undefined;
}

type GraphqlHandler = YogaServerInstance<Carried, Context>;

function counted(refused: GraphQLError): GraphQLError {
  refusals.inc({ code: String(refused.extensions.code) });
  return refused;
}

export interface GraphqlEndpoint {
  /** a handler for Express, of whatever is sent */
  handler: GraphqlHandler;
  /** the short way for what it has accepted before; not there where only listed documents are answered, or all is traced */
  plainly: AnswerPlainly | undefined;
  /** for operations of the server’s own, made for whoever calls it in another way */
  run: RunDocument;
}

/** The GraphQL endpoint. */
export function createGraphql(deps: ServerDependencies, options: GraphqlOptions): GraphqlEndpoint {
  const { authenticate, countEvaluation, requestId, graphiql, production, persisted, traced } = options;
  const accepted = createAcceptedDocuments();
  const mask = (error: unknown) => counted(maskError(error, deps.log, requestId));
  const short = createAnswerPlainly({ deps, accepted, standings: createStandings(deps.prisma), mask });
  const handler = createYoga<Carried, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    graphiql: graphiql?.options ?? false,
    ...(graphiql && { renderGraphiQL: graphiql.render }),
    landingPage: false,
    batching: false,
    cors: false,
    logging: false,
    // Whoever receives uploads has made a plain operation of one before it comes here.
    multipart: false,
    ...(persisted && { extraParamNames: ['documentId'] }),
    parserAndValidationCache: documentCache(),
    maxRequestBodySize: 512 * 1024,
    maskedErrors: { maskError: mask },
    context: async ({ req, request }) => {
      const idempotencyKey = request.headers.get('idempotency-key') ?? undefined;
      const whoNow = () => authenticate(req, 'watcher');
      const counting = () => countEvaluation(req);
      return createContext(deps, await authenticate(req), { idempotencyKey, whoNow, countEvaluation: counting });
    },
    plugins: [
      boundedRequest,
      persisted ? persistedDocuments(persisted) : withoutAutomaticDocuments,
      documentLimits({ production }),
      timeLimit,
      tellFaults,
      ...(traced ? [traceOperations] : []),
      accepted.plugin,
    ],
  });
  return { handler, plainly: persisted || traced ? undefined : short, run: createRunDocument(deps, mask) };
}
