import { type RequestHandler, Router } from 'express';
import { maskingOfCase } from '../cases/case-masking.js';
import { NotFoundError, Refusal, UnauthenticatedError } from '../cases/refusals.js';
import { attachedFor, visibleApplications } from '../cases/visible.js';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import type { DocumentLinks, LinkQuery } from '../city/documents/link.js';
import type { DocumentStore } from '../city/documents/store.js';
import type { Authenticate, Credentials } from '../city/people/viewer.js';
import type { ReadLog } from '../city/trail/read-log.js';
import { mustBeInScope, READ } from '../graphql/scopes.js';
import type { PrismaClient } from '../prisma/client.js';
import { httpMessages } from './messages.js';
import { sendFile } from './send-file.js';

interface DownloadDependencies {
  prisma: PrismaClient;
  catalogue: Catalogue;
  documents: DocumentStore;
  links: DocumentLinks;
  authenticate: Authenticate;
  /** where reads of personal data are noted; whoever got a link is noted with it */
  readLog: ReadLog | undefined;
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** An attached document, for whoever has a link that works, or a token of somebody who is to see it. */
export function documentRoutes(deps: DownloadDependencies): Router {
  const { prisma, documents, links, authenticate, readLog } = deps;

  async function byLink(reference: string, code: string, query: LinkQuery) {
    const [task, ofTask] = code.split('/');
    const files =
      ofTask === undefined
        ? await prisma.attachedDocument.findMany({ where: { reference, code }, orderBy: { id: 'asc' } })
        : (await prisma.taskFile.findMany({ where: { reference, taskId: task ?? '', code: ofTask } })).map((file) => ({
            ...file,
            code,
          }));
    // The link says by its signature which of them it is for.
    const attached = files.find((file) => links.check(file, query) !== 'invalid') ?? null;
    const verdict = links.check(attached, query);
    if (verdict !== 'valid') throw new Refusal(verdict === 'expired' ? 'LINK_EXPIRED' : 'LINK_INVALID');
    return attached;
  }

  async function byToken(reference: string, code: string, request: Credentials & { query: { file?: unknown } }) {
    const { file } = request.query;
    const viewer = await authenticate(request, 'reader');
    if (!viewer) throw new UnauthenticatedError();
    mustBeInScope(viewer, READ);
    const [task = '', ofTask] = code.split('/');
    const named = isId(file) && { id: file };
    const application = visibleApplications(viewer);
    const attached =
      ofTask === undefined
        ? await prisma.attachedDocument.findFirst({
            where: { reference, code, ...named, application },
            orderBy: { id: 'asc' },
          })
        : await prisma.taskFile.findFirst({
            where: {
              reference,
              taskId: task,
              code: ofTask,
              ...named,
              task: { application },
              AND: [attachedFor(viewer)],
            },
            orderBy: { id: 'asc' },
          });
    if (attached && !(await maskingOfCase(deps, viewer, reference)).opens(ofTask ?? code)) {
      throw new Refusal('FORBIDDEN', httpMessages.DOCUMENT_NOT_SHOWN);
    }
    if (attached) readLog?.note(viewer, reference, 'documents');
    return attached;
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
