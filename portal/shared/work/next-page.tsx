import { Link } from '@tanstack/react-router';
import { useTongue } from '../language.js';
import { workWords } from './messages.js';

interface NextPageProps {
  info: { hasNextPage: boolean; endCursor: string | null };
  /** the address goes on after the last of this page */
  after: string | undefined;
}

/** To the next part of a long list, and back to its beginning. */
export function NextPage({ info, after }: NextPageProps) {
  const { say } = useTongue();
  if (!info.hasNextPage && !after) return null;
  const at = (cursor: string | undefined) => ((before: object) => ({ ...before, after: cursor })) as never;
  return (
    <p className="row">
      {after && (
        <Link to="." search={at(undefined)} className="button second">
          {say(workWords.FIRST)}
        </Link>
      )}
      {info.hasNextPage && (
        <Link to="." search={at(info.endCursor ?? undefined)} className="button second">
          {say(workWords.MORE)}
        </Link>
      )}
    </p>
  );
}
