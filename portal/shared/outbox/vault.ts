/** What a key of this browser has made unreadable to everybody else. */
export interface Sealed {
  account: string;
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

interface KeptKey {
  account: string;
  key: CryptoKey;
}

const KEYS = 'keys';
const THE_KEY = 'key';
/** From when somebody signs out this page keeps nothing more, whatever is under way. */
export let isLeaving = false;

const STORES = [KEYS, 'unsent', 'permits'] as const;
type StoreName = (typeof STORES)[number];

/**
 * Seals with a key that no script can read out. The key is one account's: it goes when they sign out, or somebody else signs in,
 * and nobody can read what it sealed any more.
 */
export async function seal(account: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  if (isLeaving) throw new Error('whoever this is kept for signs out');
  const key = (await keyOf(account)) ?? (await makeKey(account));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { account, iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) };
}

/** Undefined for what another key has sealed. */
export async function unseal(key: CryptoKey, { iv, bytes }: Sealed): Promise<ArrayBuffer | undefined> {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes).catch(() => undefined);
}

/** The key of whoever has worked here last and has not signed out, for pages that cannot ask who it is. */
export async function keptKey(): Promise<KeptKey | undefined> {
  return inStore<KeptKey | undefined>(KEYS, 'readonly', (store) => store.get(THE_KEY));
}

/** An account's own key; what is kept of anybody else is forgotten. */
export async function keyOf(account: string): Promise<CryptoKey | undefined> {
  const kept = await keptKey();
  if (kept && kept.account !== account) await forgetEverything();
  return kept?.account === account ? kept.key : undefined;
}

/** Forgets everything, the key first. */
async function forgetEverything(): Promise<void> {
  for (const name of STORES) await inStore(name, 'readwrite', (store) => store.clear());
}

/** Forgets everything, for good: until another page is opened nothing is kept. */
export async function leave(): Promise<void> {
  isLeaving = true;
  await forgetEverything();
}

/** Where a session has ended by itself what was typed waits for its person; what can be had again does not. */
export async function keepOnlyOf(account: string | null): Promise<void> {
  if (account === null) await forgetPermits();
  else await keyOf(account);
}

export async function forgetPermits(): Promise<void> {
  await inStore('permits', 'readwrite', (store) => store.clear());
}

async function makeKey(account: string): Promise<CryptoKey> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // Of two windows that begin at once, the key of the first counts.
  await inStore(KEYS, 'readwrite', (store) => store.add({ account, key } satisfies KeptKey, THE_KEY)).catch(
    () => undefined,
  );
  return (await keyOf(account)) ?? key;
}

let opened: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('outbox', 2);
    request.onupgradeneeded = () => {
      const { result } = request;
      for (const name of STORES) if (!result.objectStoreNames.contains(name)) result.createObjectStore(name);
    };
    request.onsuccess = () => {
      // A window of a later version must not wait for this one.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('another window keeps an earlier form of what is kept here'));
  });
  return opened;
}

export async function inStore<T>(
  name: StoreName,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<T> {
  const transaction = (await database()).transaction(name, mode);
  const request = act(transaction.objectStore(name));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result as T);
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}
