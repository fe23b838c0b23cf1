import { invitationTo } from '../city/notices/recipients.js';
import { type Act, appendToTrail } from '../city/trail/append.js';
import { INVITED } from '../forms/bodies.js';
import { bodyAsked, entriesAt, valueAt } from '../forms/each.js';
import { stepNamed } from '../forms/entries.js';
import type { FormDefinition } from '../forms/language/definition.js';
import type { TaskOpening, Transition } from '../workflows/transition.js';
import type { TransitionDependencies } from './transition-dependencies.js';

/** Invites the people whom a transition asks by name, and tells them; once, however often it is tried. */
export async function invite(
  {
    prisma,
    notices,
    catalogue,
    portalUrl,
  }: Pick<TransitionDependencies, 'prisma' | 'notices' | 'catalogue' | 'portalUrl'>,
  { reference, revision, number, at, opened, definitionHash, move }: Transition,
): Promise<void> {
  const asked = opened.filter(({ role }) => role === INVITED);
  if (asked.length === 0) return;
  const definition = await catalogue.definition(move?.to ?? definitionHash);
  const invitedAt = new Date(at);
  await prisma.$transaction(async (tx) => {
    const filed = await tx.submission.findUniqueOrThrow({
      where: { reference_revision: { reference, revision } },
      select: { answers: true },
    });
    const acts: Act[] = [];
    for (const task of asked) {
      const { nationalId, mobile } = namedIn(definition, task, filed.answers);
      if (nationalId === null) continue;
      const account = await tx.account.findUnique({ where: { nationalId }, select: { id: true } });
      // A number that somebody else states for them is nobody's to keep where they are known.
      const data = { taskId: task.id, reference, nationalId, mobile: account ? null : mobile, invitedAt };
      const { count } = await tx.invitation.createMany({ data, skipDuplicates: true });
      if (count > 0)
        acts.push({ subject: reference, act: 'INVITED', by: 'engine', at: invitedAt, changed: { task: task.id } });
      const path = `/my/invitations/${task.id}`;
      await notices.tell(tx, {
        ...{ reference, transition: number, event: 'INVITED', key: `invited-${task.id}`, at: invitedAt },
        step: task.title,
        link: `${portalUrl?.() ?? ''}${path}`,
        path,
        recipients: [{ to: account ? INVITED : invitationTo(task.id), person: account?.id ?? null }],
      });
    }
    if (acts.length > 0) await appendToTrail(tx, acts);
  });
  await notices.deliverWaiting();
}

/** Who the answers say is asked by a task; null where they do not say it. */
function namedIn(definition: FormDefinition, { stepId, body: asked }: TaskOpening, answers: unknown) {
  const step = stepNamed(definition.steps, stepId);
  const { body, entry } = bodyAsked(step, asked);
  const from = body?.each === undefined ? answers : entriesAt(answers, body.each)[(entry ?? 0) - 1];
  const textAt = (path: string | undefined): string | null => {
    const value = path === undefined ? undefined : valueAt(from, path);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return { nationalId: textAt(body?.invites?.nationalId), mobile: textAt(body?.invites?.mobile) };
}
