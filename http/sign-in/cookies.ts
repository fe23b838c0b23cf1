import type { Credentials } from '../../city/people/viewer.js';

/** A cookie that no script reads, that other sites' forms do not carry, and that goes over TLS alone where there is TLS. */
export interface CookieOptions {
  httpOnly: true;
  sameSite: 'lax';
  secure: boolean;
  path: '/';
  expires?: Date;
}

const SESSION = 'parvaneh-session';
const ATTEMPT = 'parvaneh-sign-in';

/** With the prefix a browser takes the cookie from this very host over TLS only: a neighbour cannot plant one. */
const named = (name: string, publicUrl: string) => (publicUrl.startsWith('https:') ? `__Host-${name}` : name);

export const sessionCookie = (publicUrl: string): string => named(SESSION, publicUrl);
export const attemptCookie = (publicUrl: string): string => named(ATTEMPT, publicUrl);

export const cookieOptions = (publicUrl: string, expires?: Date): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure: publicUrl.startsWith('https:'),
  path: '/',
  ...(expires && { expires }),
});

export function cookieOf({ headers }: Credentials, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const pair = pairs.find((pair) => pair.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) || undefined;
}
