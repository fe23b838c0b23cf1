import { useMemo, useState } from 'react';
import { graphql } from '../../shared/api/graphql.js';
import { AsksFirst } from '../../shared/asks-first.js';
import { FormContext } from '../../shared/form/context.js';
import { Fields } from '../../shared/form/field.js';
import { withValue } from '../../shared/form/paths.js';
import { useFormState } from '../../shared/form/use-form-state.js';
import { useTongue } from '../../shared/language.js';
import { useAct } from '../../shared/work/use-act.js';
import { caseWords } from './messages.js';
import type { Case } from './operations.js';

const Tell = graphql(`
  mutation TellCase($input: TellCaseInput!) {
    tellCase(input: $input) { errors { code path message { fa en } } reference }
  }
`);

const NOTHING = { formSchema: { type: 'object' }, uiSchema: {} };
const NO_ISSUES: never[] = [];

interface Props {
  of: Pick<Case, 'reference' | 'signals' | 'permitType'>;
  onChange(): void;
}

/** What the case waits to be told by whoever reads it, such as that works are begun. */
export const Tellings = ({ of, onChange }: Props) =>
  of.signals.map((signal) => <Telling key={signal.signal} ofCase={of} of={signal} onChange={onChange} />);

function Telling({
  ofCase: { reference, permitType },
  of: { signal, title, form: asked },
  onChange,
}: Pick<Props, 'onChange'> & { ofCase: Props['of']; of: Case['signals'][number] }) {
  const { say } = useTongue();
  const [answers, setAnswers] = useState<Record<string, unknown>>({});
  const key = useMemo(() => crypto.randomUUID(), []);
  const { act, refusal } = useAct(Tell);
  const answer = (path: string, value: unknown) => setAnswers((given) => withValue(given, path, value));
  const { code, version } = permitType;
  const source = useMemo(() => ({ permitType: code, version, step: signal }), [code, version, signal]);
  const { form, agenda } = useFormState({ of: asked ?? NOTHING, answers, issues: NO_ISSUES, answer, source });
  const tell = async () => {
    const idempotencyKey = `${key} ${JSON.stringify(answers).length}`;
    if (await act({ input: { reference, signal, idempotencyKey, ...(asked && { data: answers }) } })) onChange();
  };
  return (
    <section className="card" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      {refusal}
      <AsksFirst title={say(caseWords.TELL)} onYes={() => void tell()}>
        {asked ? (
          <FormContext value={form}>
            <Fields of={agenda.fields} />
          </FormContext>
        ) : (
          <p>{say(title)}</p>
        )}
      </AsksFirst>
    </section>
  );
}
