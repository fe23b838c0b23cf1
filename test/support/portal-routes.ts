import { readFileSync } from 'node:fs';

/** What stands in the places of a route that begin with `$`. */
export interface RouteSamples {
  type: string;
  code: string;
  /** of a draft, a filed case and a task */
  draft: string;
  filed: string;
  task: string;
}

/** Whose page it is, by how its path begins; the last is everybody's. */
const OWNERS: readonly [prefix: string, person: string | undefined][] = [
  ['/desk/team', 'director-1'],
  ['/desk', 'supervisor-1'],
  ['/statistics', 'supervisor-1'],
  ['/counter', 'counter-1'],
  ['/money', 'cashier-1'],
  ['/audit', 'auditor-1'],
  ['/integrate', 'admin-1'],
  ['/admin', 'admin-1'],
  ['/office', 'office-1'],
  ['/services', undefined],
  ['/notices', undefined],
  ['/verify', undefined],
  ['/', 'citizen-1'],
];

/** What pages show beside what they begin with; the address says which. */
const PARTS: Record<string, readonly string[]> = {
  '/draft/$reference': ['?part=property', '?part=documents', '?part=check', '?part=result'],
  '/money': ['?show=receipts', '?show=refunds', '?show=days'],
  '/audit': ['?show=chain', '?show=samples', '?show=automation'],
  '/integrate': ['?show=events', '?show=workflow', '?show=limits'],
};

/** The paths of the pages, as the router names them. */
export function routesOfPortal(): string[] {
  const text = readFileSync(new URL('../../portal/router.tsx', import.meta.url), 'utf8');
  return [...text.matchAll(/^ {2}page\(\s*'([^']+)'/gm)].map(([, path = '']) => path);
}

/** Every page of the router, with who comes to it and its addresses; a page that is added is among them by itself. */
export function pagesOfPortal(samples: RouteSamples): { person: string | undefined; addresses: string[] }[] {
  const { draft, filed, task, type, code } = samples;
  return routesOfPortal().map((route) => {
    const given: Record<string, string> = {
      type,
      code,
      id: task,
      reference: route.startsWith('/draft') ? draft : filed,
    };
    const path = route.replace(/\$(\w+)/g, (_, name: string) => {
      if (given[name] === undefined)
        throw new Error(`test/support/portal-routes.ts has no sample for $${name} of ${route}.`);
      return given[name];
    });
    const [, person] = OWNERS.find(([prefix]) => route.startsWith(prefix)) ?? [];
    return { person, addresses: ['', ...(PARTS[route] ?? [])].map((part) => `${path}${part}`) };
  });
}
