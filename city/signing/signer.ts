import { statSync } from 'node:fs';
import { CompactSign } from 'jose';
import { currentKey, keysStamp, type PermitKeySettings, type PublicKey, publishedKeys } from './keys.js';

/** Public keys as they are published (RFC 7517). */
export interface KeySet {
  keys: PublicKey[];
}

/** Signs with the current key, and knows every key that ever signed. A rotation is noticed without a restart. */
export interface PermitSigner {
  /** A compact JWS. `typ` keeps one kind of token from passing for another. Equal claims give equal text. */
  sign(typ: 'permit' | 'permit-status' | 'publication' | 'trail-seal' | 'trail-base', claims: object): Promise<string>;
  /** The same object until a key is added. */
  keySet(): KeySet;
}

/** Makes the first key where none is configured. Throws PermitKeyError. */
export function createPermitSigner(settings: PermitKeySettings): PermitSigner {
  const load = () => {
    const key = currentKey(settings);
    return { ...key, keySet: { keys: publishedKeys(settings) }, stamp: keysStamp(settings) };
  };
  let loaded = load();
  const fresh = () => {
    if (keysStamp(settings) !== loaded.stamp) loaded = load();
    return loaded;
  };
  return {
    sign(typ, claims) {
      const { privateKey, publicKey } = fresh();
      return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
        .setProtectedHeader({ alg: 'EdDSA', typ, kid: publicKey.kid })
        .sign(privateKey);
    },
    keySet: () => fresh().keySet,
  };
}

/** The public keys of a folder, for whoever verifies and signs nothing. A key that is added is noticed without a restart. */
export function createKeyReader(folder: string): () => KeySet {
  let read: { keySet: KeySet; changed: bigint } | undefined;
  return () => {
    const changed = statSync(folder, { bigint: true, throwIfNoEntry: false })?.mtimeNs;
    if (changed === undefined) return { keys: [] };
    if (read?.changed !== changed) read = { keySet: { keys: publishedKeys({ folder }) }, changed };
    return read.keySet;
  };
}
