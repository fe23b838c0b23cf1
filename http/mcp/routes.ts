import { type Request, type RequestHandler, type Response, Router } from 'express';
import { ForbiddenError, UnauthenticatedError } from '../../cases/refusals.js';
import type { Authenticate } from '../../city/people/viewer.js';
import { jsonExcess } from '../../forms/json-excess.js';
import { REQUEST_BOUNDS } from '../../graphql/request-bounds.js';
import type { RunDocument } from '../../graphql/run-document.js';
import { SCOPES } from '../../graphql/scopes.js';
import { limitPlainBodies, PLAIN_BODY_LIMIT, readAtMost } from '../body-limit.js';
import { challenge } from '../challenge.js';
import { httpMessages } from '../messages.js';

export interface McpDependencies {
  run: RunDocument;
  /** who sends a request, counted; asked once for each */
  authenticate: Authenticate;
  /** of the provider whose tokens are taken */
  issuer: () => string;
  /** where browsers reach this server, without a slash at its end */
  publicUrl: () => string;
  /** where people go on with a case, without a slash at its end */
  portalUrl: () => string;
  /** other sites whose pages may use the API */
  origins: readonly string[];
}

export const MCP_PATH = '/mcp';
export const MCP_METADATA = '/.well-known/oauth-protected-resource';

/**
 * `POST /mcp`: the Model Context Protocol over streamable HTTP, without sessions, for whoever comes with a token of the
 * provider; and what a client reads to find that provider (RFC 9728).
 */
export function mcpRoutes({ run, authenticate, issuer, publicUrl, portalUrl, origins }: McpDependencies): Router {
  const router = Router();
  const addressOf = (reference: string) => `${portalUrl()}/case/${encodeURIComponent(reference)}`;

  const metadata: RequestHandler = (_request, response) => {
    response.set('cache-control', 'public, max-age=300').json({
      resource: `${publicUrl()}${MCP_PATH}`,
      authorization_servers: [issuer()],
      scopes_supported: SCOPES,
      bearer_methods_supported: ['header'],
      resource_name: 'Parvaneh',
    });
  };
  router.get(MCP_METADATA, metadata);
  router.get(`${MCP_METADATA}${MCP_PATH}`, metadata);

  /** A session's cookie is for pages: a program shows a token, which no other site makes a browser send. */
  async function mustShowToken(request: Request): Promise<void> {
    const { origin, authorization } = request.headers;
    if (origin !== undefined && ![new URL(publicUrl()).origin, ...origins].includes(origin))
      throw new ForbiddenError(httpMessages.NOT_OWN_PAGE);
    if (authorization === undefined) throw new UnauthenticatedError();
    if (!(await authenticate(request))) throw new UnauthenticatedError();
  }

  const guard: RequestHandler = async (request, response, next) => {
    try {
      await mustShowToken(request);
      next();
    } catch (error) {
      if (error instanceof UnauthenticatedError)
        response.set('www-authenticate', challenge(request, `${publicUrl()}${MCP_METADATA}${MCP_PATH}`));
      throw error;
    }
  };

  const answer: RequestHandler = async (request, response) => {
    const body = await messageIn(request);
    if (body === 'TOO_LARGE' || body === 'BROKEN') return refuse(response, 413, -32600, httpMessages.BODY_TOO_LARGE.en);
    if (body === undefined) return refuse(response, 400, -32700, 'Parse error: one JSON-RPC message is needed.');
    const asker = { authenticate: () => authenticate(request), whoNow: () => authenticate(request, 'watcher') };
    // The SDK is read when somebody first calls: most servers do without.
    const { answerMessage } = await import('./server.js');
    await answerMessage(request, response, body, { run: (text, variables) => run(text, variables, asker), addressOf });
  };

  router.post(MCP_PATH, limitPlainBodies, guard, answer);
  router.all(MCP_PATH, (_request, response) => {
    response.set('allow', 'POST');
    refuse(response, 405, -32000, 'Method not allowed: nothing is kept here to listen to or to end.');
  });
  return router;
}

/** One message: several at once would count as one request. Undefined for what is none, or more than may be looked at. */
async function messageIn(request: Request): Promise<object | 'TOO_LARGE' | 'BROKEN' | undefined> {
  const read = typeof request.body === 'string' ? request.body : await readAtMost(request, PLAIN_BODY_LIMIT);
  if (read === 'TOO_LARGE' || read === 'BROKEN') return read;
  const text = read.toString();
  if (jsonExcess(text, REQUEST_BOUNDS)) return undefined;
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'object' && message !== null && !Array.isArray(message) ? message : undefined;
  } catch {
    return undefined;
  }
}

function refuse(response: Response, status: number, code: number, message: string): void {
  response.status(status).json({ jsonrpc: '2.0', error: { code, message }, id: null });
}
