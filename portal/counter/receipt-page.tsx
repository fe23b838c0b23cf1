import { useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useQuery } from 'urql';
import { AskedPage } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { statusWords } from '../shared/messages/cases.js';
import { NotFoundPage } from '../shared/not-found-page.js';
import { Page } from '../shared/page.js';
import { workWords } from '../shared/work/messages.js';
import { givenWords, receiptWords } from './messages.js';
import { type Receipt, ReceiptQuery } from './operations.js';

/** What whoever came to the counter takes home: what was done in their name, and how they hear of it. */
export default function ReceiptPage() {
  const { reference } = useParams({ from: '/counter/receipt/$reference' });
  const found = useQuery({ query: ReceiptQuery, variables: { reference }, requestPolicy: 'network-only' });
  return (
    <AskedPage of={found}>
      {({ application }) => (application ? <Shown of={application} /> : <NotFoundPage />)}
    </AskedPage>
  );
}

function Shown({ of }: { of: Receipt }) {
  const { say, code, moment, comma } = useTongue();
  const { reference, owner, permitType, parcel, status, submittedAt, documents, mandate } = of;
  const consent = mandate?.consent;
  const titles = new Map(permitType.documents.map((document) => [document.code, say(document.title)]));
  const taken = [...new Set(documents.map((document) => document.code))].map((each) => titles.get(each) ?? each);
  const rows = [
    [receiptWords.FOR, owner.name ? say(owner.name) : owner.account],
    [receiptWords.SERVICE, say(permitType.title)],
    [receiptWords.NUMBER, code(reference)],
    ...(parcel ? [[receiptWords.PLOT, code(parcel)] as const] : []),
    [receiptWords.STATUS, say(statusWords[status])],
    [receiptWords.FILED, submittedAt ? moment(submittedAt) : say(receiptWords.NOT_FILED)],
    ...(taken.length > 0 ? [[receiptWords.DOCUMENTS, taken.join(comma)] as const] : []),
    ...(mandate ? [[receiptWords.COUNTER, mandate.office.name] as const] : []),
  ] as const;
  return (
    <Page title={say(receiptWords.TITLE({ reference: code(reference) }))}>
      {consent ? (
        <>
          <dl className="facts">
            {rows.map(([title, value]) => (
              <Fragment key={title.en}>
                <dt>{say(title)}</dt>
                <dd>{value}</dd>
              </Fragment>
            ))}
          </dl>
          <h2>{say(receiptWords.CONSENT)}</h2>
          <blockquote>{say(consent.words)}</blockquote>
          <p>
            {say(
              receiptWords.GIVEN({
                how: say(givenWords[consent.given]),
                moment: moment(consent.takenAt),
                name: consent.takenBy.name ? say(consent.takenBy.name) : consent.takenBy.account,
              }),
            )}
          </p>
          <p>{say(receiptWords.NEXT({ address: window.location.host }))}</p>
          <button type="button" className="button" onClick={() => window.print()}>
            {say(workWords.PRINT)}
          </button>
        </>
      ) : (
        <p className="notice">{say(receiptWords.NONE)}</p>
      )}
    </Page>
  );
}
