import { Link, useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { AskedPage } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { generationWords } from '../shared/messages/generations.js';
import { onNoticeWords } from '../shared/messages/notices.js';
import { NotFoundPage } from '../shared/not-found-page.js';
import { Page } from '../shared/page.js';
import { FeeTable } from './fee-table.js';
import { serviceWords } from './messages.js';
import { type Service, ServiceQuery } from './operations.js';

/** What a service asks of people, what it may cost and how it goes, before anybody begins. */
export default function ServicePage() {
  const { type } = useParams({ from: '/services/$type' });
  const service = useQuery({ query: ServiceQuery, variables: { code: type } });
  return (
    <AskedPage of={service}>
      {({ permitType }) => (permitType ? <ServiceShown service={permitType} /> : <NotFoundPage />)}
    </AskedPage>
  );
}

function ServiceShown({ service }: { service: Service }) {
  const { say, comma } = useTongue();
  const { code, title, description, documents, steps, timeLimits, mandatePossible, offered } = service;
  const fromHere = !service.onNotice && offered.some((way) => way === 'CITIZEN' || way === 'OFFICE');
  return (
    <Page title={say(title)}>
      {description && <p>{say(description)}</p>}
      <p className="row">
        {fromHere && (
          <Link to="/apply/$type" params={{ type: code }} className="button">
            {say(serviceWords.START)}
          </Link>
        )}
        {mandatePossible && <small>{say(serviceWords.BY_OFFICE)}</small>}
      </p>
      {service.onNotice && (
        <p className="notice">
          {say(onNoticeWords.ELSEWHERE)} <Link to="/notices">{say(onNoticeWords.TO_NOTICES)}</Link>
        </p>
      )}
      {offered.length < 4 && (
        <p className="notice">
          {say(serviceWords.OFFERED({ ways: offered.map((way) => say(generationWords[way])).join(comma) }))}
        </p>
      )}
      <h2>{say(serviceWords.DOCUMENTS)}</h2>
      {documents.length === 0 && <p>{say(serviceWords.NO_DOCUMENTS)}</p>}
      <ul>
        {documents.map((document) => (
          <li key={document.code}>
            {say(document.title)} {document.optional && <small>({say(serviceWords.OPTIONAL)})</small>}{' '}
            {document.condition && <small>({say(document.condition)})</small>}
          </li>
        ))}
      </ul>
      <h2>{say(serviceWords.STEPS)}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step.id}>{say(step.title)}</li>
        ))}
      </ol>
      {timeLimits.length > 0 && <h2>{say(serviceWords.LIMITS)}</h2>}
      <ul>
        {timeLimits.map(({ step, text }) => (
          <li key={`${step.id} ${text.en}`}>
            <strong>{say(step.title)}</strong>: {say(text)}
          </li>
        ))}
      </ul>
      <FeeTable fees={service.fees} />
    </Page>
  );
}
