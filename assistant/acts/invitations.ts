import { answerInvitation } from '../../cases/invitations/answer.js';
import { type Invitation, ownInvitations } from '../../cases/invitations/read.js';
import { needsOf } from '../../forms/outcomes.js';
import type { Talking } from '../errands/errand.js';
import type { Files } from '../talk/state.js';
import type { ActKind } from './act.js';
import { apart, withWords, wordsField } from './forms.js';
import { actMessages as say } from './messages.js';

const LONGEST = 4_000;

/** What somebody who is named in a case may answer: each choice, with what it needs. */
export const invitations: ActKind = {
  scope: 'permits:file',
  async offered(acting, subject) {
    if (subject.kind !== 'invitation') return [];
    const [invitation] = await ownInvitations(acting, subject.id);
    if (invitation?.status !== 'OPEN') return [];
    const files = await filesFor(acting, invitation);
    return invitation.choices.map((choice) => {
      const needs = needsOf(choice);
      const form = needs.includes('form') ? invitation.form : undefined;
      return {
        ...(files && needs.includes('form') && { files }),
        id: `invitations ${choice.id}`,
        title: choice.title,
        form: () => withWords(form, wordsField(say.reason, LONGEST), needs.includes('reason')),
        says: (answers) => {
          const { words } = apart(answers);
          const said = { title: choice.title };
          return words === '' ? say.answerSays(said) : say.answerReasonSays({ ...said, reason: words });
        },
      };
    });
  },
  async perform(acting, subject, { id, answers: given }) {
    if (subject.kind !== 'invitation') return;
    const { words, answers } = apart(given);
    await answerInvitation(acting, {
      id: subject.id,
      outcome: id.slice('invitations '.length),
      reason: words || null,
      ...(Object.keys(answers).length > 0 && { answers }),
    });
  },
};

/** What is asked for, and is not there yet; what one thinks of later is attached on the page. */
async function filesFor({ prisma }: Talking, { id, documentsAsked }: Invitation): Promise<Files | undefined> {
  if (documentsAsked.length === 0) return undefined;
  const there = await prisma.taskFile.findMany({ where: { taskId: id }, select: { code: true } });
  const lacking = documentsAsked.filter(({ code }) => !there.some((file) => file.code === code));
  const documents = lacking.map(({ code, title, optional = false }) => ({
    ...{ code, title, needed: !optional, attached: false },
  }));
  return { task: id, documents };
}
