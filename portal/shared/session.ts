import { forgetPages } from './offline/forget-pages.js';
import { leave } from './outbox/vault.js';

/** Where somebody signs in and comes back to the page that they are on, at an element of it. */
export const signInAddress = (element?: string): string =>
  `/sign-in?to=${encodeURIComponent(`${location.pathname}${location.search}${element ? `#${element}` : ''}`)}`;

/** Ends the session here and at the provider, and whatever this browser keeps of its person before that. */
export async function signOut(): Promise<void> {
  await Promise.allSettled([leave(), forgetPages()]);
  const headers = { accept: 'application/json', 'x-csrf': '1' };
  const response = await fetch('/sign-out', { method: 'POST', headers });
  const { next } = (await response.json()) as { next: string };
  location.assign(next);
}
