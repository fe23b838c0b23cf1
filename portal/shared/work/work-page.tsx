import './work.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTongue } from '../language.js';
import { Page } from '../page.js';
import { useViewer } from '../viewer.js';
import { AREAS } from './areas.js';
import { workWords } from './messages.js';

interface WorkPageProps {
  title: string;
  children: ReactNode;
}

/** A page of those who work for the municipality: as wide as there is room, with the places that they may go to. */
export function WorkPage({ title, children }: WorkPageProps) {
  const { say } = useTongue();
  const viewer = useViewer();
  const areas = AREAS.filter(({ isOf }) => viewer && isOf(viewer));
  return (
    <div className="work">
      {areas.length > 1 && (
        <nav className="areas" aria-label={say(workWords.AREAS)}>
          {areas.map(({ to, label }) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/desk' || to === '/audit', includeSearch: false }}>
              {say(label)}
            </Link>
          ))}
        </nav>
      )}
      <Page title={title}>{children}</Page>
    </div>
  );
}
