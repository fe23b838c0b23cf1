import { isLeaving } from '../outbox/vault.js';
import { forgetPages } from './forget-pages.js';
import { PAGES, WORKER } from './names.js';

/** Of the pages themselves, what is always asked for. */
const ALWAYS = ['/', '/before.js', '/icon.svg'];

interface WithPolicies {
  trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(text: string): string };
  };
}

// The one address that the pages' policy lets a text be a script for, whatever it is given.
const policy = (window as WithPolicies).trustedTypes?.createPolicy('offline', { createScriptURL: () => WORKER });

/** Keeps the pages that are open, none of which holds anything of anybody, so that they open without a line. */
export async function keepPages(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(policy?.createScriptURL(WORKER) ?? WORKER);
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.startsWith('/assets/'));
  const wanted = new Set([...ALWAYS, ...loaded]);
  const pages = await caches.open(PAGES);
  await pages.addAll([...wanted]);
  const kept = await pages.keys();
  // Those of an earlier version.
  await Promise.all(kept.filter(({ url }) => !wanted.has(new URL(url).pathname)).map((each) => pages.delete(each)));
  if (isLeaving) await forgetPages();
}
