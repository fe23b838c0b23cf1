import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { stateWords } from '../shared/messages/shell.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Back } from './back.js';
import { Codes } from './codes.js';
import { DocumentPage } from './document/document-page.js';
import { documentWords, placeWords } from './messages.js';

const PdfPages = lazy(async () => ({ default: (await import('../shared/viewer/pdf-pages.js')).PdfPages }));

const CodesQuery = graphql(`
  query TemplateCodes {
    publications(kind: TEMPLATE, first: 500) { id code }
  }
`);

const PreviewQuery = graphql(`
  query Preview($text: JSON!) {
    previewTemplate(template: $text) { pdf permitType }
  }
`);

/** The printed papers: their text, what is wrong with it, and what it prints. */
export default function TemplatesPage() {
  const { say } = useTongue();
  const go = useNavigate();
  const { code } = useSearch({ from: '/admin/templates' });
  const found = useQuery({ query: CodesQuery });
  return (
    <WorkPage title={say(placeWords.templates)}>
      <Back />
      <Asked of={found}>
        {({ publications }) => {
          const codes = [...new Set(publications.map((each) => each.code))];
          const chosen = codes.find((each) => each === code) ?? codes[0] ?? '';
          return (
            <>
              <Codes
                of={codes}
                chosen={chosen}
                onChoose={(each) => void go({ to: '/admin/templates', search: { code: each } })}
              />
              <DocumentPage key={chosen} kind="TEMPLATE" code={chosen} beside={(text) => <Preview text={text} />} />
            </>
          );
        }}
      </Asked>
    </WorkPage>
  );
}

function Preview({ text }: { text: string }) {
  const { say } = useTongue();
  const client = useClient();
  const [shown, setShown] = useState<Blob | 'none'>();
  async function look() {
    const { data } = await client.query(PreviewQuery, { text }, { requestPolicy: 'network-only' }).toPromise();
    const pdf = data?.previewTemplate.pdf;
    setShown(pdf ? new Blob([Uint8Array.from(atob(pdf), (each) => each.charCodeAt(0))]) : 'none');
  }
  return (
    <section className="block" aria-labelledby="preview">
      <h2 id="preview">{say(documentWords.PREVIEW)}</h2>
      <button type="button" className="button second small" onClick={look}>
        {say(documentWords.PREVIEW)}
      </button>
      {shown === 'none' && <p role="status">{say(documentWords.PREVIEW_NONE)}</p>}
      {shown instanceof Blob && (
        <Suspense fallback={<p role="status">{say(stateWords.LOADING)}</p>}>
          <PdfPages file={shown} name={say(documentWords.PREVIEW)} />
        </Suspense>
      )}
    </section>
  );
}
