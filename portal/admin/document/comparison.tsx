import { useState } from 'react';
import { useQuery } from 'urql';
import { Refused } from '../../shared/asked.js';
import { useTongue } from '../../shared/language.js';
import { documentWords } from '../messages.js';
import type { Kind } from './kinds.js';
import { CompareQuery } from './operations.js';

interface ComparisonProps {
  kind: Kind;
  text: string;
  inForce: { code: string; version: number };
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What the text changes of what is in force, said by what it means; asked for when somebody wants to know. */
export function Comparison({ kind, text, inForce }: ComparisonProps) {
  const { say } = useTongue();
  const [compared, setCompared] = useState<unknown>();
  const document = jsonOf(text);
  return (
    <section className="block" aria-labelledby="differs">
      <h2 id="differs">{say(documentWords.COMPARE)}</h2>
      <button
        type="button"
        className="button second small"
        aria-disabled={document === undefined}
        onClick={() => setCompared(document)}
      >
        {say(documentWords.COMPARE_NOW)}
      </button>
      {compared !== undefined && (
        <Differences before={{ published: { kind, ...inForce } }} after={{ document: compared }} />
      )}
    </section>
  );
}

type Of = { document: unknown } | { published: { kind: Kind | 'DECISION_POLICY'; code: string; version: number } };

interface DifferencesProps {
  before: Of;
  after: Of;
}

/** The differences of two documents, a line each. */
export function Differences({ before, after }: DifferencesProps) {
  const { say, language } = useTongue();
  const variables = { before, after, language: language === 'fa' ? ('FA' as const) : ('EN' as const) };
  const [{ data, error }] = useQuery({ query: CompareQuery, variables });
  if (error) return <Refused error={error} />;
  const lines = data?.compareDocuments.lines;
  if (!lines) return null;
  if (lines.length === 0) return <p role="status">{say(documentWords.SAME)}</p>;
  return (
    <ul className="differences">
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only read
        <li key={i} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  );
}
