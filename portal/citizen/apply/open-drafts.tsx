import { Link } from '@tanstack/react-router';
import type { ResultOf } from '../../shared/api/graphql.js';
import { useTongue } from '../../shared/language.js';
import { applyWords } from './messages.js';
import type { OpenDraftsQuery } from './operations.js';

type OpenDraft = ResultOf<typeof OpenDraftsQuery>['applications']['edges'][number]['node'];

/** Drafts that are under way, with what tells them apart. */
export function OpenDrafts({ of }: { of: readonly OpenDraft[] }) {
  const { say, code, moment } = useTongue();
  if (of.length === 0) return null;
  return (
    <div className="notice waits">
      <h2>{say(applyWords.OPEN_ONE)}</h2>
      <p>{say(applyWords.OPEN_WHY)}</p>
      <ul>
        {of.map(({ reference, updatedAt, parcel, mandate, owner }) => (
          <li key={reference}>
            <Link to="/draft/$reference" params={{ reference }}>
              {say(applyWords.GO_ON({ reference: code(reference) }))}
            </Link>{' '}
            <small>
              {parcel && <>{say(applyWords.PLOT({ code: code(parcel) }))} · </>}
              {mandate && owner.name && <>{say(owner.name)} · </>}
              {moment(updatedAt)}
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}
