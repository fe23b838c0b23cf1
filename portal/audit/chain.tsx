import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { LongWork, LongWorkFragment, PlainFacts } from '../shared/work/long-work.js';
import { useAct } from '../shared/work/use-act.js';
import { auditWords } from './messages.js';

const Verify = graphql(
  `
  mutation VerifyTrail {
    verifyTrail(input: {}) { errors { code message { fa en } } work { ...LongWorkShown } }
  }
`,
  [LongWorkFragment],
);

const Before = graphql(
  `
  query VerifiedBefore {
    longWorks { ...LongWorkShown }
  }
`,
  [LongWorkFragment],
);

/** Whether anything was changed in the trail, or in the rows behind it. */
export function Chain() {
  const { say, moment, comma } = useTongue();
  const verify = useAct(Verify, ['LongWork']);
  const [id, setId] = useState<string>();
  const before = useQuery({ query: Before, requestPolicy: 'cache-and-network' });
  return (
    <>
      <p>{say(auditWords.VERIFY_WHAT)}</p>
      {verify.refusal}
      <p>
        <button
          type="button"
          className="button"
          aria-disabled={verify.busy}
          onClick={async () => setId((await verify.act({}))?.verifyTrail.work?.id)}
        >
          {say(auditWords.VERIFY)}
        </button>
      </p>
      {id && <LongWork id={id}>{(result) => <Verdict of={result} />}</LongWork>}
      <Asked of={before}>
        {({ longWorks }) => (
          <>
            <h2>{say(auditWords.BEFORE)}</h2>
            {longWorks.every(({ kind }) => kind !== 'VERIFY_TRAIL') && (
              <p className="notice">{say(auditWords.NEVER)}</p>
            )}
            {longWorks
              .filter((work) => work.kind === 'VERIFY_TRAIL' && work.id !== id)
              .slice(0, 10)
              .map((work) => (
                <details key={work.id}>
                  <summary>
                    {moment(work.startedAt)}
                    {comma}
                    <bdi>{work.startedBy}</bdi>
                  </summary>
                  <LongWork id={work.id}>{(result) => <Verdict of={result} />}</LongWork>
                </details>
              ))}
          </>
        )}
      </Asked>
    </>
  );
}

/** Sound where nothing was found; otherwise what was found, as it is. */
function Verdict({ of }: { of: unknown }) {
  const { say } = useTongue();
  const lists = Object.values((of ?? {}) as object).filter(Array.isArray);
  return (
    <>
      {lists.every((list) => list.length === 0) && <p>{say(auditWords.SOUND)}</p>}
      <PlainFacts of={of} />
    </>
  );
}
