import { Link } from '@tanstack/react-router';
import { useTongue } from './language.js';
import { stateWords } from './messages/shell.js';
import { Page } from './page.js';

export function NotFoundPage() {
  const { say } = useTongue();
  return (
    <Page title={say(stateWords.NOT_FOUND)}>
      <p>{say(stateWords.NOT_FOUND_WHY)}</p>
      <Link to="/" className="button">
        {say(stateWords.HOME)}
      </Link>
    </Page>
  );
}
