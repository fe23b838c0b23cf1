/** The keyword of a form's schema that says what a field is to whoever prints or tells of a case, whatever it is called. */
export const ROLE = 'x-role';

export const ROLES = ['holder', 'address'] as const;
/** `holder`: whom something is granted to; `address`: where. */
export type Role = (typeof ROLES)[number];
