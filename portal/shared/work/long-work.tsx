import { useEffect } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../api/graphql.js';
import { useTongue } from '../language.js';
import { longWorkWords, workWords } from './messages.js';
import { useAct } from './use-act.js';

export const LongWorkFragment = graphql(`
  fragment LongWorkShown on LongWork @_unmask {
    id
    kind
    status
    done
    of
    failure
    result
    startedAt
    startedBy
  }
`);

const WorkQuery = graphql(
  `
  query Work($id: ID!) {
    longWork(id: $id) { ...LongWorkShown }
  }
`,
  [LongWorkFragment],
);

const Stop = graphql(`
  mutation StopWork($id: ID!) {
    cancelLongWork(input: { id: $id }) { errors { code message { fa en } } work { id status } }
  }
`);

const ASK_AGAIN_MS = 1_000;

interface LongWorkProps {
  id: string;
  /** what is shown of its result once it is done; its plain facts without */
  children?: (result: unknown) => React.ReactNode;
}

/** Work that a worker does: how far it is, asked for until it ends, then what came of it. */
export function LongWork({ id, children }: LongWorkProps) {
  const { say, number } = useTongue();
  const [{ data }, again] = useQuery({ query: WorkQuery, variables: { id }, requestPolicy: 'network-only' });
  const stop = useAct(Stop);
  const work = data?.longWork;
  const runs = work?.status === 'RUNNING';
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => again({ requestPolicy: 'network-only' }), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [runs, again]);
  if (!work) return null;
  const { status, done, of, failure, result } = work;
  if (runs) {
    return (
      <div className="notice waits" role="status">
        <p>
          {of === null
            ? say(longWorkWords.BEGUN({ done: number(done) }))
            : say(longWorkWords.RUNNING({ done: number(done), of: number(of) }))}
        </p>
        <progress max={of ?? undefined} value={of === null ? undefined : done} aria-label={say(longWorkWords.RESULT)} />
        <button type="button" className="button quiet" onClick={() => stop.act({ id })}>
          {say(workWords.CANCEL)}
        </button>
      </div>
    );
  }
  if (status === 'CANCELLED') return <p className="notice waits">{say(longWorkWords.CANCELLED)}</p>;
  if (status === 'FAILED') {
    return (
      <p className="notice bad" role="alert">
        {say(longWorkWords.FAILED({ failure: failure ?? '' }))}
      </p>
    );
  }
  return (
    <div className="notice" role="status">
      <p>{say(longWorkWords.DONE)}</p>
      {children ? children(result) : <PlainFacts of={result} />}
    </div>
  );
}

/** A result as it is: its numbers and words, and all of it as JSON. */
export function PlainFacts({ of }: { of: unknown }) {
  const { say, code } = useTongue();
  const plain = Object.entries((of ?? {}) as object).filter(([, value]) => typeof value !== 'object');
  return (
    <>
      <dl className="facts">
        {plain.map(([name, value]) => (
          <div key={name} className="fact">
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>{code(String(value))}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{say(longWorkWords.RESULT)}</summary>
        <pre className="code-text">{JSON.stringify(of, null, 2)}</pre>
      </details>
    </>
  );
}
