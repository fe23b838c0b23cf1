import { GraphQLError } from 'graphql';
import { RateLimitedError, type Refusal, StaleRevisionError, TokenRefusedError } from '../cases/refusals.js';

/** A refusal as GraphQL answers it. `at`: where GraphQL caught it. */
export function toGraphqlError(refusal: Refusal, at?: GraphQLError): GraphQLError {
  return new GraphQLError(refusal.message, {
    ...(at && { nodes: at.nodes, path: at.path }),
    extensions: {
      code: refusal.code,
      messages: refusal.messages,
      ...(refusal.issues && { issues: refusal.issues }),
      ...(refusal instanceof StaleRevisionError && { current: refusal.current }),
      // The transport takes its status and headers from here, and this out of the answer.
      ...(refusal instanceof RateLimitedError && {
        retryAfter: refusal.retryAfter,
        http: { status: 429, headers: { 'retry-after': String(refusal.retryAfter) } },
      }),
      ...(refusal instanceof TokenRefusedError && { http: { status: 401 } }),
    },
  });
}
