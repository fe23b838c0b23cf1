import { formWithNames } from '../../city/registers/chosen-records.js';
import { bodyAsked } from '../../forms/each.js';
import { stepNamed } from '../../forms/entries.js';
import type { WorkDocument } from '../../forms/language/document.js';
import type { OwnOutcome, StepOf } from '../../forms/language/step.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { Form } from '../../forms/language/work.js';
import { reasonWords } from '../../forms/messages/definition.js';
import { needsOf, ownOutcomesOf, plainOutcomesOf } from '../../forms/outcomes.js';
import type { AnswerInWords } from '../../forms/words/answer-in-words.js';
import { documentsFor, workFormOf } from '../../forms/work-forms.js';
import { OPEN_TASK_STATUSES } from '../../policy/states.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import type { Acting } from '../acting.js';
import { type FormPlace, formPlace } from '../form-place.js';
import { type FiledDocument, type ShownDocument, shownAnswers, shownDocuments } from '../public-notices/shown.js';

export type InvitationStatus = 'OPEN' | 'ANSWERED' | 'OVER';

/** What somebody who is named in a case is asked, and all that they see of it: what its definition names, while it is asked. */
export interface Invitation {
  /** of its task */
  id: string;
  reference: string;
  permitType: LocalizedText;
  title: LocalizedText;
  text: LocalizedText;
  status: InvitationStatus;
  invitedAt: Date;
  /** when it is too late */
  until: Date | null;
  shown: AnswerInWords[];
  documents: ShownDocument[];
  choices: OwnOutcome[];
  /** what the answer that needs it fills in */
  form: Form | undefined;
  /** what is attached for it, with the form of the case */
  documentsAsked: (WorkDocument & { form: Form })[];
  place: FormPlace;
  /** what was answered, and when */
  chosen: LocalizedText | null;
  answeredAt: Date | null;
}

const MOST = 100;

/** Whatever the viewer is asked, or was, under the national ID that they sign in with; the latest first, a hundred at most. */
export async function ownInvitations(acting: Acting, id?: string): Promise<Invitation[]> {
  const { prisma, viewer } = acting;
  const { nationalId } = viewer;
  if (!nationalId) return [];
  const rows = await prisma.invitation.findMany({
    where: { nationalId, ...(id !== undefined && { taskId: id }) },
    orderBy: [{ invitedAt: 'desc' }, { taskId: 'asc' }],
    take: MOST,
    include: WITH_TASK,
  });
  return Promise.all(rows.map((row) => invitationOf(acting, row)));
}

const WITH_TASK = { task: { include: { application: { select: { permitTypeHash: true } } } } } as const;
type Row = Prisma.InvitationGetPayload<{ include: typeof WITH_TASK }>;

async function invitationOf({ prisma, catalogue, viewer }: Acting, { task, invitedAt }: Row): Promise<Invitation> {
  const { id, reference, revision, title, body: asked, outcomeId, dueAt } = task;
  const isOpen = OPEN_TASK_STATUSES.some((open) => open === task.status);
  // Who answers in their place, as an official with what they wrote on paper, is not them.
  const isTheirs = task.status === 'DONE' && task.decidedBy === viewer.id;
  const definition = await catalogue.definition(task.formHash ?? task.application.permitTypeHash);
  const step = stepNamed(definition.steps, task.stepId);
  const invites = bodyAsked(step, asked).body?.invites;
  const choices = step?.type === 'consult' ? choicesOf(step) : [];
  const chosen = choices.find((choice) => choice.id === (outcomeId ?? 'approve'));
  const filed =
    isOpen && invites
      ? await prisma.submission.findUnique({
          where: { reference_revision: { reference, revision } },
          select: { answers: true, documents: true },
        })
      : null;
  return {
    id,
    reference,
    permitType: definition.title,
    title: title as unknown as LocalizedText,
    text: invites?.text ?? definition.title,
    status: isOpen && invites ? 'OPEN' : isTheirs ? 'ANSWERED' : 'OVER',
    invitedAt,
    until: isOpen ? dueAt : null,
    shown:
      filed && invites
        ? shownAnswers(
            await formWithNames(prisma, definition.form, filed.answers),
            filed.answers as Record<string, unknown>,
            invites.shows,
          )
        : [],
    documents:
      filed && invites
        ? await shownDocuments(
            { prisma },
            definition,
            { reference, filed: filed.documents as unknown as FiledDocument[] },
            invites.shows,
          )
        : [],
    choices,
    form: step && workFormOf(step, asked),
    documentsAsked: (step ? documentsFor(step, asked) : []).map((each) => ({ ...each, form: definition.form })),
    place: formPlace(definition, task.stepId, asked),
    chosen: isTheirs ? (chosen?.title ?? null) : null,
    answeredAt: isTheirs ? task.decidedAt : null,
  };
}

/** What may be answered, that of the three that everybody knows among it. Who is invited sets no conditions and sends nothing back. */
function choicesOf(step: StepOf<'consult'>): OwnOutcome[] {
  const plain = plainOutcomesOf(step).filter((outcome) => outcome === 'approve');
  const own = ownOutcomesOf(step).filter(
    (outcome) => outcome.as !== 'return' && !needsOf(outcome).includes('conditions'),
  );
  return [...plain.map((id) => ({ id, title: reasonWords.approve, as: id })), ...own];
}
