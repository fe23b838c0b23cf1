import { Link } from '@tanstack/react-router';
import { useTongue } from '../shared/language.js';
import { talkWords } from './messages.js';
import type { Conversation } from './operations.js';
import { SoFar } from './so-far.js';

/** What stands beside a talk: the form as it fills, or the page of what is talked about. */
export function Beside({ of }: { of: Conversation }) {
  const { say } = useTongue();
  const { application, invitationCode, publicNoticeCode } = of;
  if (!application) {
    return (
      <aside aria-label={say(of.title)}>
        {invitationCode !== null && (
          <Link to="/my/invitations/$id" params={{ id: invitationCode }}>
            {say(talkWords.INVITATION)}
          </Link>
        )}
        {publicNoticeCode !== null && (
          <Link to="/notices/$code" params={{ code: publicNoticeCode }}>
            {say(talkWords.NOTICE)}
          </Link>
        )}
      </aside>
    );
  }
  return (
    <aside aria-label={say(talkWords.SO_FAR)}>
      <h2>{say(talkWords.SO_FAR)}</h2>
      <SoFar of={application} />
      {application.status === 'DRAFT' ? (
        <Link to="/draft/$reference" params={application}>
          {say(talkWords.FORM)}
        </Link>
      ) : (
        <Link to="/case/$reference" params={application} className="button">
          {say(talkWords.CASE)}
        </Link>
      )}
    </aside>
  );
}
