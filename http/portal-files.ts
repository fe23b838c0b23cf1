import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RequestHandler, Router } from 'express';
import helmet from 'helmet';
import sirv from 'sirv';

/** What `npm run build` makes: beside the sources, or above the compiled ones. */
const BUILT = fileURLToPath(
  new URL(import.meta.url.endsWith('.js') ? '../../portal/dist' : '../portal/dist', import.meta.url),
);

/** The folder of the built portal; undefined where it was not built. */
export const builtPortal = (folder = BUILT): string | undefined =>
  existsSync(join(folder, 'index.html')) ? folder : undefined;

/**
 * Serves the built pages: files by their names, and the first page for every other address that a browser opens. Files whose
 * name holds their hash are kept for ever, the page that names them never.
 */
export function portalRoutes(folder: string): Router {
  const router = Router();
  const files = sirv(folder, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (response, path) => {
      const kept = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      response.setHeader('cache-control', path.endsWith('.html') || path === '/' ? 'no-store' : kept);
    },
  });
  router.use(onlyPages, portalPolicy, files, (request, _response, next) => {
    if (!opensPage(request)) return next();
    request.url = '/';
    next();
  });
  router.use(onlyPages, files);
  return router;
}

const opensPage: (request: Parameters<RequestHandler>[0]) => boolean = (request) =>
  request.accepts(['json', 'html']) === 'html' && !request.path.startsWith('/assets/');

const onlyPages: RequestHandler = (request, _response, next) =>
  next(request.method === 'GET' || request.method === 'HEAD' ? undefined : 'router');

/** Nothing inline, nothing foreign, no evaluation of text. */
const portalPolicy: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      // Of scripts, one address alone: that of what answers without a line.
      trustedTypes: ['offline'],
    },
  },
});
