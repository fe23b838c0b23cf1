import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { Asked } from '../../shared/asked.js';
import { Editor } from './editor.js';
import { inForce } from './in-force.js';
import type { Kind } from './kinds.js';
import { type VersionData, VersionsQuery } from './operations.js';
import { Versions } from './versions.js';

interface DocumentPageProps {
  kind: Kind;
  code: string;
  acts?: (version: VersionData) => ReactNode;
  /** shown beside the text, of the text as it is */
  beside?: (text: string) => ReactNode;
}

/** The versions of a document, and the text of one of them to go on from. */
export function DocumentPage({ kind, code, acts, beside }: DocumentPageProps) {
  const found = useQuery({ query: VersionsQuery, variables: { kind, code }, requestPolicy: 'cache-and-network' });
  return (
    <Asked of={found}>
      {({ publications }) => <DocumentShown kind={kind} versions={publications} acts={acts} beside={beside} />}
    </Asked>
  );
}

interface DocumentShownProps {
  kind: Kind;
  versions: readonly VersionData[];
  acts: ((version: VersionData) => ReactNode) | undefined;
  beside: ((text: string) => ReactNode) | undefined;
}

const written = (version: VersionData | undefined) => (version ? JSON.stringify(version.document, null, 2) : '');

function DocumentShown({ kind, versions, acts, beside }: DocumentShownProps) {
  const now = inForce(versions) ?? versions.find(({ status }) => status === 'APPROVED');
  const [text, setText] = useState(() => written(now));
  return (
    <>
      <Editor kind={kind} text={text} onChange={setText} inForce={now && { code: now.code, version: now.version }}>
        {beside?.(text)}
      </Editor>
      {versions.length > 0 && (
        <Versions of={versions} onOpen={(version) => setText(written(version))} {...(acts && { acts })} />
      )}
    </>
  );
}
