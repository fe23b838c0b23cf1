import { type RequestHandler, Router } from 'express';
import { printAsyncapi } from './asyncapi.js';
import { printOpenapi } from './openapi.js';

/** `/openapi.json` and `/asyncapi.json`, for whoever builds on what stands beside GraphQL. */
export function descriptionRoutes(): Router {
  const send = (mediaType: string, print: () => string): RequestHandler => {
    let printed: string | undefined;
    return (_request, response) => {
      printed ??= print();
      response.set({ 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' });
      response.type(mediaType).send(printed);
    };
  };
  const router = Router();
  router.get('/openapi.json', send('application/openapi+json', printOpenapi));
  router.get('/asyncapi.json', send('application/vnd.aai.asyncapi+json', printAsyncapi));
  return router;
}
