import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../shared/api/graphql.js';
import { useTongue } from '../shared/language.js';
import { LongWork, LongWorkFragment } from '../shared/work/long-work.js';
import { useAct } from '../shared/work/use-act.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Back } from './back.js';
import { DocumentPage } from './document/document-page.js';
import { documentWords, placeWords } from './messages.js';

const DryRun = graphql(
  `
  mutation DryRun($type: ID!, $version: Int!) {
    dryRun(input: { permitType: $type, version: $version, most: 500 }) {
      errors { code message { fa en } }
      work { ...LongWorkShown }
    }
  }
`,
  [LongWorkFragment],
);

/** One permit type: its text, what is wrong with it, what it changes, its versions, and what each would have made of past cases. */
export default function TypePage() {
  const { say } = useTongue();
  const { code } = useParams({ from: '/admin/types/$code' });
  const dryRun = useAct(DryRun, ['LongWork']);
  const [work, setWork] = useState<string>();
  return (
    <WorkPage title={`${say(placeWords.types)}: ${code === 'new' ? say(documentWords.NEW) : code}`}>
      <Back />
      {dryRun.refusal}
      {work && <LongWork key={work} id={work} />}
      <DocumentPage
        key={code}
        kind="PERMIT_TYPE"
        code={code}
        acts={({ version, status }) =>
          status === 'REJECTED' ? null : (
            <button
              type="button"
              className="button quiet small"
              aria-disabled={dryRun.busy}
              onClick={async () => setWork((await dryRun.act({ type: code, version }))?.dryRun.work?.id)}
            >
              {say(documentWords.DRY_RUN)}
            </button>
          )
        }
      />
    </WorkPage>
  );
}
