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

/** What a page reads of its address after `?`, each a text. */
const reads =
  <Name extends string>(...names: Name[]) =>
  (search: Record<string, unknown>) => {
    const given = names.filter((name) => typeof search[name] === 'string' || typeof search[name] === 'number');
    return Object.fromEntries(given.map((name) => [name, String(search[name])])) as {
      [N in Name]?: string | undefined;
    };
  };

const routeTree = root.addChildren([
  page('/', () => import('./public/home-page.js')),
  page('/services/$type', () => import('./public/service-page.js')),
  page('/verify', () => import('./public/verify/verify-page.js')),
  page('/transparency', () => import('./public/transparency-page.js')),
  page('/notices', () => import('./public/notices/notices-page.js'), reads('after')),
  page('/notices/$code', () => import('./public/notices/notice-page.js')),
  page('/offices', () => import('./public/offices-page.js')),
  page('/apply/$type', () => import('./citizen/apply/start-page.js'), reads('mandate', 'notice')),
  page('/draft/$reference', () => import('./citizen/apply/draft-page.js'), reads('part')),
  page('/case/$reference', () => import('./citizen/case/case-page.js')),
  page('/desk', () => import('./desk/queue-page.js'), reads('only', 'type', 'priority', 'order', 'who', 'after')),
  page('/desk/search', () => import('./desk/search-page.js'), reads('q', 'after')),
  page('/desk/times', () => import('./desk/times-page.js')),
  page('/desk/team', () => import('./desk/team-page.js')),
  page('/desk/task/$id', () => import('./desk/task-page.js')),
  page('/money', () => import('./money/money-page.js'), reads('show', 'after')),
  page('/audit', () => import('./audit/audit-page.js'), reads('show', 'subject', 'after')),
  page('/audit/automation', () => import('./audit/automation-page.js')),
  page('/statistics', () => import('./statistics/statistics-page.js'), reads('months')),
  page('/integrate', () => import('./integrate/integrate-page.js'), reads('show', 'reference')),
  page('/admin', () => import('./admin/admin-page.js')),
  page('/admin/types', () => import('./admin/types-page.js')),
  page('/admin/types/$code', () => import('./admin/type-page.js')),
  page('/admin/proposals', () => import('./admin/proposals-page.js')),
  page('/admin/rulebooks', () => import('./admin/rulebooks-page.js'), reads('code')),
  page('/admin/templates', () => import('./admin/templates-page.js'), reads('code')),
  page('/admin/people', () => import('./admin/people-page.js'), reads('q', 'role', 'after')),
  page('/admin/offices', () => import('./admin/offices-page.js'), reads('after')),
  page('/admin/calendar', () => import('./admin/calendar-page.js'), reads('year')),
  page('/admin/registers', () => import('./admin/registers-page.js')),
  page('/admin/migrations', () => import('./admin/migrations-page.js')),
  page('/admin/permits', () => import('./admin/permits-page.js'), reads('q')),
  page('/my', () => import('./citizen/my-page.js')),
  page('/talk', () => import('./talk/talk-page.js'), reads('id')),
  page('/my/mandates', () => import('./citizen/mandates-page.js')),
  page('/my/invitations/$id', () => import('./citizen/invitation-page.js')),
  page('/my/notices', () => import('./citizen/notices-page.js')),
  page('/my/data', () => import('./citizen/data-page.js')),
  page('/counter', () => import('./counter/counter-page.js')),
  page('/counter/receipt/$reference', () => import('./counter/receipt-page.js')),
  page('/office', () => import('./office/office-page.js')),
  page('/office/mandates', () => import('./office/mandates-page.js')),
]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
