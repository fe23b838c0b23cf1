import { MCP_METADATA, MCP_PATH } from '../mcp/routes.js';
import { REFUSED_INPUT, type RouteDescription } from './route-description.js';

const METADATA: Omit<RouteDescription, 'path'> = {
  method: 'get',
  tag: 'assistants',
  summary: 'Where a token for assistants is to be had, and what it may be for (RFC 9728)',
  answers: { 200: { text: 'The metadata of the protected resource.', json: 'ProtectedResource' } },
};

/** What assistants call. */
export const ASSISTANT_ROUTES: readonly RouteDescription[] = [
  { ...METADATA, path: MCP_METADATA },
  { ...METADATA, path: `${MCP_METADATA}${MCP_PATH}` },
  {
    method: 'post',
    path: MCP_PATH,
    tag: 'assistants',
    summary: 'The Model Context Protocol over streamable HTTP, without sessions; takes a token only, never a cookie',
    signedIn: true,
    body: { media: 'application/json', schema: 'McpMessage' },
    answers: {
      200: { text: 'One answer of JSON-RPC.', media: ['application/json', 'text/event-stream'] },
      202: { text: 'A notification was taken.' },
      400: REFUSED_INPUT,
    },
  },
];
