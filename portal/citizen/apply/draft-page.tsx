import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useAskedOnce } from '../../shared/api/use-asked-once.js';
import { AskedPage } from '../../shared/asked.js';
import { useTongue } from '../../shared/language.js';
import { NotFoundPage } from '../../shared/not-found-page.js';
import { type UnsentOfPage, unsentOf } from '../../shared/outbox/unsent.js';
import { Page } from '../../shared/page.js';
import { useViewer } from '../../shared/viewer.js';
import { DraftForm } from './draft-form.js';
import { draftWords } from './messages.js';
import { DraftQuery } from './operations.js';

const EDITED = new Set(['DRAFT', 'RETURNED', 'RECALCULATION_DUE']);

/** The working copy of an application: its parts one by one, then the result, then filing. */
export default function DraftPage() {
  const { reference } = useParams({ from: '/draft/$reference' });
  const { say } = useTongue();
  const draft = useAskedOnce(DraftQuery, { reference });
  const account = useFirst(useViewer()?.accountId);
  const unsent = useUnsent(account, reference);
  return (
    <AskedPage of={draft}>
      {({ application }) => {
        if (!application) return <NotFoundPage />;
        if (!EDITED.has(application.status)) {
          return (
            <Page title={say(application.permitType.title)}>
              <p className="notice">{say(draftWords.NOT_DRAFT)}</p>
              <Link to="/case/$reference" params={{ reference }} className="button">
                {say(draftWords.TO_CASE)}
              </Link>
            </Page>
          );
        }
        if (account === undefined || unsent === undefined) return <div className="waiting" />;
        return <DraftForm key={reference} draft={application} account={account} unsent={unsent} />;
      }}
    </AskedPage>
  );
}

/** Whoever has opened the page works on it, also once their session has ended. */
function useFirst(account: string | undefined): string | undefined {
  const [first, setFirst] = useState(account);
  if (first === undefined && account !== undefined) setFirst(account);
  return first ?? account;
}

/** What is kept on this device of an earlier visit; a browser that keeps nothing has nothing. */
function useUnsent(account: string | undefined, reference: string): readonly UnsentOfPage[] | undefined {
  const [unsent, setUnsent] = useState<readonly UnsentOfPage[]>();
  useEffect(() => {
    if (account === undefined) return;
    unsentOf(account, reference).then(setUnsent, () => setUnsent([]));
  }, [account, reference]);
  return unsent;
}
