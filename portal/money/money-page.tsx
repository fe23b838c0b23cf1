import { useSearch } from '@tanstack/react-router';
import { useTongue } from '../shared/language.js';
import { partOf, Tabs } from '../shared/work/tabs.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Days } from './days.js';
import { moneyParts, moneyWords } from './messages.js';
import { Receipts } from './receipts.js';
import { Refunds } from './refunds.js';

/** What came in and what goes back: money that fits no slip first. */
export default function MoneyPage() {
  const { say } = useTongue();
  const { show, after } = useSearch({ from: '/money' });
  const part = partOf(moneyParts, show);
  return (
    <WorkPage title={say(moneyWords.TITLE)}>
      <Tabs label={say(moneyWords.TITLE)} parts={moneyParts} now={part} />
      {part === 'waiting' && <Receipts key="waiting" awaitingDecision after={after} />}
      {part === 'receipts' && <Receipts key="all" awaitingDecision={false} after={after} />}
      {part === 'refunds' && <Refunds after={after} />}
      {part === 'days' && <Days />}
    </WorkPage>
  );
}
