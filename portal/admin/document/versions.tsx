import type { ReactNode } from 'react';
import { useTongue } from '../../shared/language.js';
import { Rows } from '../../shared/work/rows.js';
import { documentWords, publicationWords } from '../messages.js';
import type { VersionData } from './operations.js';

interface VersionsProps {
  of: readonly VersionData[];
  onOpen(version: VersionData): void;
  /** what else may be done with one */
  acts?: (version: VersionData) => ReactNode;
}

/** who proposed what a new installation begins with */
const SHIPPED = 'installation';

/** Every version that was proposed or published, the newest first. */
export function Versions({ of, onOpen, acts }: VersionsProps) {
  const { say, number, moment } = useTongue();
  return (
    <section className="block" aria-labelledby="versions">
      <h2 id="versions">{say(documentWords.VERSIONS)}</h2>
      <Rows
        of={of}
        keyOf={({ id }) => id}
        columns={[
          { title: say(documentWords.VERSION), show: ({ version }) => number(version) },
          {
            title: say(documentWords.STATUS),
            show: ({ status }) => (
              <span className={status === 'PROPOSED' ? 'badge waits' : 'badge'}>{say(publicationWords[status])}</span>
            ),
          },
          {
            title: say(documentWords.BY),
            show: ({ proposedBy }) => (proposedBy === SHIPPED ? say(documentWords.SHIPPED) : <bdi>{proposedBy}</bdi>),
          },
          { title: say(documentWords.APPROVED_BY), show: ({ decidedBy }) => <bdi>{decidedBy ?? '—'}</bdi> },
          {
            title: say(documentWords.FROM),
            show: ({ activeFrom, retiredFrom }) => (
              <>
                {activeFrom ? moment(activeFrom) : '—'}
                {retiredFrom && (
                  <>
                    {' '}
                    {say(documentWords.UNTIL)} {moment(retiredFrom)}
                  </>
                )}
              </>
            ),
          },
          {
            title: say(documentWords.EDIT),
            show: (version) => (
              <span className="row">
                <button type="button" className="button second small" onClick={() => onOpen(version)}>
                  {say(documentWords.OPEN_VERSION)}
                </button>
                {acts?.(version)}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
