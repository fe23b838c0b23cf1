import { type LocalizedText, useTongue } from '../language.js';
import type { ExplanationData } from './fragments.js';
import { sourceWords } from './messages.js';
import { useValue } from './values.js';

/** A value, what it was worked out from, and what that was worked out from. */
export function ExplanationTree({ of }: { of: ExplanationData }) {
  return (
    <ul className="tree">
      <Node of={of} />
    </ul>
  );
}

function Node({ of: { label, value, source, inputs = [] } }: { of: ExplanationData }) {
  const { say } = useTongue();
  const shown = useValue();
  return (
    <li>
      {say(label)}
      {value !== '' && (
        <>
          : <strong>{shown(value)}</strong>
        </>
      )}{' '}
      {source && <small>({say(sourceOf(source))})</small>}
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

const KINDS = {
  rulebook: sourceWords.RULEBOOK,
  register: sourceWords.REGISTER,
  declared: sourceWords.DECLARED,
} as const;

/** Where a value comes from, by the kind that it begins with; in English as it was noted. */
function sourceOf(source: string): LocalizedText {
  const kind = KINDS[source.split(' ')[0] as keyof typeof KINDS] ?? sourceWords.DEFINITION;
  return { fa: kind.fa, en: source };
}
