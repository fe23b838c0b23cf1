import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { Asked } from '../../shared/asked.js';
import { EvaluationShown } from '../../shared/evaluation/evaluation.js';
import { useTongue } from '../../shared/language.js';
import { NotFoundPage } from '../../shared/not-found-page.js';
import { Page } from '../../shared/page.js';
import { Acts } from './acts.js';
import { caseWords } from './messages.js';
import { Now } from './now.js';
import { type Case, CaseQuery } from './operations.js';
import { Slips } from './slips.js';

/** One answer to "where is my case", and all there is to it. */
export default function CasePage() {
  const { reference } = useParams({ from: '/case/$reference' });
  const found = useQuery({ query: CaseQuery, variables: { reference }, requestPolicy: 'cache-and-network' });
  return (
    <Asked of={found}>{({ application }) => (application ? <CaseShown of={application} /> : <NotFoundPage />)}</Asked>
  );
}

function CaseShown({ of }: { of: Case }) {
  const { say, code, moment, day } = useTongue();
  const { reference, permitType, evaluation, documents, slips, permit, timeline } = of;
  return (
    <Page title={`${say(permitType.title)} ${code(reference)}`}>
      <Now of={of} />
      <Acts of={of} />
      {permit && (
        <section className="card">
          <h2>{say(caseWords.PERMIT)}</h2>
          <p>
            {say(caseWords.NUMBER({ number: code(permit.number) }))}{' '}
            {permit.validUntil && say(caseWords.UNTIL({ day: day(permit.validUntil) }))}
          </p>
          <a href={permit.documentUrl} className="button">
            {say(caseWords.PDF)}
          </a>
        </section>
      )}
      {slips.length > 0 && <Slips slips={slips} />}
      {evaluation && (
        <>
          <h2>{say(caseWords.RESULT)}</h2>
          <EvaluationShown evaluation={evaluation} />
        </>
      )}
      {documents.length > 0 && <h2>{say(caseWords.DOCUMENTS)}</h2>}
      <ul>
        {documents.map(({ id, fileName, url }) => (
          <li key={id}>
            <a href={url}>
              <bdi>{fileName}</bdi>
            </a>
          </li>
        ))}
      </ul>
      <h2>{say(caseWords.HISTORY)}</h2>
      <ol className="plain">
        {timeline.map(({ seq, at, summary }) => (
          <li key={seq} className="check">
            <small>{moment(at)}</small>
            <p>{say(summary)}</p>
          </li>
        ))}
      </ol>
    </Page>
  );
}
