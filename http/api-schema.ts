import { Router } from 'express';
import { must } from '../cases/permission.js';
import { UnauthenticatedError } from '../cases/refusals.js';
import type { Authenticate } from '../city/people/viewer.js';
import { printGraphqlSchema } from '../graphql/print-schema.js';
import { mustBeInScope, READ } from '../graphql/scopes.js';

/** `GET /graphql/schema.graphql`: the types of the API in its own language, for whoever builds on it. */
export function apiSchemaRoute(authenticate: Authenticate): Router {
  const router = Router();
  let printed: string | undefined;
  router.get('/graphql/schema.graphql', async (request, response) => {
    const viewer = await authenticate(request, 'reader');
    if (!viewer) throw new UnauthenticatedError();
    must(viewer, 'readApiSchema');
    mustBeInScope(viewer, READ);
    printed ??= printGraphqlSchema();
    response.set({ 'cache-control': 'private, no-cache', 'content-disposition': 'inline; filename="schema.graphql"' });
    response.type('application/graphql; charset=utf-8').send(printed);
  });
  return router;
}
