/** What was typed and is not with the server yet: the working copy as it is here, and as the server last had it. */
export interface Unsent {
  answers: Record<string, unknown>;
  base: Record<string, unknown>;
}

export interface UnsentOfPage extends Unsent {
  page: string;
}

/** Two pages of one browser keep each its own. */
interface Place {
  reference: string;
  page: string;
}

interface Sealed {
  account: string;
  reference: string;
  at: number;
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

interface KeptKey {
  account: string;
  key: CryptoKey;
}

const KEYS = 'keys';
const UNSENT = 'unsent';
const THE_KEY = 'key';
/** What nobody came back for in that time is forgotten. */
const KEPT_MS = 14 * 86_400_000;

/**
 * Keeps what is not sent in the browser, sealed with a key that no script can read out. The key is one account's: it goes
 * when they sign out, or somebody else signs in, and nobody can read what it sealed any more.
 */
export async function keepUnsent(account: string, { reference, page }: Place, unsent: Unsent): Promise<void> {
  const key = (await keyOf(account)) ?? (await makeKey(account));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, encoded(unsent));
  await inStore(UNSENT, 'readwrite', (store) =>
    store.put({ account, reference, at: Date.now(), iv, bytes } satisfies Sealed, [reference, page]),
  );
}

/** What is kept of a draft by other pages, closed ones above all; nothing of another account's. */
export async function unsentOf(account: string, reference: string): Promise<UnsentOfPage[]> {
  const key = await keyOf(account);
  const range = IDBKeyRange.bound([reference], [reference, []]);
  const [pages, rows] = await Promise.all([
    inStore<[string, string][]>(UNSENT, 'readonly', (store) => store.getAllKeys(range)),
    inStore<Sealed[]>(UNSENT, 'readonly', (store) => store.getAll(range)),
  ]);
  const found = await Promise.all(
    rows.map(async ({ account: whose, at, iv, bytes }, i) => {
      if (!key || whose !== account || at < Date.now() - KEPT_MS) return [];
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes).catch(() => undefined);
      const page = pages[i]?.[1] ?? '';
      return plain ? [{ page, ...(JSON.parse(new TextDecoder().decode(plain)) as Unsent) }] : [];
    }),
  );
  return found.flat();
}

export const forgetUnsent = ({ reference, page }: Place): Promise<unknown> =>
  inStore(UNSENT, 'readwrite', (store) => store.delete([reference, page]));

/** Forgets everything, the key first. */
export async function forgetEverything(): Promise<void> {
  await inStore(KEYS, 'readwrite', (store) => store.clear());
  await inStore(UNSENT, 'readwrite', (store) => store.clear());
}

async function keyOf(account: string): Promise<CryptoKey | undefined> {
  const kept = await inStore<KeptKey | undefined>(KEYS, 'readonly', (store) => store.get(THE_KEY));
  if (kept && kept.account !== account) await forgetEverything();
  return kept?.account === account ? kept.key : undefined;
}

async function makeKey(account: string): Promise<CryptoKey> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // Of two windows that begin at once, the key of the first counts.
  await inStore(KEYS, 'readwrite', (store) => store.add({ account, key } satisfies KeptKey, THE_KEY)).catch(
    () => undefined,
  );
  return (await keyOf(account)) ?? key;
}

const encoded = (unsent: Unsent) => new TextEncoder().encode(JSON.stringify(unsent));

let opened: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('outbox', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(KEYS);
      request.result.createObjectStore(UNSENT);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function inStore<T>(
  name: string,
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
