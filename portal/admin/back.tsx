import { Link } from '@tanstack/react-router';
import { useTongue } from '../shared/language.js';
import { adminWords } from './messages.js';

/** The way back to the first page of administration. */
export function Back() {
  const { say } = useTongue();
  return (
    <p>
      <Link to="/admin">{say(adminWords.BACK)}</Link>
    </p>
  );
}
