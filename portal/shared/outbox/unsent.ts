import { inStore, keyOf, type Sealed, seal, unseal } from './vault.js';

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

interface Row extends Sealed {
  reference: string;
  at: number;
}

const UNSENT = 'unsent';
/** What nobody came back for in that time is forgotten. */
const KEPT_MS = 14 * 86_400_000;

/** Keeps what is not sent in the browser, sealed. */
export async function keepUnsent(account: string, { reference, page }: Place, unsent: Unsent): Promise<void> {
  const sealed = await seal(account, new TextEncoder().encode(JSON.stringify(unsent)));
  const row: Row = { ...sealed, reference, at: Date.now() };
  await inStore(UNSENT, 'readwrite', (store) => store.put(row, [reference, page]));
}

/** What is kept of a draft by other pages, closed ones above all; nothing of another account's. */
export async function unsentOf(account: string, reference: string): Promise<UnsentOfPage[]> {
  const key = await keyOf(account);
  const range = IDBKeyRange.bound([reference], [reference, []]);
  const [pages, rows] = await Promise.all([
    inStore<[string, string][]>(UNSENT, 'readonly', (store) => store.getAllKeys(range)),
    inStore<Row[]>(UNSENT, 'readonly', (store) => store.getAll(range)),
  ]);
  const found = await Promise.all(
    rows.map(async (row, i) => {
      if (!key || row.account !== account || row.at < Date.now() - KEPT_MS) return [];
      const plain = await unseal(key, row);
      const page = pages[i]?.[1] ?? '';
      return plain ? [{ page, ...(JSON.parse(new TextDecoder().decode(plain)) as Unsent) }] : [];
    }),
  );
  return found.flat();
}

export const forgetUnsent = ({ reference, page }: Place): Promise<unknown> =>
  inStore(UNSENT, 'readwrite', (store) => store.delete([reference, page]));
