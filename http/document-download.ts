import { type RequestHandler, Router } from 'express';
import type { DocumentLinks, LinkQuery } from '../documents/link.js';
import type { DocumentStore } from '../documents/store.js';
import type { Authenticate, Credentials } from '../graphql/authenticate.js';
import { NotFoundError, Refusal, UnauthenticatedError } from '../graphql/errors.js';
import { visibleApplications } from '../graphql/policy.js';
import { mustBeInScope, READ } from '../graphql/scopes.js';
import type { PrismaClient } from '../prisma/client.js';
import { sendFile } from './send-file.js';

interface DownloadDependencies {
  prisma: PrismaClient;
  documents: DocumentStore;
  links: DocumentLinks;
  authenticate: Authenticate;
}

/** An attached document, for whoever has a link that works, or a token of somebody who may read its application. */
export function documentRoutes({ prisma, documents, links, authenticate }: DownloadDependencies): Router {
  async function byLink(reference: string, code: string, query: LinkQuery) {
    const attached = await prisma.attachedDocument.findUnique({ where: { reference_code: { reference, code } } });
    const verdict = links.check(attached, query);
    if (verdict !== 'valid') throw new Refusal(verdict === 'expired' ? 'LINK_EXPIRED' : 'LINK_INVALID');
    return attached;
  }

  async function byToken(reference: string, code: string, request: Credentials) {
    const viewer = await authenticate(request, 'reader');
    if (!viewer) throw new UnauthenticatedError();
    mustBeInScope(viewer, READ);
    return prisma.attachedDocument.findFirst({
      where: { reference, code, application: visibleApplications(viewer) },
    });
  }

  const download: RequestHandler<{ reference: string; code: string }> = async (request, response) => {
    const { reference, code } = request.params;
    const linked = 'signature' in request.query || 'expires' in request.query;
    const attached = linked ? await byLink(reference, code, request.query) : await byToken(reference, code, request);
    const file = attached && (await documents.open(attached.sha256));
    if (!attached || !file) throw new NotFoundError();
    await sendFile(response, { file, ...attached });
  };
  const router = Router();
  router.get('/applications/:reference/documents/:code', download);
  return router;
}
