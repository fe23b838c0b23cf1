import { Router } from 'express';
import { appealable } from '../cases/appeals-of.js';
import { maskingOfCase } from '../cases/case-masking.js';
import { readEnd } from '../cases/ended-case.js';
import { NotFoundError, UnauthenticatedError } from '../cases/refusals.js';
import { visibleApplications } from '../cases/visible.js';
import type { ReadCalendar } from '../city/calendar/read.js';
import { refusalPaper } from '../city/papers/paper/refusal.js';
import { refusedCase } from '../city/papers/refused-case.js';
import { isMeasure } from '../forms/appeals.js';
import { mustBeInScope, READ } from '../graphql/scopes.js';
import { maskedBanner, type PaperRouteDependencies } from './permit-papers.js';
import { downloadHeaders } from './send-file.js';

type DecisionPaperDependencies = Pick<
  PaperRouteDependencies,
  'prisma' | 'catalogue' | 'renderer' | 'municipality' | 'authenticate' | 'readLog'
> & { calendar: ReadCalendar; cityPolicy: Record<string, string> };

/** The decision by which a case was rejected, at `/applications/:reference/decision`, for whoever may read it; drawn as it is asked for. */
export function decisionPaperRoutes(deps: DecisionPaperDependencies): Router {
  const { prisma, authenticate, renderer, municipality, readLog } = deps;
  const router = Router();
  router.get('/applications/:reference/decision', async (request, response) => {
    const viewer = await authenticate(request, 'reader');
    if (!viewer) throw new UnauthenticatedError();
    mustBeInScope(viewer, READ);
    const where = { AND: [{ reference: request.params.reference }, visibleApplications(viewer)] };
    const visible = await prisma.application.findFirst({ where, select: { reference: true } });
    if (!visible) throw new NotFoundError();
    const { reference } = visible;
    const refused = await refusedCase(prisma, reference, municipality);
    if (!refused) throw new NotFoundError();
    readLog?.note(viewer, reference, 'decision');
    const ended = await readEnd(prisma, reference);
    const ways = (ended ? await appealable(deps, ended) : []).filter(({ step }) => !isMeasure(step));
    const objections = ways.map(({ step, until }) => ({ title: step.title, until }));
    const masking = await maskingOfCase(deps, viewer, reference);
    const { rejection } = refused;
    const shown = 'reason' in rejection ? { ...rejection, reason: masking.remarks(rejection.reason) } : rejection;
    const paper = masking.findings(refusalPaper({ ...refused, rejection: shown, objections }));
    const isWhole = masking.shows('documents');
    const pdf = await renderer.render(isWhole ? paper : { ...paper, banner: maskedBanner(paper) });
    response.set(downloadHeaders(`decision-${reference}.pdf`, 'application/pdf', pdf.length));
    response.send(pdf);
  });
  return router;
}
