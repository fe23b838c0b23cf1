import { useMemo } from 'react';
import { graphql } from '../../shared/api/graphql.js';
import { AsksFirst } from '../../shared/asks-first.js';
import { useAskedForm } from '../../shared/form/asked-form.js';
import { InWords } from '../../shared/in-words.js';
import { useTongue } from '../../shared/language.js';
import { useAct } from '../../shared/work/use-act.js';
import { caseWords } from './messages.js';
import type { Case } from './operations.js';

const Tell = graphql(`
  mutation TellCase($input: TellCaseInput!) {
    tellCase(input: $input) { errors { code path message { fa en } } reference }
  }
`);

interface Props {
  of: Pick<Case, 'reference' | 'signals'>;
  onChange(): void;
}

/** What the case waits to be told by whoever reads it, such as that works are begun. */
export const Tellings = ({ of, onChange }: Props) =>
  of.signals.map((signal) => <Telling key={signal.signal} reference={of.reference} of={signal} onChange={onChange} />);

function Telling({
  reference,
  of: { signal, title, entry, form: asked },
  onChange,
}: Pick<Props, 'onChange'> & { reference: string; of: Case['signals'][number] }) {
  const { say } = useTongue();
  const key = useMemo(() => crypto.randomUUID(), []);
  const { act, refusal, issues } = useAct(Tell);
  const { answers, fields } = useAskedForm(asked, issues, 'data');
  const tell = async () => {
    const idempotencyKey = `${key} ${JSON.stringify(answers).length}`;
    if (await act({ input: { reference, signal, idempotencyKey, ...(asked && { data: answers }) } })) onChange();
  };
  return (
    <section className="card" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      <InWords of={entry} />
      {refusal}
      <AsksFirst title={say(caseWords.TELL)} onYes={() => void tell()}>
        {fields ?? <p>{say(title)}</p>}
      </AsksFirst>
    </section>
  );
}
