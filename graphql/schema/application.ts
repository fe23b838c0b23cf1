import { generationOf } from '../../cases/generation.js';
import { choiceIssues } from '../../cases/register-choices.js';
import { agendaOf } from '../../forms/agenda/agenda.js';
import { checkAnswers } from '../../forms/answers/check-answers.js';
import { mermaidOf } from '../../forms/diagram/mermaid.js';
import { entryIn } from '../../forms/entries.js';
import { jalaliDay } from '../../forms/jalali.js';
import { builder } from '../builder.js';
import { globalId } from '../global-id.js';
import { Node } from '../node.js';
import { draftColumns, seesDraft } from '../sees-draft.js';
import { evaluationHead, filedAnswers, shownEvaluation } from '../shown-evaluation.js';
import { Agenda } from './agenda.js';
import { AnswerIssue } from './answer-issue.js';
import { ApplicationStatus, Generation, Language } from './enums.js';
import { Evaluation } from './evaluation.js';
import { StepDefinition, stepOf, stepsInOrder } from './step-definition.js';
import { WaitingTimes } from './waiting-times.js';
import { notStarted, WorkflowState } from './workflow-state.js';

/** While one of these, the applicant works on the answers; otherwise what was filed counts. */
const BEING_EDITED = new Set(['DRAFT', 'RETURNED']);

