import { useMemo, useState } from 'react';
import { graphql } from '../../shared/api/graphql.js';
import { AsksFirst } from '../../shared/asks-first.js';
import { useAskedForm } from '../../shared/form/asked-form.js';
import { useTongue } from '../../shared/language.js';
import { publicNoticeWords as words } from '../../shared/messages/notices.js';
import { useAct } from '../../shared/work/use-act.js';
import type { Notice } from './operations.js';

const Send = graphql(`
  mutation RespondToNotice($input: RespondToNoticeInput!) {
    respondToNotice(input: $input) { errors { code path message { fa en } } response { code } }
  }
`);

/** An objection, or the wish to be told the decision. */
export function Respond({ of, kind }: { of: Notice; kind: Notice['takes'][number] }) {
  const { say, code } = useTongue();
  const objects = kind === 'OBJECTION';
  const [text, setText] = useState('');
  const [filed, setFiled] = useState<string>();
  const key = useMemo(() => crypto.randomUUID(), []);
  const { act, refusal, issues } = useAct(Send, ['OwnNoticeResponse']);
  const { answers, fields } = useAskedForm(objects ? of.form : null, issues);
  if (filed) {
    return (
      <p className="notice" role="status">
        {say(words.DONE({ code: code(filed) }))}
      </p>
    );
  }
  const send = async () => {
    const words = text.trim() || null;
    const idempotencyKey = `${key} ${JSON.stringify([words, answers]).length}`;
    const given = objects && of.form ? { answers } : {};
    const done = await act({ input: { notice: of.code, kind, text: words, idempotencyKey, ...given } });
    setFiled(done?.respondToNotice.response?.code);
  };
  const id = `respond-${kind}`;
  return (
    <section className="card">
      {refusal}
      <AsksFirst title={say(objects ? words.OBJECT : words.REQUEST)} onYes={() => void send()}>
        {objects && (
          <>
            <p>{say(words.OBJECT_WHAT)}</p>
            <div className="question">
              <label htmlFor={id}>{say(words.WHY)}</label>
              <textarea
                id={id}
                rows={4}
                required
                maxLength={4000}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            </div>
            {fields}
          </>
        )}
      </AsksFirst>
    </section>
  );
}
