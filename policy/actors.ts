/** Whom the product itself names as acting, where nobody did: no account has one of these ids. */
const OWN_ACTORS = [
  /** the interpreter of a case */
  'engine',
  /** a deadline */
  'clock',
  /** money that was told by the bank, or that its gateway was asked of */
  'bank',
  'gateway',
  /** the sign-in provider's own word */
  'provider',
  /** a list that an operator read in */
  'import',
  /** what came with the product, and with its demo */
  'installation',
  'demo',
  /** a message that says of nobody that it is theirs */
  'unknown',
  /** to whom a message goes that is no role's */
  'applicant',
] as const;

/** Operators at the command line. */
const OPERATOR = /^cli(\/|$)/;

/** Whether an id is one of the product's own, however it is written. */
export function isOwnActor(id: string): boolean {
  const name = id.normalize('NFKC').toLowerCase();
  return OPERATOR.test(name) || (OWN_ACTORS as readonly string[]).includes(name);
}

/**
 * What an account is called, by a sign-in provider or by an administrator: Latin letters and digits, and between them what
 * providers use (`auth0|5f7c`, `maryam@city.example`). Nothing in it can be read for another, or for part of a path.
 */
const ACCOUNT = /^[A-Za-z0-9][A-Za-z0-9_.:@|+=~-]{0,199}$/;

/** Whether somebody may be known by this id. */
export const isAccountId = (id: string): boolean => ACCOUNT.test(id) && !isOwnActor(id);
