import { Link } from '@tanstack/react-router';
import { useTongue } from '../shared/language.js';
import { useViewer } from '../shared/viewer.js';
import { myWords } from './messages.js';

/** The pages of one's own, one beside the other. */
export function MyPages() {
  const { say, number } = useTongue();
  const viewer = useViewer();
  if (!viewer) return null;
  const unread = viewer.unreadNotifications;
  return (
    <nav aria-label={say(myWords.PAGES)} className="row tabs">
      <Link className="tab" to="/my" activeOptions={{ exact: true }}>
        {say(myWords.TITLE)}
      </Link>
      {viewer.may.includes('OFFER_MANDATE') && (
        <Link className="tab" to="/my/mandates">
          {say(myWords.MANDATES)}
        </Link>
      )}
      <Link className="tab" to="/my/notices">
        {say(myWords.NOTICES)} {unread > 0 && <span className="badge waits">{number(unread)}</span>}
      </Link>
      <Link className="tab" to="/my/data">
        {say(myWords.DATA)}
      </Link>
    </nav>
  );
}
