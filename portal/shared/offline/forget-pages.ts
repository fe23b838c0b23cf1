import { PAGES } from './names.js';

/** Nothing is answered by this browser itself any more. */
export async function forgetPages(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
  await caches.delete(PAGES);
}
