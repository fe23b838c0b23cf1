import { Link } from '@tanstack/react-router';
import { useTongue } from '../shared/language.js';
import { officePageWords } from './messages.js';

/** The pages of an office, one beside the other. */
export function OfficePages() {
  const { say } = useTongue();
  return (
    <nav aria-label={say(officePageWords.PAGES)} className="row tabs">
      <Link className="tab" to="/office" activeOptions={{ exact: true }}>
        {say(officePageWords.TITLE)}
      </Link>
      <Link className="tab" to="/office/mandates">
        {say(officePageWords.MANDATES)}
      </Link>
    </nav>
  );
}
