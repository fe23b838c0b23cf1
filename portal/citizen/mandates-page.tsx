import { useQuery } from 'urql';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { MandateList } from '../shared/mandates/mandate-list.js';
import { MandatesQuery } from '../shared/mandates/operations.js';
import { Page } from '../shared/page.js';
import { myWords } from './messages.js';
import { MyPages } from './my-pages.js';
import { OfferMandate } from './offer-mandate.js';

/** Who may act for the reader: giving an office a mandate, and taking it back. */
export default function MandatesPage() {
  const { say } = useTongue();
  const mandates = useQuery({ query: MandatesQuery, requestPolicy: 'cache-and-network' });
  const again = () => mandates[1]({ requestPolicy: 'network-only' });
  return (
    <Page title={say(myWords.MANDATES)}>
      <MyPages />
      <p>{say(myWords.MANDATES_WHY)}</p>
      <Asked of={mandates}>
        {({ mandates: given }) => (
          <MandateList of={given} as="owner" none={say(myWords.NO_MANDATES)} onChange={again} />
        )}
      </Asked>
      <OfferMandate onDone={again} />
    </Page>
  );
}
