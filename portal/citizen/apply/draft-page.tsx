import { Link, useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { Asked } from '../../shared/asked.js';
import { useTongue } from '../../shared/language.js';
import { NotFoundPage } from '../../shared/not-found-page.js';
import { Page } from '../../shared/page.js';
import { DraftForm } from './draft-form.js';
import { draftWords } from './messages.js';
import { DraftQuery } from './operations.js';

const EDITED = new Set(['DRAFT', 'RETURNED', 'RECALCULATION_DUE']);

/** The working copy of an application: its parts one by one, then the result, then filing. */
export default function DraftPage() {
  const { reference } = useParams({ from: '/draft/$reference' });
  const { say } = useTongue();
  // What the browser remembers of it may be older than what another device has said.
  const draft = useQuery({ query: DraftQuery, variables: { reference }, requestPolicy: 'network-only' });
  return (
    <Asked of={draft}>
      {({ application }) => {
        if (!application) return <NotFoundPage />;
        if (EDITED.has(application.status)) return <DraftForm key={reference} draft={application} />;
        return (
          <Page title={say(application.permitType.title)}>
            <p className="notice">{say(draftWords.NOT_DRAFT)}</p>
            <Link to="/case/$reference" params={{ reference }} className="button">
              {say(draftWords.TO_CASE)}
            </Link>
          </Page>
        );
      }}
    </Asked>
  );
}
