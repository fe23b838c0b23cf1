import { useState } from 'react';
import { graphql } from '../shared/api/graphql.js';
import { useTongue } from '../shared/language.js';
import { clockWords } from '../shared/messages/clocks.js';
import { useAct } from '../shared/work/use-act.js';
import type { DeskTask } from './operations.js';

const Extend = graphql(`
  mutation ExtendClock($input: ExtendClockInput!) {
    extendClock(input: $input) {
      reference
      application { reference clocks { code state day } }
      errors { code message { fa en } }
    }
  }
`);

interface Props {
  of: Pick<DeskTask['application'], 'reference' | 'clocks'>;
  onChange(): void;
}

/** The reasoned order that makes a legal term longer, for whom the definition lets give it. */
export function ExtendClock({ of: { reference, clocks }, onChange }: Props) {
  const { say } = useTongue();
  const [reason, setReason] = useState('');
  const extend = useAct(Extend);
  return clocks
    .filter(({ extendable }) => extendable)
    .map(({ code, title }) => (
      <details key={code} className="block">
        <summary>{say(clockWords.EXTEND({ clock: say(title) }))}</summary>
        <div className="question">
          <label htmlFor={`extend-${code}`}>{say(clockWords.EXTEND_WHY)}</label>
          <textarea id={`extend-${code}`} rows={3} value={reason} onChange={({ target }) => setReason(target.value)} />
          {extend.refusal}
          <button
            type="button"
            className="button second"
            aria-disabled={extend.busy || reason.trim() === ''}
            onClick={async () => {
              if (reason.trim() === '') return;
              if (await extend.act({ input: { reference, clock: code, reason: reason.trim() } })) onChange();
            }}
          >
            {say(clockWords.EXTEND_NOW)}
          </button>
        </div>
      </details>
    ));
}
