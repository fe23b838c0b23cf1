import { useTongue } from '../../shared/language.js';
import { signInAddress } from '../../shared/session.js';
import type { Saving } from './draft-keeper.js';
import { draftWords } from './messages.js';

/** Says in words whether what was given is kept by the server, and what to do where it is not. */
export function SavingLine({ saving }: { saving: Saving }) {
  const { say, time } = useTongue();
  return (
    <p className={saving.state === 'saved' || saving.state === 'saving' ? 'saving dim' : 'saving'} role="status">
      {saving.state === 'saving' && say(draftWords.SAVING)}
      {saving.state === 'saved' && saving.at && say(draftWords.SAVED({ moment: time(saving.at) }))}
      {saving.state === 'kept' && say(saving.why ?? draftWords.KEPT)}
      {saving.state === 'asks' && say(draftWords.ASKS)}
      {saving.state === 'moved' && (
        <>
          {say(draftWords.MOVED)} <a href={location.pathname}>{say(draftWords.LOOK_AGAIN)}</a>
        </>
      )}
      {saving.state === 'ended' && (
        <>
          {say(draftWords.ENDED)} <a href={signInAddress(lastField())}>{say(draftWords.SIGN_IN_AGAIN)}</a>
        </>
      )}
    </p>
  );
}

/** Where somebody was in the form, so that they come back to it. */
const lastField = (): string | undefined =>
  document.activeElement?.closest('[id^="f-"]')?.id ?? (location.hash.slice(1) || undefined);
