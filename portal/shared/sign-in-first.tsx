import { useTongue } from './language.js';
import { stateWords } from './messages/shell.js';
import { signInAddress } from './session.js';

/** A way to sign in and to come back here. */
export function SignInFirst({ why }: { why?: string }) {
  const { say } = useTongue();
  return (
    <div className="notice waits">
      <p>{why ?? say(stateWords.SIGN_IN_FIRST)}</p>
      <a className="button" href={signInAddress()}>
        {say(stateWords.SIGN_IN)}
      </a>
    </div>
  );
}
