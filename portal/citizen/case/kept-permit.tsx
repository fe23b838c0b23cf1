import { useEffect, useState } from 'react';
import { useTongue } from '../../shared/language.js';
import { keptPaper } from '../../shared/outbox/permits.js';
import { useKeptPermits } from '../../shared/outbox/use-kept-permits.js';
import { Page } from '../../shared/page.js';
import { caseWords } from './messages.js';
import { PermitFactsShown } from './permit-facts.js';

/** The permit of a case as it is kept on this device, for whom the server can't be reached. */
export function KeptPermit({ reference }: { reference: string }) {
  const { say, moment, code } = useTongue();
  const permit = useKeptPermits().find((each) => each.reference === reference);
  const address = usePaper(reference, permit !== undefined);
  if (!permit) return null;
  const links = address && (
    <a href={address} download={`${permit.number}.pdf`} className="button">
      {say(caseWords.PDF)}
    </a>
  );
  return (
    <Page title={`${say(permit.title)} ${code(reference)}`}>
      <PermitFactsShown of={permit} links={links}>
        {permit.parcel && <p className="dim">{say(caseWords.PLOT({ code: code(permit.parcel) }))}</p>}
        <p>{say(caseWords.KEPT_AT({ moment: moment(permit.at) }))}</p>
      </PermitFactsShown>
    </Page>
  );
}

function usePaper(reference: string, isKept: boolean): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!isKept) return;
    let made: string | undefined;
    let left = false;
    void keptPaper(reference).then((paper) => {
      if (!paper || left) return;
      made = URL.createObjectURL(paper);
      setAddress(made);
    });
    return () => {
      left = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [reference, isKept]);
  return address;
}
