import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { refusalText } from '../cases/refusal-text.js';
import { DatabaseUnavailableError, InputInvalidError, Refusal } from '../cases/refusals.js';
import { withoutValues } from '../city/privacy/safe-error.js';
import { isDatabaseOutage } from '../prisma/outage.js';
import { requestMessages } from './messages/requests.js';
import { toGraphqlError } from './refusal-error.js';

/**
 * What leaves the server: refusals by their code; what GraphQL itself refuses (syntax, types, limits) as
 * BAD_USER_INPUT; anything else without a word about its cause, which goes to the log under the request's id.
 */
export function maskError(error: unknown, log: Logger, requestId: () => string | undefined): GraphQLError {
  if (error instanceof Refusal) return toGraphqlError(error);
  if (!(error instanceof GraphQLError)) return unexpected(error, undefined, log, requestId());
  const cause = rootOf(error);
  if (cause instanceof Refusal) return toGraphqlError(cause, error);
  if (
    typeof error.extensions.code === 'string' &&
    error.originalError === undefined &&
    'messages' in error.extensions
  ) {
    return error;
  }
  if (isDatabaseOutage(cause)) {
    log.warn({ err: cause, requestId: requestId() }, 'the database is away');
    return toGraphqlError(new DatabaseUnavailableError(cause), error);
  }
  // GraphQL wraps what a resolver threw; its own complaints have no original error, or another GraphQLError.
  const own = cause === undefined || cause instanceof GraphQLError;
  return own ? badDocument(error) : unexpected(cause, error, log, requestId());
}

function rootOf(error: GraphQLError): unknown {
  let cause: unknown = error.originalError;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/** What GraphQL says of a document, as a refusal in both languages. */
export function badDocument(error: GraphQLError): GraphQLError {
  const path = error.path?.join('.') ?? '';
  const message = withoutValues(error.message);
  const refused = toGraphqlError(
    new InputInvalidError([{ path, code: 'GRAPHQL_INVALID', message: requestMessages.GRAPHQL_INVALID({ message }) }]),
    error,
  );
  return new GraphQLError(message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    // The transport reads its status from `http` and takes it out.
    extensions: { ...refused.extensions, ...('http' in error.extensions && { http: error.extensions.http }) },
  });
}

function unexpected(cause: unknown, at: GraphQLError | undefined, log: Logger, requestId?: string): GraphQLError {
  log.error({ err: cause, requestId, path: at?.path }, 'unexpected error');
  const code = 'INTERNAL_SERVER_ERROR';
  const messages = refusalText(code);
  return new GraphQLError(messages.en, { nodes: at?.nodes, path: at?.path, extensions: { code, messages, requestId } });
}
