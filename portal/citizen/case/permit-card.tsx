import { useTongue } from '../../shared/language.js';
import { useViewer } from '../../shared/viewer.js';
import { caseWords } from './messages.js';
import type { Case } from './operations.js';
import { PermitFactsShown } from './permit-facts.js';
import { PlotsGranted } from './plots-granted.js';
import { useKeptOffline } from './use-kept-offline.js';

/** The permit of a case; those who carry it with them keep it on their device, too. */
export function PermitCard({ of, permit }: { of: Case; permit: NonNullable<Case['permit']> }) {
  const { say, moment } = useTongue();
  const viewer = useViewer();
  const carries = viewer && (of.owner.account === viewer.accountId || viewer.office?.kind === 'ENGINEERING');
  const until = useKeptOffline(of, permit, carries ? viewer.accountId : undefined);
  const links = (
    <>
      <a href={permit.documentUrl} className="button">
        {say(caseWords.PDF)}
      </a>
      <a href={`/verify#${permit.token}`}>{say(caseWords.VERIFY)}</a>
    </>
  );
  return (
    <PermitFactsShown of={permit} links={links}>
      {permit.parts.length > 0 && <p>{permit.parts.map(({ title }) => say(title)).join(' · ')}</p>}
      <PlotsGranted of={permit.plots} />
      <small role="status">{until && say(caseWords.KEPT_UNTIL({ moment: moment(until) }))}</small>
    </PermitFactsShown>
  );
}
