import { useSearch } from '@tanstack/react-router';
import { useTongue } from '../shared/language.js';
import { partOf, Tabs } from '../shared/work/tabs.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Events } from './events.js';
import { Limits } from './limits.js';
import { integrateParts, integrateWords } from './messages.js';
import { Webhooks } from './webhooks.js';
import { Workflow } from './workflow.js';

/** What another system hears of and may ask: endpoints, events, one case's workflow, its own limits. */
export default function IntegratePage() {
  const { say } = useTongue();
  const { show, reference } = useSearch({ from: '/integrate' });
  const part = partOf(integrateParts, show);
  return (
    <WorkPage title={say(integrateWords.TITLE)}>
      <Tabs label={say(integrateWords.TITLE)} parts={integrateParts} now={part} />
      {part === 'webhooks' && <Webhooks />}
      {part === 'events' && <Events />}
      {part === 'workflow' && <Workflow key={reference} reference={reference} />}
      {part === 'limits' && <Limits />}
    </WorkPage>
  );
}
