/** Pages of an administrator, as they stand on the first one. */
export const PLACES = [
  { to: '/admin/types', name: 'types' },
  { to: '/admin/proposals', name: 'proposals' },
  { to: '/admin/rulebooks', name: 'rulebooks' },
  { to: '/admin/templates', name: 'templates' },
  { to: '/admin/people', name: 'people' },
  { to: '/admin/offices', name: 'offices' },
  { to: '/admin/calendar', name: 'calendar' },
  { to: '/admin/registers', name: 'registers' },
  { to: '/admin/migrations', name: 'migrations' },
  { to: '/admin/permits', name: 'permits' },
] as const;
