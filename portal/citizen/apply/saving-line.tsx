import { useTongue } from '../../shared/language.js';
import { draftWords } from './messages.js';
import type { Saving } from './use-draft.js';

/** Says whether what was given is kept by the server. */
export function SavingLine({ saving }: { saving: Saving }) {
  const { say, moment } = useTongue();
  return (
    <p className="saving dim" role="status">
      {saving.state === 'saving' && say(draftWords.SAVING)}
      {saving.state === 'saved' && saving.at && say(draftWords.SAVED({ moment: moment(saving.at) }))}
      {saving.state === 'kept' && say(saving.why ?? draftWords.KEPT)}
    </p>
  );
}
