import { answerInvitation } from '../../cases/invitations/answer.js';
import { type Invitation as Given, type InvitationStatus, ownInvitations } from '../../cases/invitations/read.js';
import type { ShownDocument } from '../../cases/public-notices/shown.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { described } from '../described.js';
import { globalId } from '../global-id.js';
import { Node } from '../node.js';
import { mutationWithPayload } from '../payload.js';
import { LocalizedText } from './localized-text.js';
import { NoticeAnswer } from './public-notice.js';
import { TaskOutcome } from './task-outcome.js';
import { Viewer } from './viewer.js';
import { WorkForm } from './work-form.js';

const Status = builder.enumType('InvitationStatus', {
  description: 'How an invitation stands.',
  values: described<InvitationStatus>({
    OPEN: 'An answer is waited for.',
    ANSWERED: 'The caller has answered.',
    OVER: 'Nobody waits for the answer any more.',
  }),
});

const File = builder.objectRef<ShownDocument & { reference: string }>('InvitationFile').implement({
  description: 'A document that whoever is invited may open while an answer is waited for.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Of the document, as its permit type names it.' }),
    title: t.expose('title', { type: LocalizedText, description: 'What people call it.' }),
    mediaType: t.exposeString('mediaType', { description: 'As it was found out when it was attached.' }),
    size: t.exposeInt('size', { description: 'In bytes.' }),
    url: t.string({
      description: 'Downloads the file without a token, for some minutes; ask anew for another.',
      resolve: ({ reference, code, sha256 }, _, context) =>
        context.publicUrl() + context.links.sign({ reference, code, sha256 }),
    }),
  }),
});

export const Invitation = builder.objectRef<Given>('Invitation').implement({
  description:
    'Somebody named in a case, such as a neighbour, is asked for an answer. They see what its permit type names, and nothing else of it.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Unique over the whole installation.',
      resolve: ({ id }) => globalId('Invitation', id),
    }),
    code: t.exposeID('id', { description: 'For `answerInvitation`.' }),
    reference: t.exposeID('reference', { description: 'Of the case, to name it by.' }),
    permitType: t.expose('permitType', { type: LocalizedText, description: 'What is asked for in the case.' }),
    title: t.expose('title', { type: LocalizedText, description: 'As whom they are asked.' }),
    text: t.expose('text', { type: LocalizedText, description: 'What they are asked.' }),
    status: t.expose('status', { type: Status, description: 'Whether an answer is waited for.' }),
    invitedAt: t.expose('invitedAt', { type: 'DateTime', description: 'Since when.' }),
    until: t.expose('until', { type: 'DateTime', nullable: true, description: 'Until when; null without an end.' }),
    shown: t.expose('shown', { type: [NoticeAnswer], description: 'What was stated, as far as they see it.' }),
    documents: t.field({
      type: [File],
      description: 'The files that they may open.',
      resolve: ({ reference, documents }) => documents.map((document) => ({ ...document, reference })),
    }),
    choices: t.expose('choices', { type: [TaskOutcome], description: 'What may be answered.' }),
    form: t.field({
      type: WorkForm,
      nullable: true,
      description: 'What is filled in with an answer that needs it; null where nothing is.',
      resolve: ({ form, title, place }) => (form ? { form, title, place } : null),
    }),
    chosen: t.expose('chosen', { type: LocalizedText, nullable: true, description: 'What the caller has answered.' }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true, description: 'When that was.' }),
  }),
});

builder.objectField(Viewer, 'invitations', (t) =>
  t.field({
    type: [Invitation],
    description: 'What the caller is asked, or was, who is named in a case; the latest first, a hundred at most.',
    args: { code: t.arg.id({ description: 'This one alone.' }) },
    resolve: (_, { code }, context) => ownInvitations(acting(context), code ?? undefined),
  }),
);

mutationWithPayload('answerInvitation', {
  description: 'Answers what one is asked who is named in a case. The same answer again changes nothing.',
  input: (t) => ({
    code: t.id({ required: true, description: 'Of the invitation.' }),
    outcome: t.id({ required: true, description: 'Code of one of its `choices`.' }),
    reason: t.string({ description: 'Why, in words that the applicant reads; needed where the choice says so.' }),
    answers: t.field({ type: 'JSON', description: 'What was filled in, by its `form`.' }),
  }),
  act: async ({ code, outcome, reason, answers }, context) => {
    await answerInvitation(acting(context), { id: String(code), outcome: String(outcome), reason, answers });
    return { id: String(code) };
  },
  answer: (t) => ({
    invitation: t.field({
      type: Invitation,
      nullable: true,
      description: 'As it is now.',
      resolve: async ({ done }, _, context) => (done && (await ownInvitations(acting(context), done.id))[0]) ?? null,
    }),
  }),
});
