import { type FormEvent, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import type { AskedField } from '../../../forms/agenda/look.js';
import { Refused } from '../../shared/asked.js';
import type { EvaluationData } from '../../shared/evaluation/fragments.js';
import { Regulations } from '../../shared/evaluation/regulations.js';
import { FormContext } from '../../shared/form/context.js';
import { Fields } from '../../shared/form/field.js';
import { fieldAt } from '../../shared/form/field-at.js';
import { valueAt, withValue } from '../../shared/form/paths.js';
import { useFormState } from '../../shared/form/use-form-state.js';
import { labelOf } from '../../shared/form/wording.js';
import { type LocalizedText, useTongue } from '../../shared/language.js';
import { Known } from './known.js';
import { plotWords } from './messages.js';
import { type KnownField, PrefillQuery, Preview, type Startable } from './operations.js';

interface PlotProps {
  of: Startable;
  /** that an office applies under */
  mandate: string | undefined;
  onBegin(answers: Record<string, unknown>): Promise<void>;
}

type Answers = Record<string, unknown>;
type Issue = { path: string; message: LocalizedText };

/** Which plot it is about, what registers know of it, and what is allowed there: before any form. */
export function Plot({ of, mandate, onBegin }: PlotProps) {
  const { say, language } = useTongue();
  const client = useClient();
  const [answers, setAnswers] = useState<Answers>({});
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [known, setKnown] = useState<readonly KnownField[]>();
  const [found, setFound] = useState<EvaluationData>();
  const [refused, setRefused] = useState<CombinedError>();
  const [isAsking, setAsking] = useState(false);
  const answer = (path: string, value: unknown) => setAnswers((before) => withValue(before, path, value));
  const { form, agenda } = useFormState({ of, answers, issues, answer });
  const { plotField } = of;
  const plot = plotField ? fieldAt(agenda.fields, plotField) : undefined;
  if (!plotField || !plot) return null;
  const section = plotField.split('.')[0] ?? plotField;
  const group = fieldAt(agenda.fields, section);
  const labelAt = (path: string, value: unknown) =>
    labelOf(fieldAt(agenda.fields, path)?.schema ?? {}, value, language);
  const lacking = known && group ? missingIn(group, answers, plotField) : [];

  async function look(event: FormEvent) {
    event.preventDefault();
    if (isAsking || valueAt(answers, plotField ?? '') === undefined) return;
    setAsking(true);
    setRefused(undefined);
    setIssues([]);
    await ask().finally(() => setAsking(false));
  }

  async function ask() {
    const permitType = of.code;
    const onBehalfOf = mandate ?? null;
    const once = { requestPolicy: 'network-only' } as const;
    const filled = await client.query(PrefillQuery, { permitType, answers, onBehalfOf }, once).toPromise();
    if (!filled.data) return setRefused(filled.error);
    const more = filled.data.prefill.answers as Answers;
    setAnswers(more);
    setKnown((before) => [...(before ?? []), ...(filled.data?.prefill.fields ?? [])]);
    const plain = { permitType, answers: { [section]: more[section] }, onBehalfOf };
    const { data, error } = await client.query(Preview, plain, once).toPromise();
    const wrong = (error?.graphQLErrors[0]?.extensions.issues ?? []) as Issue[];
    const own = wrong.filter(({ path }) => path.startsWith(section));
    setIssues(own);
    setFound(data?.evaluate);
    if (error && own.length === 0) setRefused(error);
  }
  return (
    <FormContext value={form}>
      <form onSubmit={look} className="card plot" noValidate>
        <h2>{say(plotWords.TITLE)}</h2>
        <p>{say(plotWords.WHY)}</p>
        <Fields of={[plot]} />
        {lacking.length > 0 && <p>{say(plotWords.STILL)}</p>}
        <Fields of={lacking} />
        {refused && <Refused error={refused} />}
        <button type="submit" className="button" aria-disabled={isAsking}>
          {say(plotWords.LOOK)}
        </button>
      </form>
      <div aria-live="polite">
        {known && known.length > 0 && <Known of={known} labelAt={labelAt} />}
        {found && (
          <section>
            <h2>{say(plotWords.REGULATIONS)}</h2>
            {found.regulations.length === 0 && <p className="notice waits">{say(plotWords.WITHHELD)}</p>}
            <Regulations of={found.regulations} />
          </section>
        )}
        {found && (
          <button type="button" className="button" onClick={() => onBegin(answers)}>
            {say(plotWords.BEGIN)}
          </button>
        )}
      </div>
    </FormContext>
  );
}

/** What a section still needs before its regulations can be worked out. */
function missingIn(field: AskedField, answers: Answers, plotField: string): AskedField[] {
  if (field.fields.length > 0) {
    const inner = field.fields.filter(({ needed }) => needed);
    return inner.flatMap((each) => missingIn(each, answers, plotField));
  }
  return field.path !== plotField && field.needed ? [field] : [];
}
