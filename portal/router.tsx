import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { NotFoundPage } from './shared/not-found-page.js';
import { Shell } from './shared/shell.js';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

/** A page is a component of its own file, which is fetched when somebody comes to it. */
const page = <Path extends string, Search = object>(
  path: Path,
  load: () => Promise<{ default: () => ReactNode }>,
  validateSearch?: (search: Record<string, unknown>) => Search,
) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load), validateSearch });

/** Which part of a draft is shown; all of them without. */
const partOfDraft = ({ part }: Record<string, unknown>): { part?: string | undefined } => ({
  part: typeof part === 'string' ? part : undefined,
});

/** For which owner an office applies. */
const underMandate = ({ mandate }: Record<string, unknown>): { mandate?: string | undefined } => ({
  mandate: typeof mandate === 'string' ? mandate : undefined,
});

/** Which work is listed, and after which of it. */
const partOfQueue = ({
  only,
  after,
}: Record<string, unknown>): { only?: string | undefined; after?: string | undefined } => ({
  only: typeof only === 'string' ? only : undefined,
  after: typeof after === 'string' ? after : undefined,
});

/** What is looked for, and after which of it. */
const wordsAndPlace = ({
  q,
  after,
}: Record<string, unknown>): { q?: string | undefined; after?: string | undefined } => ({
  q: typeof q === 'string' || typeof q === 'number' ? String(q) : undefined,
  after: typeof after === 'string' ? after : undefined,
});

const routeTree = root.addChildren([
  page('/', () => import('./public/home-page.js')),
  page('/services/$type', () => import('./public/service-page.js')),
  page('/offices', () => import('./public/offices-page.js')),
  page('/apply/$type', () => import('./citizen/apply/start-page.js'), underMandate),
  page('/draft/$reference', () => import('./citizen/apply/draft-page.js'), partOfDraft),
  page('/case/$reference', () => import('./citizen/case/case-page.js')),
  page('/desk', () => import('./desk/queue-page.js'), partOfQueue),
  page('/desk/search', () => import('./desk/search-page.js'), wordsAndPlace),
  page('/desk/task/$id', () => import('./desk/task-page.js')),
  page('/my', () => import('./citizen/my-page.js')),
]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
