import { useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { Refused } from '../../shared/asked.js';
import { EvaluationShown } from '../../shared/evaluation/evaluation.js';
import type { EvaluationData } from '../../shared/evaluation/fragments.js';
import { FormContext } from '../../shared/form/context.js';
import { Fields } from '../../shared/form/field.js';
import { withValue } from '../../shared/form/paths.js';
import { useFormState } from '../../shared/form/use-form-state.js';
import { wordingOf } from '../../shared/form/wording.js';
import { type LocalizedText, useTongue } from '../../shared/language.js';
import { whatIfWords } from './messages.js';
import { type Draft, Preview } from './operations.js';

interface WhatIfProps {
  draft: Draft;
  answers: Record<string, unknown>;
  documents: readonly string[];
  /** what it comes to as it stands */
  total: string;
}

type Issue = { path: string; message: LocalizedText };

/** Other answers tried out: what would come of them, without anything being kept. */
export function WhatIf({ draft, answers: kept, documents, total }: WhatIfProps) {
  const { say, money, language } = useTongue();
  const client = useClient();
  const [answers, setAnswers] = useState(kept);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [found, setFound] = useState<EvaluationData>();
  const [refused, setRefused] = useState<CombinedError>();
  const [isAsking, setAsking] = useState(false);
  const answer = (path: string, value: unknown) => setAnswers((before) => withValue(before, path, value));
  const { form, agenda } = useFormState({ of: draft.permitType, answers, issues, answer });
  async function work() {
    setAsking(true);
    const { reference, permitType } = draft;
    const variables = { permitType: permitType.code, answers, documents: [...documents], reference };
    const { data, error } = await client.query(Preview, variables, { requestPolicy: 'network-only' }).toPromise();
    setAsking(false);
    const wrong = (error?.graphQLErrors[0]?.extensions.issues ?? []) as Issue[];
    setIssues(wrong);
    setRefused(error);
    setFound(data?.evaluate);
  }
  return (
    <details>
      <summary>{say(whatIfWords.TITLE)}</summary>
      <p className="dim">{say(whatIfWords.WHY)}</p>
      <FormContext value={form}>
        {agenda.fields
          .filter(({ fields }) => fields.length > 0)
          .map(({ path, name, schema, fields }) => (
            <details key={path}>
              <summary>{wordingOf(schema, language).title ?? name}</summary>
              <Fields of={fields} />
            </details>
          ))}
      </FormContext>
      <p className="row">
        <button type="button" className="button second" aria-disabled={isAsking} onClick={work}>
          {say(whatIfWords.WORK)}
        </button>
        <button type="button" className="button quiet" onClick={() => setAnswers(kept)}>
          {say(whatIfWords.RESET)}
        </button>
      </p>
      <div aria-live="polite">
        {refused && <Refused error={refused} />}
        {found && (
          <>
            <p className="notice">
              {say(
                whatIfWords.TOTAL({ before: money(total, found.currency), after: money(found.total, found.currency) }),
              )}
            </p>
            <EvaluationShown evaluation={found} formSchema={draft.permitType.formSchema} />
          </>
        )}
      </div>
    </details>
  );
}