export const PermitApplication = builder.prismaObject('Application', {
  interfaces: [Node],
  name: 'PermitApplication',
  description: 'The request for a permit.',
  select: { reference: true },
  fields: (t) => ({
    id: t.id({
      description: 'Unique over the whole installation.',
      select: { reference: true },
      resolve: ({ reference }) => globalId('PermitApplication', reference),
    }),
    reference: t.exposeID('reference', {
      description: 'The case’s number, which people quote; its workflow is `application/REFERENCE`.',
    }),
    permitType: t.relation('permitType', { description: 'The pinned version.' }),
    status: t.expose('status', { type: ApplicationStatus, description: 'Where it stands as a whole.' }),
    generation: t.field({
      type: Generation,
      description:
        'The way in which it came: STAFF at the counter, OFFICE by an engineering office, CITIZEN by the owner at home, SMART by a confirmed conversation. Settled when it is filed for the first time.',
      select: { generation: true, mandateId: true },
      resolve: generationOf,
    }),
    revision: t.exposeInt('revision', { description: 'Grows with every submission.' }),
    answers: t.field({
      type: 'JSON',
      description:
        'The applicant’s working copy while it is being edited, otherwise what was filed last. Personal values are masked for whoever need not know them.',
      select: { ...draftColumns, reference: true, draft: true, submissions: filedAnswers },
      resolve: async (application, _, context) => {
        const { status, revision, reference, draft, submissions } = application;
        const editing = BEING_EDITED.has(status) && (await seesDraft(context, application));
        // Whoever works on the copy sees what stands in it.
        if (editing) return draft;
        const filed = submissions.find((each) => each.revision === revision);
        const answers = revision === 0 ? draft : (filed?.answers ?? null);
        const [masking, { form }] = await Promise.all([
          context.load.masking.load(reference),
          context.catalogue.definition(application.permitTypeHash),
        ]);
        return masking.answers(answers, form.schema);
      },
    }),
    draftVersion: t.int({
      nullable: true,
      description:
        'Grows with every change of the working copy, of its answers and its documents; `saveDraft` takes it. Null for whom the copy is not shown.',
      select: { ...draftColumns, draftVersion: true },
      resolve: async (application, _, context) =>
        (await seesDraft(context, application)) ? application.draftVersion : null,
    }),
    draftIssues: t.field({
      type: [AnswerIssue],
      description: 'What the working copy still lacks before it can be submitted; nothing for whom it is not shown.',
      select: { ...draftColumns, draft: true },
      resolve: async (application, _, context) => {
        if (!(await seesDraft(context, application))) return [];
        const definition = await context.catalogue.definition(application.permitTypeHash);
        const { answers, issues } = checkAnswers(definition, application.draft, jalaliDay(new Date()));
        return [...issues, ...(await choiceIssues(context.registers, definition.form, answers))];
      },
    }),
    agenda: t.field({
      type: Agenda,
      nullable: true,
      description: 'What the form asks under the working copy; null for whom that is not shown.',
      select: { ...draftColumns, draft: true },
      resolve: async (application, _, context) => {
        if (!(await seesDraft(context, application))) return null;
        return agendaOf(
          (await context.catalogue.definition(application.permitTypeHash)).form,
          application.draft as Record<string, unknown>,
        );
      },
    }),
    mandate: t.relation('mandate', {
      nullable: true,
      description: 'Under which an office acts for the owner, whatever has become of it since.',
    }),
    evaluation: t.field({
      type: Evaluation,
      nullable: true,
      description: 'Of the latest submission.',
      select: { reference: true, revision: true, submissions: evaluationHead },
      resolve: ({ reference, revision, submissions }, _, context) => {
        const head = submissions.find((each) => each.revision === revision);
        return head ? shownEvaluation(context, reference, head) : null;
      },
    }),
    currentSteps: t.field({
      type: [StepDefinition],
      description: 'Where it stands: several in parallel branches, none once it is over.',
      select: { currentSteps: true, permitTypeHash: true },
      resolve: async ({ currentSteps, permitTypeHash }, _, context) => {
        const { steps } = await context.catalogue.definition(permitTypeHash);
        return stepsInOrder(steps, currentSteps)
          .filter(({ id }) => currentSteps.includes(id))
          .map((step) => stepOf(permitTypeHash, step));
      },
    }),
    diagram: t.string({
      description:
        'The steps of the pinned version as a Mermaid flowchart; those where the case stands are highlighted.',
      args: { language: t.arg({ type: Language, description: 'Of the steps’ titles.', defaultValue: 'fa' }) },
      select: { currentSteps: true, permitTypeHash: true },
      resolve: async ({ currentSteps: at, permitTypeHash }, { language }, context) =>
        mermaidOf(await context.catalogue.definition(permitTypeHash), {
          language: language ?? 'fa',
          at: at.map((name) => entryIn(name).step),
        }),
    }),
    tasks: t.relation('tasks', {
      description: 'Work items of people in it, closed ones too, oldest first.',
      query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
    }),
    documents: t.relation('documents', {
      description: 'The files that are attached, by the document’s code and then by age.',
      query: { orderBy: [{ code: 'asc' }, { attachedAt: 'asc' }, { id: 'asc' }] },
    }),
    slips: t.relation('slips', {
      description: 'What is to be paid or was, of every revision; drafts until the municipality approves.',
      query: { orderBy: [{ revision: 'asc' }, { ordinal: 'asc' }] },
    }),
    refunds: t.relation('refunds', {
      description: 'What payees owe back, as drafts until the permit is granted.',
      query: { orderBy: [{ revision: 'asc' }, { id: 'asc' }] },
    }),
    permit: t.relation('permit', {
      description: 'What was granted, the newest where there are several; null until then.',
      nullable: true,
    }),
    permits: t.relation('permits', {
      description: 'All that was granted in it, in the order of time, with what was superseded since.',
      query: { orderBy: [{ issuedAt: 'asc' }, { number: 'asc' }] },
    }),
    timeline: t.relation('timeline', {
      description: 'All that happened to it, in order.',
      query: { orderBy: { seq: 'asc' } },
    }),
    workflow: t.field({
      type: WorkflowState,
      nullable: true,
      description: 'What its workflow says at this moment; null, and why at its path, while it does not answer.',
      select: { reference: true, revision: true },
      resolve: ({ reference, revision }, _, context) =>
        revision === 0 ? notStarted(reference) : context.messenger.state(reference),
    }),
    stuckSince: t.expose('stuckAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a fault stopped the case. Nothing of it goes on until operators have repaired it.',
    }),
    district: t.exposeID('districtId', {
      nullable: true,
      description: 'Of the parcel, by its register record as filed last.',
    }),
    waited: t.field({
      type: WaitingTimes,
      description: 'How long each side has had it so far.',
      select: { reference: true },
      resolve: ({ reference }, _, context) => context.load.waitingTimes.load(reference),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the draft was begun.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When anything of it changed last.' }),
  }),
});
