import { answerInvitation } from '../../cases/invitations/answer.js';
import { ownInvitations } from '../../cases/invitations/read.js';
import { needsOf } from '../../forms/outcomes.js';
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
    return invitation.choices.map((choice) => {
      const needs = needsOf(choice);
      const form = needs.includes('form') ? invitation.form : undefined;
      return {
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
