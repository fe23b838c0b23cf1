import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../shared/api/graphql.js';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { WorkPage } from '../shared/work/work-page.js';
import { Back } from './back.js';
import { Codes } from './codes.js';
import { DocumentPage } from './document/document-page.js';
import { placeWords } from './messages.js';

const CodesQuery = graphql(`
  query RulebookCodes {
    rulebooks { code version }
  }
`);

/** The rulebooks: what cases are worked out by, and from when. */
export default function RulebooksPage() {
  const { say } = useTongue();
  const go = useNavigate();
  const { code } = useSearch({ from: '/admin/rulebooks' });
  const found = useQuery({ query: CodesQuery });
  return (
    <WorkPage title={say(placeWords.rulebooks)}>
      <Back />
      <Asked of={found}>
        {({ rulebooks }) => {
          const codes = [...new Set(rulebooks.map((each) => each.code))];
          const chosen = codes.find((each) => each === code) ?? codes[0] ?? '';
          return (
            <>
              <Codes
                of={codes}
                chosen={chosen}
                onChoose={(each) => void go({ to: '/admin/rulebooks', search: { code: each } })}
              />
              <DocumentPage key={chosen} kind="RULEBOOK" code={chosen} />
            </>
          );
        }}
      </Asked>
    </WorkPage>
  );
}
