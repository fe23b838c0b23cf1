import { type RequestHandler, Router } from 'express';
import { publicNotice, type Sources } from '../cases/public-notices/read.js';
import { NotFoundError } from '../cases/refusals.js';
import type { DocumentStore } from '../city/documents/store.js';
import { sendFile } from './send-file.js';

/** Counted for each address: anybody may ask. */
export const NOTICE_FILES = '/notice-files';

/** A file that a public notice shows, for everybody while it does; named by its content, so that nothing else is opened. */
export function noticeFileRoutes(deps: Sources & { documents: DocumentStore }): Router {
  const download: RequestHandler<{ code: string; sha256: string }> = async (request, response) => {
    const { code, sha256 } = request.params;
    const notice = await publicNotice(deps, code);
    const shown = notice?.documents.find((each) => each.sha256 === sha256);
    const file = shown && (await deps.documents.open(sha256));
    if (!shown || !file) throw new NotFoundError();
    const [, kind = 'bin'] = shown.mediaType.split('/');
    await sendFile(response, { file, fileName: `${shown.code}.${kind.replaceAll(/\W.*/g, '')}`, ...shown });
  };
  const router = Router();
  router.get(`${NOTICE_FILES}/:code/:sha256`, download);
  return router;
}
