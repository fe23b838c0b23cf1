import { type ReactNode, useState } from 'react';
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useMutation } from 'urql';
import { Refused } from '../asked.js';
import { type LocalizedText, useTongue } from '../language.js';

interface Issue {
  path: string;
  message: LocalizedText;
}

interface Fault {
  path?: string | null;
  message: LocalizedText;
}

const NONE: readonly Issue[] = [];

/** Why a mutation that answers with a payload did nothing. */
function faultsOf(data: unknown): readonly Fault[] {
  const [payload] = Object.values((data ?? {}) as Record<string, { errors?: readonly Fault[] } | null>);
  return payload?.errors ?? [];
}

interface Refusal {
  error?: CombinedError | undefined;
  faults: readonly Fault[];
  issues: readonly Issue[];
}

/** What is wrong with single values, in whichever of the two forms it is told. */
function issuesOf(error: CombinedError | undefined, faults: readonly Fault[]): readonly Issue[] {
  const told = error?.graphQLErrors[0]?.extensions.issues as readonly Issue[] | undefined;
  return told ?? faults.flatMap(({ path, message }) => (path == null ? [] : [{ path, message }]));
}

interface Act<Data, Variables> {
  /** what came of it; undefined where it was refused */
  act(variables: Variables): Promise<Data | undefined>;
  busy: boolean;
  /** what the server has against single values that were given */
  issues: readonly Issue[];
  /** the refusal in the server's own sentences; nothing without one */
  refusal: ReactNode;
}

/** An act and its refusal, in whichever of its two forms the API tells it. `touches`: types whose lists are asked anew. */
export function useAct<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  touches: string[] = [],
): Act<Data, Variables> {
  const { say } = useTongue();
  const [{ fetching }, send] = useMutation(document);
  const [refused, setRefused] = useState<Refusal>();
  return {
    busy: fetching,
    issues: refused?.issues ?? NONE,
    async act(variables) {
      if (fetching) return undefined;
      const { data, error } = await send(variables, { additionalTypenames: touches });
      const faults = faultsOf(data);
      const done = !error && faults.length === 0;
      setRefused(done ? undefined : { error, faults, issues: issuesOf(error, faults) });
      return done ? data : undefined;
    },
    refusal: refused?.error ? (
      <Refused error={refused.error} />
    ) : refused ? (
      <div className="notice bad" role="alert">
        {refused.faults.map(({ message }) => (
          <p key={message.en}>{say(message)}</p>
        ))}
      </div>
    ) : null,
  };
}
