import { askedAnswers } from '../../forms/agenda/agenda.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { PrismaClient } from '../../prisma/client.js';
import { definitionWithNames } from '../registers/chosen-records.js';
import { clockOf, findingsOf, officeNameOf } from './case-rows.js';
import { stillCounting } from './forgotten.js';
import type { RefusedCase, Rejection } from './paper/refusal.js';
import { definitionOf } from './pinned-documents.js';
import { templateOf } from './pinned-templates.js';
import { resultsSaid } from './results-said.js';

/** What the timeline says of a rejection. */
interface Said {
  step?: string;
  title?: LocalizedText;
  said?: LocalizedText;
  reason?: string;
  clock?: string;
}

/** All that the paper of a rejected case is made from, but how to object; null where it is not rejected. */
export async function refusedCase(
  prisma: PrismaClient,
  reference: string,
  issuer: string,
): Promise<Omit<RefusedCase, 'objections'> | null> {
  const found = await prisma.application.findUnique({
    where: { reference, status: 'REJECTED' },
    select: {
      permitTypeHash: true,
      standing: true,
      submissions: { orderBy: { revision: 'desc' }, take: 1, select: { answers: true, templates: true } },
      timeline: { where: { type: { in: ['REJECTED', 'CLOCK_REFUSAL'] } }, orderBy: { seq: 'desc' }, take: 1 },
      tasks: {
        where: { status: 'DONE' },
        orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
        select: { stepId: true, body: true, answers: true, formHash: true, files: { select: { code: true } } },
      },
    },
  });
  const [submission] = found?.submissions ?? [];
  const [entry] = found?.timeline ?? [];
  if (!found || !submission || !entry) return null;
  const pinned = await definitionOf(prisma, found.permitTypeHash);
  const answers = askedAnswers(pinned.form, submission.answers as Record<string, unknown>);
  const template = await templateOf(prisma, submission.templates, 'refusal');
  const results = await resultsSaid(prisma, reference, template);
  const onWork = [...found.tasks.map((task) => task.answers), ...Object.values(results)];
  const definition = await definitionWithNames(prisma, pinned, answers, onWork);
  const { clock, step = '', title, said, reason = '' } = entry.data as Said;
  const officeName = await officeNameOf(prisma, answers);
  const silence = clock === undefined ? undefined : clockOf(definition, found.standing, clock, template);
  const rejection: Rejection =
    silence && clock !== undefined
      ? { step: clock, silence }
      : { step, title: title ?? definition.title, ...(said && { outcome: said }), reason };
  const counted = await stillCounting(prisma, reference, found.tasks);
  const filled = counted.map(({ files, ...task }) => ({
    ...task,
    answers: task.answers as Record<string, unknown> | null,
    files: files.map(({ code }) => code),
  }));
  return {
    reference,
    rejectedAt: entry.at,
    rejection,
    definition,
    answers,
    work: { steps: definition.steps, results },
    findings: await findingsOf(prisma, { definition, hash: found.permitTypeHash }, filled),
    issuer,
    ...(officeName && { officeName }),
    template,
  };
}
