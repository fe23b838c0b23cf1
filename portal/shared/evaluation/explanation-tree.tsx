import { persianValue } from '../../../forms/persian.js';
import { useTongue } from '../language.js';
import type { ExplanationData } from './fragments.js';

/** A value, what it was worked out from, and what that was worked out from. */
export function ExplanationTree({ of }: { of: ExplanationData }) {
  return (
    <ul className="tree">
      <Node of={of} />
    </ul>
  );
}

function Node({ of: { label, value, source, inputs = [] } }: { of: ExplanationData }) {
  const { say, language } = useTongue();
  return (
    <li>
      {say(label)}: <strong>{language === 'fa' ? persianValue(value) : value}</strong>{' '}
      {source && <small>({source})</small>}
      {inputs.length > 0 && (
        <ul>
          {inputs.map((input, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are never rearranged
            <Node key={i} of={input} />
          ))}
        </ul>
      )}
    </li>
  );
}
