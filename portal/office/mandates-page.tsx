import { useQuery } from 'urql';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { MandateList } from '../shared/mandates/mandate-list.js';
import { MandatesQuery } from '../shared/mandates/operations.js';
import { Page } from '../shared/page.js';
import { useViewer } from '../shared/viewer.js';
import { officePageWords } from './messages.js';
import { OfficePages } from './office-pages.js';

/** Mandates that owners offer to the office, and those that it holds. */
export default function OfficeMandatesPage() {
  const { say } = useTongue();
  const office = useViewer()?.office;
  const asked = useQuery({ query: MandatesQuery, requestPolicy: 'cache-and-network' });
  return (
    <Page title={say(officePageWords.MANDATES)}>
      <OfficePages />
      <Asked of={asked}>
        {({ mandates }) => (
          <MandateList
            of={mandates.filter((each) => each.office.id === office?.id)}
            as="office"
            none={say(officePageWords.NO_MANDATES)}
            onChange={() => asked[1]({ requestPolicy: 'network-only' })}
          />
        )}
      </Asked>
    </Page>
  );
}
