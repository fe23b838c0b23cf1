/** Every kind of role, as a plain list: workflows ask the policy, and are better off without what checks JSON. */
export const ROLE_KINDS = [
  'CITIZEN',
  'OFFICE',
  'STAFF',
  'OVERSEER',
  'ADMIN',
  'AUDITOR',
  'CASHIER',
  'INTEGRATOR',
  'COUNTER',
] as const;
