import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Asked, Refused } from '../../shared/asked.js';
import { EvaluationShown } from '../../shared/evaluation/evaluation.js';
import { useTongue } from '../../shared/language.js';
import { resultWords } from './messages.js';
import { DocumentsQuery, type Draft, Preview, Submit } from './operations.js';
import type { OpenDraft } from './use-draft.js';
import { WhatIf } from './what-if.js';

/** What filing would give, before anybody files; then filing. */
export function Result({ draft, open }: { draft: Draft; open: OpenDraft }) {
  const { say } = useTongue();
  const go = useNavigate();
  const { reference, revision, permitType } = draft;
  const [isKept, setKept] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when somebody comes to the page
  useEffect(() => {
    void open.save().then(setKept);
  }, []);
  const [attached] = useQuery({
    query: DocumentsQuery,
    variables: { reference },
    requestPolicy: 'network-only',
    pause: !isKept,
  });
  const documents = (attached.data?.application?.documentsRequired ?? []).flatMap(({ document, files }) =>
    files.length > 0 ? [document.code] : [],
  );
  const preview = useQuery({
    query: Preview,
    variables: {
      permitType: permitType.code,
      answers: open.form.answers,
      documents,
      reference,
    },
    requestPolicy: 'network-only',
    pause: !isKept || !attached.data,
  });
  const [filed, submit] = useMutation(Submit);
  // Pressed twice, or sent again by the network, it is filed once.
  const [key] = useState(() => crypto.randomUUID());

  async function file() {
    if (!(await open.save())) return;
    const { data } = await submit({ reference, revision, key });
    if (data) await go({ to: '/case/$reference', params: { reference } });
  }
  return (
    <>
      <Asked of={preview}>
        {({ evaluate }) => (
          <>
            <EvaluationShown evaluation={evaluate} formSchema={permitType.formSchema} />
            <WhatIf draft={draft} answers={open.form.answers} documents={documents} total={evaluate.total} />
          </>
        )}
      </Asked>
      <p>{say(resultWords.FILE_WHY)}</p>
      {filed.error && <Refused error={filed.error} again={file} />}
      <button type="button" className="button" aria-disabled={filed.fetching} onClick={file}>
        {say(resultWords.FILE)}
      </button>
    </>
  );
}
