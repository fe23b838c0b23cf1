import type { RequestHandler } from 'express';
import { Router } from 'express';
import type { Authenticate, Credentials, Viewer } from '../graphql/authenticate.js';
import { NotFoundError, Refusal, UnauthenticatedError } from '../graphql/errors.js';
import { visibleApplications } from '../graphql/policy.js';
import { mustBeInScope, READ } from '../graphql/scopes.js';
import { readSlip } from '../permits/case-rows.js';
import { PermitNotIssuedError, PermitNotPaidError } from '../permits/errors.js';
import { slipPaper } from '../permits/paper/slip.js';
import { mustBePaid, type RenderDependencies, renderPermit } from '../permits/render-permit.js';
import { downloadHeaders, sendFile } from './send-file.js';

export interface PaperRouteDependencies extends RenderDependencies {
  authenticate: Authenticate;
}

/** Printing before every slip is paid. */
export class NotPaidError extends Refusal {
  override name = 'NotPaidError';
  constructor() {
    super('NOT_PAID', {
      fa: 'هنوز همه فیش‌ها پرداخت نشده است؛ پس از پرداخت می‌توانید مجوز را چاپ کنید.',
      en: 'Not every slip is paid; pay them all, then print the permit.',
    });
  }
}

/**
 * Printed papers, for whoever may read the application: `/permits/:number/document`, the same by its application at
 * `/applications/:reference/permit`, and a slip (a receipt once it is paid) at `/slips/:id/document`.
 */
export function permitPaperRoutes(deps: PaperRouteDependencies): Router {
  const { prisma, authenticate, documents, renderer, municipality } = deps;

  async function viewerOf(request: Credentials): Promise<Viewer> {
    const viewer = await authenticate(request, 'reader');
    if (!viewer) throw new UnauthenticatedError();
    mustBeInScope(viewer, READ);
    return viewer;
  }

  async function send(response: Parameters<RequestHandler>[1], reference: string): Promise<void> {
    const { sha256 } = await printed(deps, reference);
    const [permit, file] = await Promise.all([
      prisma.permit.findUnique({ where: { reference }, select: { number: true } }),
      documents.open(sha256),
    ]);
    if (!permit || !file) throw new NotFoundError();
    await sendFile(response, { file, fileName: `permit-${permit.number}.pdf`, mediaType: 'application/pdf', sha256 });
  }

  const byNumber: RequestHandler<{ number: string }> = async (request, response) => {
    const viewer = await viewerOf(request);
    const permit = await prisma.permit.findFirst({
      where: { number: request.params.number, application: visibleApplications(viewer) },
      select: { reference: true },
    });
    if (!permit) throw new NotFoundError();
    await send(response, permit.reference);
  };

  const byReference: RequestHandler<{ reference: string }> = async (request, response) => {
    const viewer = await viewerOf(request);
    const application = await prisma.application.findFirst({
      where: { AND: [{ reference: request.params.reference }, visibleApplications(viewer)] },
      select: { reference: true },
    });
    if (!application) throw new NotFoundError();
    await send(response, application.reference);
  };

  const slip: RequestHandler<{ id: string }> = async (request, response) => {
    const viewer = await viewerOf(request);
    const { id } = request.params;
    const visible = await prisma.paymentSlip.findFirst({
      where: { id, application: visibleApplications(viewer) },
      select: { id: true },
    });
    const found = visible && (await readSlip(prisma, id, municipality));
    if (!found) throw new NotFoundError();
    const pdf = await renderer.render(slipPaper(found));
    const fileName = `${found.status === 'PAID' ? 'receipt' : 'slip'}-${id}.pdf`;
    response.set(downloadHeaders(fileName, 'application/pdf', pdf.length));
    response.send(pdf);
  };

  const router = Router();
  router.get('/permits/:number/document', byNumber);
  router.get('/applications/:reference/permit', byReference);
  router.get('/slips/:id/document', slip);
  return router;
}

async function printed(deps: RenderDependencies, reference: string): Promise<{ sha256: string }> {
  try {
    await mustBePaid(deps.prisma, reference);
    return await renderPermit(deps, reference);
  } catch (error) {
    if (error instanceof PermitNotPaidError) throw new NotPaidError();
    if (error instanceof PermitNotIssuedError) throw new NotFoundError();
    throw error;
  }
}
