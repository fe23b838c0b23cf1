import { type FormEvent, useId, useState } from 'react';
import { useTongue } from '../../shared/language.js';
import { verifyWords as words } from './messages.js';

interface AskedText {
  name: string;
  label: string;
  /** how it looks on a paper */
  example?: string;
  long?: boolean;
}

interface AskProps {
  title: string;
  help?: string;
  fields: readonly AskedText[];
  onAsk(texts: string[]): Promise<void>;
}

/** One way to ask: its fields, and what is missing of them told at the field. */
export function Ask({ title, help, fields, onAsk }: AskProps) {
  const { say, code } = useTongue();
  const id = useId();
  const [texts, setTexts] = useState(() => fields.map(() => ''));
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);

  async function ask(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const missing = texts.findIndex((text) => text.trim() === '');
    if (missing >= 0) return document.getElementById(`${id}${missing}`)?.focus();
    if (isAsking) return;
    setAsking(true);
    await onAsk(texts.map((text) => text.trim())).finally(() => setAsking(false));
    setTried(false);
  }
  return (
    <form className="card" onSubmit={ask} noValidate>
      <h2>{title}</h2>
      {help && <p>{help}</p>}
      {fields.map(({ name, label, example, long }, i) => {
        const missing = isTried && texts[i]?.trim() === '';
        const ties = {
          id: `${id}${i}`,
          name,
          dir: 'ltr',
          autoComplete: 'off',
          spellCheck: false,
          maxLength: 8_000,
          value: texts[i],
          'aria-invalid': missing,
          'aria-describedby': `${id}${i}-help`,
          onChange: ({ target }: { target: { value: string } }) => setTexts(texts.with(i, target.value)),
        } as const;
        return (
          <div className="question" key={name}>
            <label htmlFor={`${id}${i}`}>{label}</label>
            {long ? <textarea {...ties} rows={4} /> : <input type="text" {...ties} />}
            <small id={`${id}${i}-help`} className={missing ? 'issue' : undefined}>
              {missing ? say(words.MISSING) : example && say(words.EXAMPLE({ example: code(example) }))}
            </small>
          </div>
        );
      })}
      <button type="submit" className="button" aria-disabled={isAsking}>
        {say(words.VERIFY)}
      </button>
    </form>
  );
}
