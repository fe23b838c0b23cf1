import { pipeline } from 'node:stream/promises';
import { type RequestHandler, Router } from 'express';
import type { DocumentStore } from '../documents/store.js';
import type { Authenticate } from '../graphql/authenticate.js';
import { NotFoundError, UnauthenticatedError } from '../graphql/errors.js';
import { visibleApplications } from '../graphql/policy.js';
import type { PrismaClient } from '../prisma/client.js';

interface DownloadDependencies {
  prisma: PrismaClient;
  documents: DocumentStore;
  authenticate: Authenticate;
}

/** An attached document, for whoever may read its application. Always a download: nobody's file runs as our page. */
export function documentRoutes({ prisma, documents, authenticate }: DownloadDependencies): Router {
  const download: RequestHandler<{ reference: string; code: string }> = async (request, response) => {
    const viewer = await authenticate(request.headers.authorization);
    if (!viewer) throw new UnauthenticatedError();
    const { reference, code } = request.params;
    const attached = await prisma.attachedDocument.findFirst({
      where: { reference, code, application: visibleApplications(viewer) },
    });
    const file = attached && (await documents.open(attached.sha256));
    if (!attached || !file) throw new NotFoundError();
    const name = encodeURIComponent(attached.fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
    response.set({
      'content-type': attached.mediaType,
      'content-length': String(file.size),
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      etag: `"${attached.sha256}"`,
    });
    await pipeline(file.stream, response);
  };
  const router = Router();
  router.get('/applications/:reference/documents/:code', download);
  return router;
}
