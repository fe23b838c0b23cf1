import type { RequestHandler } from 'express';
import { Router } from 'express';
import { maskingOfCase } from '../cases/case-masking.js';
import { NotFoundError, Refusal, UnauthenticatedError } from '../cases/refusals.js';
import { visibleApplications } from '../cases/visible.js';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import { readSlip } from '../city/papers/case-rows.js';
import { PermitNotIssuedError, PermitNotPaidError } from '../city/papers/errors.js';
import type { PaperModel } from '../city/papers/paper/model.js';
import { slipPaper } from '../city/papers/paper/slip.js';
import { freezePermit, mustBePaid, type RenderDependencies, renderPermit } from '../city/papers/render-permit.js';
import type { Authenticate, Credentials, Viewer } from '../city/people/viewer.js';
import type { Masking } from '../city/privacy/masking.js';
import type { ReadLog } from '../city/trail/read-log.js';
import { textIn } from '../forms/language/text-in.js';
import { mustBeInScope, READ } from '../graphql/scopes.js';
import { httpMessages } from './messages.js';
import { downloadHeaders, sendFile } from './send-file.js';

export interface PaperRouteDependencies extends RenderDependencies {
  authenticate: Authenticate;
  catalogue: Catalogue;
  /** where reads of personal data are noted */
  readLog?: ReadLog;
}

/** Printing before every slip is paid. */
export class NotPaidError extends Refusal {
  override name = 'NotPaidError';
  constructor() {
    super('NOT_PAID', httpMessages.NOT_PAID);
  }
}

/**
 * Printed papers, for whoever may read the application: `/permits/:number/document`, the same by its application at
 * `/applications/:reference/permit`, and a slip (a receipt once it is paid) at `/slips/:id/document`.
 */
export function permitPaperRoutes(deps: PaperRouteDependencies): Router {
  const { prisma, authenticate, documents, renderer, municipality, readLog } = deps;

  async function viewerOf(request: Credentials): Promise<Viewer> {
    const viewer = await authenticate(request, 'reader');
    if (!viewer) throw new UnauthenticatedError();
    mustBeInScope(viewer, READ);
    return viewer;
  }

  async function send(
    response: Parameters<RequestHandler>[1],
    viewer: Viewer,
    reference: string,
    number?: string,
  ): Promise<void> {
    const masking = await maskingOfCase(deps, viewer, reference);
    if (!masking.shows('documents')) return sendMasked(response, masking, reference, number);
    const { sha256 } = await printed(deps, reference, number);
    const [permit, file] = await Promise.all([
      prisma.permit.findUnique({
        where: number === undefined ? { current: reference } : { number },
        select: { number: true },
      }),
      documents.open(sha256),
    ]);
    if (!permit || !file) throw new NotFoundError();
    await sendFile(response, { file, fileName: `permit-${permit.number}.pdf`, mediaType: 'application/pdf', sha256 });
  }

  /** Drawn for this reader alone, and kept nowhere. */
  async function sendMasked(
    response: Parameters<RequestHandler>[1],
    masking: Masking,
    reference: string,
    number: string | undefined,
  ): Promise<void> {
    const { paper } = await orRefused(() => freezePermit(deps, reference, number));
    const pdf = await renderer.render(masking.findings({ ...paper, banner: maskedBanner(paper) }));
    response.set(downloadHeaders(`permit-${reference}-masked.pdf`, 'application/pdf', pdf.length));
    response.send(pdf);
  }

  const byNumber: RequestHandler<{ number: string }> = async (request, response) => {
    const viewer = await viewerOf(request);
    const permit = await prisma.permit.findFirst({
      where: { number: request.params.number, application: visibleApplications(viewer) },
      select: { reference: true },
    });
    if (!permit) throw new NotFoundError();
    readLog?.note(viewer, permit.reference, 'permit');
    await send(response, viewer, permit.reference, request.params.number);
  };

  const byReference: RequestHandler<{ reference: string }> = async (request, response) => {
    const viewer = await viewerOf(request);
    const application = await prisma.application.findFirst({
      where: { AND: [{ reference: request.params.reference }, visibleApplications(viewer)] },
      select: { reference: true },
    });
    if (!application) throw new NotFoundError();
    readLog?.note(viewer, application.reference, 'permit');
    await send(response, viewer, application.reference);
  };

  const slip: RequestHandler<{ id: string }> = async (request, response) => {
    const viewer = await viewerOf(request);
    const { id } = request.params;
    const visible = await prisma.paymentSlip.findFirst({
      where: { id, application: visibleApplications(viewer) },
      select: { reference: true },
    });
    if (visible) readLog?.note(viewer, visible.reference, 'slips');
    const slip = visible && (await readSlip(prisma, id, municipality));
    if (!visible || !slip) throw new NotFoundError();
    const masking = await maskingOfCase(deps, viewer, visible.reference);
    const pdf = await renderer.render(masking.findings(slipPaper(slip)));
    const fileName = `${slip.status === 'PAID' ? 'receipt' : 'slip'}-${id}.pdf`;
    response.set(downloadHeaders(fileName, 'application/pdf', pdf.length));
    response.send(pdf);
  };

  const router = Router();
  router.get('/permits/:number/document', byNumber);
  router.get('/applications/:reference/permit', byReference);
  router.get('/slips/:id/document', slip);
  return router;
}

/** In the language of the paper that it stands across. */
export const maskedBanner = ({ language }: PaperModel): string =>
  textIn(httpMessages.MASKED_COPY, language?.tag ?? 'fa');

const printed = (deps: RenderDependencies, reference: string, number?: string) =>
  orRefused(async () => {
    await mustBePaid(deps.prisma, reference);
    return renderPermit(deps, reference, number);
  });

async function orRefused<T>(print: () => Promise<T>): Promise<T> {
  try {
    return await print();
  } catch (error) {
    if (error instanceof PermitNotPaidError) throw new NotPaidError();
    if (error instanceof PermitNotIssuedError) throw new NotFoundError();
    throw error;
  }
}
