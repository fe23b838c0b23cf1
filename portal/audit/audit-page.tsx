import { useSearch } from '@tanstack/react-router';
import { useTongue } from '../shared/language.js';
import { partOf, Tabs } from '../shared/work/tabs.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Automation } from './automation.js';
import { Chain } from './chain.js';
import { auditParts, auditWords } from './messages.js';
import { Samples } from './samples.js';
import { Trail } from './trail.js';

/** What was done by whom, whether its record holds, and what is to be looked at after the fact. */
export default function AuditPage() {
  const { say } = useTongue();
  const { show, subject, after } = useSearch({ from: '/audit' });
  const part = partOf(auditParts, show);
  return (
    <WorkPage title={say(auditWords.TITLE)}>
      <Tabs label={say(auditWords.TITLE)} parts={auditParts} now={part} />
      {part === 'trail' && <Trail key={subject} subject={subject} after={after} />}
      {part === 'chain' && <Chain />}
      {part === 'samples' && <Samples />}
      {part === 'automation' && <Automation />}
    </WorkPage>
  );
}
