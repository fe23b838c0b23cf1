import { entryStated } from '../../cases/entry-stated.js';
import { awaitedOf, tellCase } from '../../cases/tell-case.js';
import type { ActKind } from './act.js';
import { actMessages as say } from './messages.js';

/** What a case waits to be told by its applicant, such as that works are begun, or that somebody may come and look. */
export const signals: ActKind = {
  scope: 'permits:decide',
  async offered(acting, subject) {
    if (subject.kind !== 'case') return [];
    const { definition, row } = subject.open;
    const { reference, revision } = row;
    const { currentSteps } = await acting.prisma.application.findUniqueOrThrow({
      where: { reference },
      select: { currentSteps: true },
    });
    const awaited = awaitedOf(subject.open, definition, currentSteps);
    return Promise.all(
      awaited.map(async ({ id: stepId, signal = '', title: called, form }) => {
        const entry = await entryStated(acting, definition, { reference, revision, stepId });
        const title = entry ? say.ofEntry({ title: called, entry }) : called;
        return {
          id: `signals ${signal}`,
          title,
          ...(form && { form: () => form }),
          says: () => say.signalSays({ title }),
        };
      }),
    );
  },
  async perform(acting, subject, { id, answers, key }) {
    if (subject.kind !== 'case') return;
    const { row, definition } = subject.open;
    const signal = id.slice('signals '.length);
    const { currentSteps } = await acting.prisma.application.findUniqueOrThrow({
      where: { reference: row.reference },
      select: { currentSteps: true },
    });
    const step = awaitedOf(subject.open, definition, currentSteps).find((each) => each.signal === signal);
    await tellCase(acting, {
      reference: row.reference,
      signal,
      ...(step?.form && { data: answers }),
      idempotencyKey: key,
    });
  },
};
