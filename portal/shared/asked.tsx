import type { ReactNode } from 'react';
import type { AnyVariables, CombinedError, UseQueryState } from 'urql';
import { type LocalizedText, useTongue } from './language.js';
import { stateWords } from './messages/shell.js';
import { Page } from './page.js';
import { SignInFirst } from './sign-in-first.js';

interface AskedProps<Data, Variables extends AnyVariables> {
  of: readonly [UseQueryState<Data, Variables>, (options?: { requestPolicy: 'network-only' }) => void];
  children: (data: Data) => ReactNode;
  /** what there is to show where the server can't be reached */
  away?: ReactNode;
}

/** Shows what was asked for; until then that it is on its way, or why it can't be had and what to do. */
export function Asked<Data, Variables extends AnyVariables>({
  of: [state, again],
  children,
  away,
}: AskedProps<Data, Variables>) {
  const { say } = useTongue();
  if (state.data) return <>{children(state.data)}</>;
  if (state.error) {
    return (
      <>
        <Refused error={state.error} again={() => again({ requestPolicy: 'network-only' })} />
        {state.error.networkError && away}
      </>
    );
  }
  return (
    <p className="waiting" role="status">
      {say(stateWords.LOADING)}
    </p>
  );
}

/** The same, of which a whole page is made: it has a title of its own where it can't be had, unless something else is shown then. */
export function AskedPage<Data, Variables extends AnyVariables>(props: AskedProps<Data, Variables>) {
  const { say } = useTongue();
  const [{ data, error }] = props.of;
  const isRefused = !data && error && !(error.networkError && props.away);
  return isRefused ? (
    <Page title={say(stateWords.NOT_SHOWN)}>
      <Asked {...props} />
    </Page>
  ) : (
    <Asked {...props} />
  );
}

/** A refusal in the server's own sentence; with another try where asking again may help. */
export function Refused({ error, again }: { error: CombinedError; again?: (() => void) | undefined }) {
  const { say, language } = useTongue();
  const [first] = error.graphQLErrors;
  if (first?.extensions.code === 'UNAUTHENTICATED') return <SignInFirst />;
  const said = first?.extensions.messages as LocalizedText | undefined;
  return (
    <div className="notice bad" role="alert">
      <p>{first ? (said?.[language] ?? first.message) : say(stateWords.AWAY)}</p>
      {again && (
        <button type="button" className="button" onClick={again}>
          {say(stateWords.AGAIN)}
        </button>
      )}
    </div>
  );
}
